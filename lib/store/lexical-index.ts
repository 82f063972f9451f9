import type { TalliesMaker } from '../core/retrieval/passage-tallies';
import type { IndexReading, PostingList, TermIndex } from '../core/retrieval/postings';
import type { DrafthandDatabase } from './database';
import { documentIdsOf, learnDocumentIds, type PlacedSegment, placeSegments } from './index-places';
import { statisticsOf } from './index-rows';
import { blockOfTerm, hasBit, idOf } from './index-segments';
import { createPostingsReader } from './kernels/wasm-kernels';
import { createTalliesMaker } from './kernels/wasm-tallies';
import { createVocabularyReader } from './lexical-vocabulary';
import type { PostingsPlace, PostingsReader } from './postings-codec';
import { type Reading, readTransaction } from './read-transaction';
import { createRecentRows, type RecentRows } from './recent-rows';
import type { IndexSegmentRow, IndexStatisticsRow, PostingBlockRow } from './rows';
import type { SegmentPassages } from './segment-passages';

const tables = ['lexicalSegments', 'lexicalPassages', 'lexicalBlocks', 'indexStatistics'];

/** Bytes of blocks kept in memory, of some 4 kB each. */
const mostBlocksKept = 16 * 2 ** 20;

/**
 * The stored lexical index: of each segment the blocks of the terms asked for, nothing else is read.
 * Documents are called by their ids only at the end, by whoever knows which ones have won.
 */
export function createLexicalIndex(db: DrafthandDatabase): TermIndex {
  const recent = createRecentRows<PostingBlockRow>(mostBlocksKept);
  let creating: Promise<[PostingsReader, TalliesMaker]> | undefined;
  let slots: Slots | undefined;
  /** Segments of the question before: most likely those of the next, so that their blocks are asked for at once. */
  let expected: IndexSegmentRow[] = [];

  return {
    vocabularies: createVocabularyReader(db),

    async read(terms) {
      const distinct = [...new Set(terms)];
      creating ??= Promise.all([createPostingsReader(), createTalliesMaker()]);
      const { row, parts } = await readTransaction(db, tables, async (reading) => {
        const statistics = reading.get<IndexStatisticsRow>('indexStatistics', 'library');
        const asking = reading.getAll<IndexSegmentRow>('lexicalSegments');
        const early = new Map(expected.map((row) => [row.id, readBlocks(reading, recent, row, distinct)]));
        const rows = await asking;
        expected = rows;
        learnDocumentIds(
          db,
          rows.reduce((sum, { documentCount }) => sum + documentCount, 0),
        );
        const reads = rows.map((row) => early.get(row.id) ?? readBlocks(reading, recent, row, distinct));
        const [segments, blocks] = await Promise.all([placeSegments(db, reading, rows), Promise.all(reads)]);
        const blocksOf = new Map(rows.map((row, at) => [row.id, blocks[at] ?? new Map()]));
        const parts = segments.map((segment) => ({
          ...segment,
          blocks: blocksOf.get(segment.row.id) ?? new Map(),
        }));
        return { row: await statistics, parts };
      });
      const { passageCount, documentCount, totalLength } = statisticsOf(row);
      const [readPostings, createTallies] = await creating;
      slots = isInSlots(slots, parts) ? slots : inSlots(parts);
      const { bases, documentStarts, lengths } = slots;
      return {
        statistics: { passageCount, documentCount, totalLength },
        documentStarts,
        lengths,
        lists: listsOf(distinct, parts, bases, readPostings),
        createTallies,
        documentIds: (places) => documentIdsOf(db, firstsOf(parts, places)),
      };
    },
  };
}

/** A segment with the blocks of the terms that were asked for, by their numbers. */
interface Part extends PlacedSegment {
  blocks: Map<number, PostingBlockRow>;
}

/** Blocks of a segment above which, if they are a good share of it, all are read in one go. */
const mostSingleBlocks = 16;
const mostBlocksShare = 0.3;

async function readBlocks(
  reading: Reading,
  recent: RecentRows<PostingBlockRow>,
  segment: IndexSegmentRow,
  terms: string[],
): Promise<Part['blocks']> {
  const { blockCount } = segment;
  const id = idOf(segment);
  const found: Part['blocks'] = new Map();
  const missing: number[] = [];
  for (const number of new Set(terms.map((term) => blockOfTerm(term, blockCount)))) {
    const known = recent.get(id, number);
    if (known) found.set(number, known);
    else missing.push(number);
  }
  const isMost = missing.length > Math.max(mostSingleBlocks, blockCount * mostBlocksShare);
  const rows = isMost
    ? await reading.getAll<PostingBlockRow>('lexicalBlocks', IDBKeyRange.bound([id, 0], [id, blockCount]))
    : await Promise.all(missing.map((number) => reading.get<PostingBlockRow>('lexicalBlocks', [id, number])));
  for (const row of rows) {
    if (!row) continue;
    found.set(row.number, row);
    recent.put(id, row.number, row, row.data.length);
  }
  return found;
}

/** Segments one behind the other, so that each of their passages has a slot. */
interface Slots extends Pick<IndexReading, 'documentStarts' | 'lengths'> {
  passages: SegmentPassages[];
  /** The first slot of each segment. */
  bases: number[];
}

function isInSlots(slots: Slots | undefined, parts: Part[]): slots is Slots {
  return (
    slots?.passages.length === parts.length &&
    parts.every(({ passages }, at) => passages === slots.passages[at])
  );
}

function inSlots(parts: Part[]): Slots {
  const slotCount = parts.reduce((sum, { passages }) => sum + passages.lengths.length, 0);
  const documentCount = parts.reduce((sum, { passages }) => sum + passages.firsts.length, 0);
  const documentStarts = new Uint32Array(documentCount + 1);
  const lengths = new Uint16Array(slotCount);
  const bases: number[] = [];
  let slot = 0;
  let document = 0;
  for (const { passages } of parts) {
    bases.push(slot);
    lengths.set(passages.lengths, slot);
    for (let at = 0; at < passages.firsts.length; at += 1) {
      documentStarts[document + at] = slot + (passages.starts[at] as number);
    }
    slot += passages.lengths.length;
    document += passages.firsts.length;
  }
  documentStarts[documentCount] = slotCount;
  return { passages: parts.map(({ passages }) => passages), bases, documentStarts, lengths };
}

/** The postings of each term that occurs. */
function listsOf(
  terms: string[],
  parts: Part[],
  bases: number[],
  readPostings: PostingsReader,
): Map<string, PostingList> {
  const lists = new Map<string, PostingList>();
  for (const term of terms) {
    const list = listOf(term, parts, bases, readPostings);
    if (list.slots.length > 0) lists.set(term, list);
  }
  return lists;
}

/** The postings of a term in all segments, without those of passages that are dead. */
function listOf(term: string, parts: Part[], bases: number[], readPostings: PostingsReader): PostingList {
  const places = parts.flatMap(({ row, blocks }, index): PostingsPlace[] => {
    const block = blocks.get(blockOfTerm(term, row.blockCount));
    const at = block?.terms.indexOf(term) ?? -1;
    if (!block || at < 0) return [];
    return [
      { data: block.data, start: block.ends[at - 1] ?? 0, end: block.ends[at] ?? 0, base: bases[index] ?? 0 },
    ];
  });
  const list = readPostings(places);
  return parts.some(({ row }) => row.dead) ? aliveOf(list, parts, bases) : list;
}

function aliveOf({ slots, weights }: PostingList, parts: Part[], bases: number[]): PostingList {
  let part = 0;
  let count = 0;
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] as number;
    // Slots ascend, and so do the parts.
    while (slot >= (bases[part + 1] ?? Number.POSITIVE_INFINITY)) part += 1;
    if (hasBit(parts[part]?.row.dead, slot - (bases[part] ?? 0))) continue;
    slots[count] = slot;
    weights[count] = weights[at] as number;
    count += 1;
  }
  return { slots: slots.subarray(0, count), weights: weights.subarray(0, count) };
}

/** Numbers of the first passages of documents, by their places over all segments. */
function firstsOf(parts: Part[], places: number[]): number[] {
  return places.map((place) => {
    let left = place;
    for (const { passages } of parts) {
      if (left < passages.firsts.length) return passages.firsts[left] ?? -1;
      left -= passages.firsts.length;
    }
    return -1;
  });
}
