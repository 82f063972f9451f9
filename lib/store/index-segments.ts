import { Dexie } from 'dexie';
import type { DrafthandDatabase } from './database';
import {
  createPostingsWriter,
  type PlacedPosting,
  type PostingsWriter,
  readPostings,
  writePostings,
} from './postings-codec';
import type { IndexSegmentRow, PostingBlockRow } from './rows';

/** Bytes a block should have: larger ones make a query read more, smaller ones make more rows. */
const blockBytes = 12_000;

/** Most blocks of one segment. */
const mostBlocks = 1024;

/** A segment being put together in memory. */
export interface SegmentBuilder {
  documents: string[];
  terms: Map<string, PostingsWriter>;
}

export function createSegmentBuilder(): SegmentBuilder {
  return { documents: [], terms: new Map() };
}

/** Makes room for a document and returns its number in the segment. */
export function addDocument(builder: SegmentBuilder, documentId: string): number {
  return builder.documents.push(documentId) - 1;
}

/** Adds a term's postings in the document with this number; numbers have to ascend for each term. */
export function addPostings(
  builder: SegmentBuilder,
  term: string,
  document: number,
  postings: PlacedPosting[],
): void {
  let writer = builder.terms.get(term);
  if (!writer) {
    writer = createPostingsWriter();
    builder.terms.set(term, writer);
  }
  writePostings(writer, document, postings);
}

/** Stores a segment with its blocks; `dead` are the numbers of documents that it is not to be asked about. */
export async function writeSegment(
  db: DrafthandDatabase,
  builder: SegmentBuilder,
  dead: number[] = [],
): Promise<void> {
  const blocks = blocksOf(builder.terms);
  const { documents } = builder;
  const segmentId = await db.indexSegments.add({ documents, dead, blockCount: blocks.length });
  await db.postingBlocks.bulkAdd(blocks.map((block, number) => ({ ...block, segmentId, number })));
}

/** Deletes a segment with its blocks. */
export async function deleteSegment(db: DrafthandDatabase, segmentId: number): Promise<void> {
  await db.indexSegments.delete(segmentId);
  await db.postingBlocks
    .where('[segmentId+number]')
    .between([segmentId, Dexie.minKey], [segmentId, Dexie.maxKey])
    .delete();
}

/** Marks documents dead wherever they are; a segment with nobody alive goes. */
export async function dropDocuments(db: DrafthandDatabase, documentIds: Set<string>): Promise<void> {
  for (const segment of await db.indexSegments.toArray()) {
    const dead = new Set(segment.dead);
    for (const [number, id] of segment.documents.entries()) if (documentIds.has(id)) dead.add(number);
    if (dead.size === segment.dead.length) continue;
    if (dead.size === segment.documents.length) await deleteSegment(db, idOf(segment));
    else await db.indexSegments.put({ ...segment, dead: [...dead] });
  }
}

/** The block of a segment a term is in: FNV-1a over the UTF-16 units; the count is a power of two. */
export function blockOfTerm(term: string, blockCount: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return ((hash >>> 16) ^ hash) & (blockCount - 1);
}

/** Gives the postings of one term in a block, document by document. */
export function readTerm(
  block: PostingBlockRow,
  place: number,
  visit: (document: number, postings: PlacedPosting[]) => void,
): void {
  readPostings(block.data, block.ends[place - 1] ?? 0, block.ends[place] ?? 0, visit);
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
    const ends = new Uint32Array(block.terms.length);
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
