import { Dexie } from 'dexie';
import type { DrafthandDatabase } from './database';
import { inOrder } from './index-places';
import {
  addDocument,
  addPosting,
  createSegmentBuilder,
  deleteSegment,
  hasBit,
  idOf,
  type SegmentBuilder,
  setBits,
  writeSegment,
} from './index-segments';
import { readPostings } from './postings-codec';
import { ofOwner } from './row-ranges';
import type { IndexSegmentRow } from './rows';
import { unpackPassages } from './segment-passages';

/** Passages of a segment above which it is full: its row of passages stays under 64 KiB. */
const mostPassages = 20_000;

/**
 * Merges segments until each is larger than all that were written after it together: their number
 * grows with the logarithm of the library, and so does the work per document; full ones are left alone. Texts are
 * not looked at. Reading and merging hold up nobody; a document that is changed meanwhile stays changed.
 * What the database refuses (no room) is left for the next time, as is what was begun when the signal is
 * aborted: the index is as true as before.
 */
export async function mergeSegments(db: DrafthandDatabase, signal?: AbortSignal): Promise<void> {
  const segments = inOrder(await db.lexicalSegments.toArray());
  const newest = segmentsToMerge(segments);
  if (newest.length === 0) return;
  try {
    await merge(db, newest, signal);
  } catch (thrown) {
    if (!(thrown instanceof Dexie.DexieError)) throw thrown;
  }
}

type SegmentSize = Pick<IndexSegmentRow, 'id' | 'documentCount' | 'deadCount' | 'passageCount'>;

/**
 * Neighbouring segments that have to become one; none when all is well. Segments come oldest first. Sizes
 * are counted in passages that are alive, as far as documents tell.
 */
export function segmentsToMerge<Segment extends SegmentSize>(segments: Segment[]): Segment[] {
  let from = segments.length;
  let newer = 0;
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    const segment = segments[index];
    if (!segment) continue;
    const alive = aliveIn(segment);
    if (newer + alive > mostPassages) break;
    // One that is mostly dead is worth writing again whatever comes after it.
    if (isMostlyDead(segment) || (newer > 0 && newer >= alive)) from = index;
    newer += alive;
  }
  if (from < segments.length) return segments.slice(from);
  const wasteful = segments.find(isMostlyDead);
  return wasteful ? [wasteful] : [];
}

function aliveIn({ documentCount, deadCount, passageCount }: SegmentSize): number {
  return Math.round((passageCount * (documentCount - deadCount)) / Math.max(1, documentCount));
}

function isMostlyDead({ documentCount, deadCount }: SegmentSize): boolean {
  return documentCount - deadCount < deadCount;
}

async function merge(
  db: DrafthandDatabase,
  segments: IndexSegmentRow[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const builder = createSegmentBuilder();
  const copies: Uint32Array[] = [];
  for (const segment of segments) {
    if (signal?.aborted) return;
    copies.push(await copyAlive(db, segment, builder));
  }
  if (signal?.aborted) return;
  const tables = [db.lexicalSegments, db.lexicalPassages, db.lexicalBlocks, db.lexicalVocabularies];
  await db.transaction('rw', tables, async () => {
    const current = await db.lexicalSegments.bulkGet(segments.map(idOf));
    // Another context has merged or emptied one of them: its doing stands.
    const now = current.filter((segment) => segment !== undefined);
    if (now.length < segments.length) return;
    const died = diedMeanwhile(now, copies, builder);
    for (const segment of segments) await deleteSegment(db, idOf(segment));
    if (died.deadCount < builder.documents.length) await writeSegment(db, builder, died);
  });
}

/** No passage of the merged segment. */
const nowhere = 0xffffffff;

/** Copies what is alive, and returns for each passage of the segment its place in the merged one. */
async function copyAlive(
  db: DrafthandDatabase,
  segment: IndexSegmentRow,
  builder: SegmentBuilder,
): Promise<Uint32Array> {
  const places = new Uint32Array(segment.passageCount).fill(nowhere);
  const row = await db.lexicalPassages.get(idOf(segment));
  if (!row) return places;
  const { firsts, starts, lengths } = unpackPassages(row);
  for (const [document, first] of firsts.entries()) {
    const start = starts[document] ?? 0;
    const end = starts[document + 1] ?? start;
    if (end === start || hasBit(segment.dead, start)) continue;
    const place = addDocument(builder, { first, lengths: [...lengths.subarray(start, end)] });
    for (let at = start; at < end; at += 1) places[at] = place + at - start;
  }
  const blocks = await db.lexicalBlocks
    .where('[segmentId+number]')
    .between(...ofOwner(idOf(segment)))
    .toArray();
  for (const { terms, ends, data } of blocks) {
    for (const [index, term] of terms.entries()) {
      readPostings(data, ends[index - 1] ?? 0, ends[index] ?? 0, (passage, weight) => {
        const place = places[passage] ?? nowhere;
        if (place !== nowhere) addPosting(builder, term, place, weight);
      });
    }
  }
  return places;
}

/** What was changed or removed while the merged segment was made, as its dead. */
function diedMeanwhile(
  now: IndexSegmentRow[],
  copies: Uint32Array[],
  builder: SegmentBuilder,
): { deadCount: number; dead?: Uint8Array } {
  const dead = new Uint8Array(Math.ceil(builder.passageCount / 8));
  let isAny = false;
  for (const [index, segment] of now.entries()) {
    for (const [passage, place] of (copies[index] ?? new Uint32Array()).entries()) {
      if (place === nowhere || !hasBit(segment.dead, passage)) continue;
      setBits(dead, place, place + 1);
      isAny = true;
    }
  }
  if (!isAny) return { deadCount: 0 };
  let start = 0;
  let deadCount = 0;
  for (const { lengths } of builder.documents) {
    if (lengths.length > 0 && hasBit(dead, start)) deadCount += 1;
    start += lengths.length;
  }
  return { deadCount, dead };
}
