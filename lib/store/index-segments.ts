import type { DrafthandDatabase } from './database';
import { writeVocabulary } from './lexical-vocabulary';
import { createPostingsWriter, type PostingsWriter, writePosting } from './postings-codec';
import { ofOwner } from './row-ranges';
import type { IndexedDocumentRow, IndexSegmentRow, PostingBlockRow } from './rows';
import { findDocument, packPassages, type SegmentDocument, unpackPassages } from './segment-passages';

/** Bytes a block should have: larger ones make a query read more, smaller ones make more rows. */
const blockBytes = 4_000;

/** Most blocks of one segment. */
const mostBlocks = 1024;

/** A segment being put together in memory. */
export interface SegmentBuilder {
  /** In ascending order of their numbers. */
  documents: SegmentDocument[];
  passageCount: number;
  terms: Map<string, PostingsWriter>;
}

export function createSegmentBuilder(): SegmentBuilder {
  return { documents: [], passageCount: 0, terms: new Map() };
}

/** Makes room for a document and returns the place of its first passage in the segment. */
export function addDocument(builder: SegmentBuilder, document: SegmentDocument): number {
  const start = builder.passageCount;
  builder.documents.push(document);
  builder.passageCount += document.lengths.length;
  return start;
}

/** Adds a term's weight (in whole units) in a passage of the segment; places have to ascend for each term. */
export function addPosting(builder: SegmentBuilder, term: string, place: number, weight: number): void {
  let writer = builder.terms.get(term);
  if (!writer) {
    writer = createPostingsWriter();
    builder.terms.set(term, writer);
  }
  writePosting(writer, place, weight);
}

/** Stores a segment with its passages and blocks. Nothing is stored of an empty one. */
export async function writeSegment(
  db: DrafthandDatabase,
  { documents, passageCount, terms }: SegmentBuilder,
  dead: { deadCount: number; dead?: Uint8Array } = { deadCount: 0 },
): Promise<void> {
  const last = documents.at(-1);
  if (!last) return;
  const blocks = blocksOf(terms);
  const segmentId = await db.lexicalSegments.add({
    documentCount: documents.length,
    passageCount,
    first: documents[0]?.first ?? 0,
    end: last.first + last.lengths.length,
    blockCount: blocks.length,
    ...dead,
  });
  await db.lexicalPassages.add({ segmentId, ...packPassages(documents) });
  await db.lexicalBlocks.bulkAdd(blocks.map((block, number) => ({ ...block, segmentId, number })));
  await writeVocabulary(db, segmentId, terms.keys());
}

/** Deletes a segment with everything that belongs to it. */
export async function deleteSegment(db: DrafthandDatabase, segmentId: number): Promise<void> {
  await db.lexicalSegments.delete(segmentId);
  await db.lexicalPassages.delete(segmentId);
  await db.lexicalVocabularies.delete(segmentId);
  await db.lexicalBlocks
    .where('[segmentId+number]')
    .between(...ofOwner(segmentId))
    .delete();
}

/** Marks documents dead in their segments; a segment with nobody alive goes. */
export async function dropDocuments(db: DrafthandDatabase, documents: IndexedDocumentRow[]): Promise<void> {
  const segments = await db.lexicalSegments.toArray();
  await db.documentNumbers.bulkDelete(documents.map(({ first }) => first));
  for (const segment of segments) {
    const own = documents.filter(
      ({ first, passageCount }) => passageCount > 0 && first >= segment.first && first < segment.end,
    );
    if (own.length === 0) continue;
    const deadCount = segment.deadCount + own.length;
    if (deadCount >= segment.documentCount) {
      await deleteSegment(db, idOf(segment));
      continue;
    }
    const row = await db.lexicalPassages.get(idOf(segment));
    if (!row) continue;
    const passages = unpackPassages(row);
    const dead = segment.dead?.slice() ?? new Uint8Array(Math.ceil(segment.passageCount / 8));
    for (const { first } of own) {
      const at = findDocument(passages, first);
      if (at >= 0) setBits(dead, passages.starts[at] ?? 0, passages.starts[at + 1] ?? 0);
    }
    await db.lexicalSegments.put({ ...segment, deadCount, dead });
  }
}

/** Sets the bits from `start` up to `end`. */
export function setBits(bits: Uint8Array, start: number, end: number): void {
  for (let at = start; at < end; at += 1) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
}

/** Whether the bit of a place is set; nothing is where there are no bits. */
export function hasBit(bits: Uint8Array | undefined, place: number): boolean {
  return bits !== undefined && (((bits[place >> 3] ?? 0) >> (place & 7)) & 1) === 1;
}

/** The block of a segment a term is in: FNV-1a over the UTF-16 units; the count is a power of two. */
export function blockOfTerm(term: string, blockCount: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return ((hash >>> 16) ^ hash) & (blockCount - 1);
}

/** The key of a stored segment. */
export function idOf(segment: IndexSegmentRow): number {
  if (segment.id === undefined) throw new TypeError('The segment is not stored');
  return segment.id;
}

function blocksOf(terms: SegmentBuilder['terms']): Array<Pick<PostingBlockRow, 'terms' | 'ends' | 'data'>> {
  let bytes = 0;
  for (const writer of terms.values()) bytes += writer.bytes.length;
  let blockCount = 1;
  while (blockCount < mostBlocks && bytes / blockCount > blockBytes) blockCount *= 2;
  const blocks = Array.from({ length: blockCount }, () => ({ terms: [] as string[], size: 0 }));
  for (const [term, writer] of terms) {
    const block = blocks[blockOfTerm(term, blockCount)];
    block?.terms.push(term);
    if (block) block.size += writer.bytes.length;
  }
  return blocks.map((block) => {
    const data = new Uint8Array(block.size);
    // Half the room where it is enough, which is nearly everywhere.
    const ends = new (block.size < 2 ** 16 ? Uint16Array : Uint32Array)(block.terms.length);
    let at = 0;
    for (const [place, term] of block.terms.entries()) {
      const termBytes = terms.get(term)?.bytes ?? [];
      data.set(termBytes, at);
      at += termBytes.length;
      ends[place] = at;
    }
    return { terms: block.terms, ends, data };
  });
}
