import type { DrafthandDatabase } from './database';
import { hasBit, idOf } from './index-segments';
import { createPassagesOpener } from './kernels/wasm-kernels';
import { type Reading, readTransaction } from './read-transaction';
import type { DocumentNumberRow, IndexSegmentRow, SegmentPassagesRow } from './rows';
import { lastUpTo, type SegmentPassages } from './segment-passages';

/** A segment with its passages, which never change. */
export interface PlacedSegment {
  row: IndexSegmentRow;
  passages: SegmentPassages;
}

/** Where every passage of the index is. */
export interface IndexPlaces {
  /** Oldest first. */
  segments: PlacedSegment[];
  /** The document a passage number belongs to and its order there; undefined when it is dead. */
  find(number: number): { first: number; order: number } | undefined;
}

/** Passages of segments once read or on their way: they never change, and words and vectors both ask. */
const known = new WeakMap<DrafthandDatabase, Map<number, Promise<SegmentPassages | undefined>>>();

/** Reads the segments and their passages; those read before are remembered. Read nothing after it in its transaction. */
export async function readPlaces(db: DrafthandDatabase, reading: Reading): Promise<IndexPlaces> {
  const rows = await reading.getAll<IndexSegmentRow>('lexicalSegments');
  // By their passages: one that was merged while documents came is newer than what it precedes.
  const segments = await placeSegments(db, reading, inOrder(rows));
  return { segments, find: (number) => findIn(segments, number) };
}

/**
 * All segments there are with their passages, in the same order; without those whose passages are missing.
 * What is waited for may be another transaction's: whatever else this one reads has to be asked for before.
 */
export async function placeSegments(
  db: DrafthandDatabase,
  reading: Reading,
  rows: IndexSegmentRow[],
): Promise<PlacedSegment[]> {
  const remembered = known.get(db) ?? new Map<number, Promise<SegmentPassages | undefined>>();
  known.set(db, remembered);
  const current = new Set(rows.map(({ id }) => id));
  for (const id of remembered.keys()) if (!current.has(id)) remembered.delete(id);
  const found = await Promise.all(
    rows.map(async (row): Promise<PlacedSegment | undefined> => {
      const id = idOf(row);
      const asked = remembered.get(id) ?? readPassages(reading, id);
      remembered.set(id, asked);
      const passages = await asked.catch((thrown) => {
        remembered.delete(id);
        throw thrown;
      });
      if (!passages) remembered.delete(id);
      return passages && { row, passages };
    }),
  );
  return found.filter((segment) => segment !== undefined);
}

/** Segments in the order of their passages' numbers, which is that of their age before any were merged. */
export function inOrder<Segment extends Pick<IndexSegmentRow, 'first'>>(segments: Segment[]): Segment[] {
  return segments.sort((one, other) => one.first - other.first);
}

/** Ids once read, by number: a number stands for one document for good. */
interface KnownIds {
  ids: Map<number, string>;
  /** All of them are on their way. */
  learning?: Promise<void>;
}

const knownIds = new WeakMap<DrafthandDatabase, KnownIds>();
const mostIdsKept = 20_000;

/** Documents up to which all ids are read in one go, once: a question names some eighty, and each read costs more than an id. */
const mostLearned = 2_000;

/**
 * Sets out to read the ids of all documents of a small library, so that they come while postings are read. Does nothing
 * where they are known or the library is large.
 */
export function learnDocumentIds(db: DrafthandDatabase, documentCount: number): void {
  const known = knownIdsOf(db);
  if (documentCount > mostLearned || known.ids.size > 0 || known.learning) return;
  known.learning = readTransaction(db, ['documentNumbers'], (reading) =>
    reading.getAll<DocumentNumberRow>('documentNumbers'),
  ).then((rows) => {
    for (const { first, documentId } of rows) known.ids.set(first, documentId);
  });
  // Those that are asked for are read one by one then.
  known.learning.catch(() => undefined).then(() => delete known.learning);
}

/** Ids of documents by the numbers of their first passages; undefined for those that are gone. */
export async function documentIdsOf(
  db: DrafthandDatabase,
  firsts: number[],
): Promise<Array<string | undefined>> {
  const known = knownIdsOf(db);
  await known.learning?.catch(() => undefined);
  if (known.ids.size > mostIdsKept) known.ids.clear();
  const missing = [...new Set(firsts)].filter((first) => !known.ids.has(first));
  if (missing.length > 0) {
    const rows = await readTransaction(db, ['documentNumbers'], (reading) =>
      Promise.all(missing.map((first) => reading.get<DocumentNumberRow>('documentNumbers', first))),
    );
    for (const row of rows) if (row) known.ids.set(row.first, row.documentId);
  }
  return firsts.map((first) => known.ids.get(first));
}

function knownIdsOf(db: DrafthandDatabase): KnownIds {
  const known = knownIds.get(db) ?? { ids: new Map<number, string>() };
  knownIds.set(db, known);
  return known;
}

let creating: ReturnType<typeof createPassagesOpener> | undefined;

async function readPassages(reading: Reading, id: number): Promise<SegmentPassages | undefined> {
  creating ??= createPassagesOpener();
  const row = await reading.get<SegmentPassagesRow>('lexicalPassages', id);
  return row && (await creating)(row);
}

function findIn(segments: PlacedSegment[], number: number): { first: number; order: number } | undefined {
  const segment = segments.find(({ row }) => number >= row.first && number < row.end);
  if (!segment) return undefined;
  const { firsts, starts } = segment.passages;
  const document = lastUpTo(firsts, number);
  const first = firsts[document];
  const start = starts[document];
  const end = starts[document + 1];
  if (first === undefined || start === undefined || end === undefined) return undefined;
  const order = number - first;
  if (order >= end - start || hasBit(segment.row.dead, start + order)) return undefined;
  return { first, order };
}
