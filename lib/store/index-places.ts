import type { DrafthandDatabase } from './database';
import { hasBit, idOf } from './index-segments';
import type { Reading } from './read-transaction';
import type { DocumentNumberRow, IndexSegmentRow, SegmentPassagesRow } from './rows';
import { lastUpTo, type SegmentPassages, unpackPassages } from './segment-passages';

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

/** Passages of segments once read: they never change, and a worker that is alive is asked again. */
const known = new WeakMap<DrafthandDatabase, Map<number, SegmentPassages>>();

/** Reads the segments and their passages; those read before are remembered. */
export async function readPlaces(db: DrafthandDatabase, reading: Reading): Promise<IndexPlaces> {
  const rows = await reading.getAll<IndexSegmentRow>('lexicalSegments');
  const segments = await placeSegments(db, reading, rows);
  return { segments, find: (number) => findIn(segments, number) };
}

/** All segments there are with their passages, in the same order; without those whose passages are missing. */
export async function placeSegments(
  db: DrafthandDatabase,
  reading: Reading,
  rows: IndexSegmentRow[],
): Promise<PlacedSegment[]> {
  const remembered = known.get(db) ?? new Map<number, SegmentPassages>();
  known.set(db, remembered);
  const found = await Promise.all(
    rows.map(async (row): Promise<PlacedSegment | undefined> => {
      const id = idOf(row);
      const passages = remembered.get(id) ?? (await readPassages(reading, id));
      if (passages) remembered.set(id, passages);
      return passages && { row, passages };
    }),
  );
  const segments = found.filter((segment) => segment !== undefined);
  const current = new Set(segments.map(({ row }) => row.id));
  for (const id of remembered.keys()) if (!current.has(id)) remembered.delete(id);
  return segments;
}

/** Ids once read, by number: a number stands for one document for good. */
const knownIds = new WeakMap<DrafthandDatabase, Map<number, string>>();
const mostIdsKept = 20_000;

/** Ids of documents that are alive by the numbers of their first passages; undefined for those that are gone. */
export async function documentIdsOf(
  db: DrafthandDatabase,
  reading: Reading,
  firsts: number[],
): Promise<Array<string | undefined>> {
  const known = knownIds.get(db) ?? new Map<number, string>();
  knownIds.set(db, known);
  if (known.size > mostIdsKept) known.clear();
  return Promise.all(
    firsts.map(async (first) => {
      const id =
        known.get(first) ?? (await reading.get<DocumentNumberRow>('documentNumbers', first))?.documentId;
      if (id !== undefined) known.set(first, id);
      return id;
    }),
  );
}

async function readPassages(reading: Reading, id: number): Promise<SegmentPassages | undefined> {
  const row = await reading.get<SegmentPassagesRow>('lexicalPassages', id);
  return row && unpackPassages(row);
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
