import { Dexie } from 'dexie';
import type { DrafthandDatabase } from './database';
import {
  addDocument,
  addPostings,
  createSegmentBuilder,
  deleteSegment,
  idOf,
  readTerm,
  type SegmentBuilder,
  writeSegment,
} from './index-segments';
import type { IndexSegmentRow } from './rows';

/**
 * Merges segments until each is larger than all that were written after it together: their number
 * grows with the logarithm of the library, and so does the work per document. Texts are not looked
 * at. Reading and merging hold up nobody; a document that is changed meanwhile stays changed. What
 * the database refuses (no room) is left for the next time: the index is as true as before.
 */
export async function mergeSegments(db: DrafthandDatabase): Promise<void> {
  const segments = await db.indexSegments.toArray();
  const newest = segmentsToMerge(segments);
  if (newest.length === 0) return;
  try {
    await merge(db, newest);
  } catch (thrown) {
    if (!(thrown instanceof Dexie.DexieError)) throw thrown;
  }
}

/** Newest segments, as many as have to become one; none when all is well. Segments come oldest first. */
export function segmentsToMerge(segments: IndexSegmentRow[]): IndexSegmentRow[] {
  let from = segments.length;
  let newer = 0;
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    const segment = segments[index];
    if (!segment) continue;
    const alive = segment.documents.length - segment.dead.length;
    // One that is mostly dead is worth writing again whatever comes after it.
    const isMostlyDead = alive < segment.dead.length;
    if (isMostlyDead || (newer > 0 && newer >= alive)) from = index;
    newer += alive;
  }
  return segments.slice(from);
}

async function merge(db: DrafthandDatabase, segments: IndexSegmentRow[]): Promise<void> {
  const builder = createSegmentBuilder();
  for (const segment of segments) await copyAlive(db, segment, builder);
  await db.transaction('rw', [db.indexSegments, db.postingBlocks], async () => {
    const current = await db.indexSegments.bulkGet(segments.map(idOf));
    // Another context has merged or emptied one of them: its doing stands.
    if (current.some((segment) => segment === undefined)) return;
    const dead = diedMeanwhile(
      segments,
      current.filter((segment) => segment !== undefined),
      builder,
    );
    for (const segment of segments) await deleteSegment(db, idOf(segment));
    await writeSegment(db, builder, dead);
  });
}

async function copyAlive(
  db: DrafthandDatabase,
  segment: IndexSegmentRow,
  builder: SegmentBuilder,
): Promise<void> {
  const dead = new Set(segment.dead);
  const numbers = segment.documents.map((id, number) => (dead.has(number) ? -1 : addDocument(builder, id)));
  const blocks = await db.postingBlocks
    .where('[segmentId+number]')
    .between([idOf(segment), Dexie.minKey], [idOf(segment), Dexie.maxKey])
    .toArray();
  for (const block of blocks) {
    for (const [place, term] of block.terms.entries()) {
      readTerm(block, place, (document, postings) => {
        const number = numbers[document] ?? -1;
        if (number >= 0) addPostings(builder, term, number, postings);
      });
    }
  }
}

/** Numbers in the merged segment of the documents that were changed or removed while it was made. */
function diedMeanwhile(before: IndexSegmentRow[], now: IndexSegmentRow[], builder: SegmentBuilder): number[] {
  const gone = new Set<string>();
  for (const [index, segment] of now.entries()) {
    const known = new Set(before[index]?.dead);
    for (const number of segment.dead) {
      const id = segment.documents[number];
      if (id !== undefined && !known.has(number)) gone.add(id);
    }
  }
  return builder.documents.flatMap((id, number) => (gone.has(id) ? [number] : []));
}
