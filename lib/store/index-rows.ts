import type { LibraryDocument, Passage } from '../core/library/document';
import { analyserVersion } from '../core/retrieval/analyse-text';
import { indexEntriesOf, weightUnit } from '../core/retrieval/index-entries';
import type { DocumentEntries } from '../core/retrieval/postings';
import type { DrafthandDatabase } from './database';
import { addDocument, addPosting, createSegmentBuilder, dropDocuments, writeSegment } from './index-segments';
import type { IndexedDocumentRow, IndexStatisticsRow } from './rows';

/** How a document's texts become index rows; a new version makes the stored rows stale. */
export interface Analyser {
  version: number;
  entriesOf(document: { title: string; language?: string }, passages: Passage[]): DocumentEntries;
}

/** A document as the index needs it. */
export interface IndexedContent {
  document: Pick<LibraryDocument, 'id' | 'title' | 'language'>;
  passages: Passage[];
}

/** The analyser of the product. */
export const productAnalyser: Analyser = { version: analyserVersion, entriesOf: indexEntriesOf };

/** Tables a transaction needs that calls the functions below. */
export function indexTables(db: DrafthandDatabase) {
  return [
    db.lexicalSegments,
    db.lexicalPassages,
    db.lexicalBlocks,
    db.lexicalVocabularies,
    db.documentNumbers,
    db.indexedDocuments,
    db.indexStatistics,
  ];
}

/**
 * Puts documents into the index, as one segment, in place of what it held of them. Call inside a
 * transaction, with every document once, and `mergeSoon` after it.
 */
export async function indexDocuments(
  db: DrafthandDatabase,
  analyser: Analyser,
  contents: IndexedContent[],
): Promise<void> {
  if (contents.length === 0) return;
  const before = await takeOut(
    db,
    contents.map(({ document }) => document.id),
  );
  const builder = createSegmentBuilder();
  const statistics = await readStatistics(db);
  let next = statistics.nextPassage;
  const after = contents.map(({ document, passages }): IndexedDocumentRow => {
    const { terms, lengths } = analyser.entriesOf(document, passages);
    const first = next;
    next += lengths.length;
    if (lengths.length > 0) {
      const start = addDocument(builder, { first, lengths });
      for (const [term, postings] of terms) {
        for (const { order, weight } of postings) {
          addPosting(builder, term, start + order, Math.round(weight / weightUnit));
        }
      }
    }
    return {
      documentId: document.id,
      first,
      passageCount: lengths.length,
      totalLength: lengths.reduce((sum, length) => sum + length, 0),
      analyserVersion: analyser.version,
      ...(document.language === undefined ? {} : { language: document.language }),
    };
  });
  await writeSegment(db, builder);
  await db.documentNumbers.bulkAdd(
    after
      .filter(({ passageCount }) => passageCount > 0)
      .map(({ first, documentId }) => ({ first, documentId })),
  );
  await db.indexedDocuments.bulkPut(after);
  await countInStatistics(db, before, after, next);
}

/** Takes documents out of the index. Call inside a transaction. */
export async function unindexDocuments(db: DrafthandDatabase, documentIds: string[]): Promise<void> {
  const before = await takeOut(db, documentIds);
  await db.indexedDocuments.bulkDelete(before.map(({ documentId }) => documentId));
  await countInStatistics(db, before, []);
}

/**
 * Empties the index. Numbers of passages go on where they were, since vectors still stand under the old ones.
 * Call inside a transaction.
 */
export async function clearIndex(db: DrafthandDatabase): Promise<void> {
  const { nextPassage } = await readStatistics(db);
  for (const table of indexTables(db)) await table.clear();
  await db.indexStatistics.put({ id: 'library', ...statisticsOf(undefined), nextPassage });
}

/** The statistics of the whole index; zeros when it is empty. */
export async function readStatistics(db: DrafthandDatabase): Promise<Omit<IndexStatisticsRow, 'id'>> {
  return statisticsOf(await db.indexStatistics.get('library'));
}

/** The statistics in a row; zeros when there is none. */
export function statisticsOf(row: IndexStatisticsRow | undefined): Omit<IndexStatisticsRow, 'id'> {
  const { passageCount = 0, documentCount = 0, totalLength = 0, nextPassage = 0, languages = {} } = row ?? {};
  return { passageCount, documentCount, totalLength, nextPassage, languages };
}

/** Marks what the index holds of these documents as gone, and gives what it was. */
async function takeOut(db: DrafthandDatabase, documentIds: string[]): Promise<IndexedDocumentRow[]> {
  const rows = await db.indexedDocuments.bulkGet(documentIds);
  const before = rows.filter((row) => row !== undefined);
  const placed = before.filter(({ passageCount }) => passageCount > 0);
  if (placed.length > 0) await dropDocuments(db, placed);
  return before;
}

async function countInStatistics(
  db: DrafthandDatabase,
  before: IndexedDocumentRow[],
  after: IndexedDocumentRow[],
  nextPassage?: number,
): Promise<void> {
  const row: IndexStatisticsRow = { id: 'library', ...(await readStatistics(db)) };
  row.nextPassage = nextPassage ?? row.nextPassage;
  const count = (part: IndexedDocumentRow, sign: 1 | -1) => {
    row.documentCount += sign;
    row.passageCount += sign * part.passageCount;
    row.totalLength += sign * part.totalLength;
    if (part.language === undefined) return;
    const documents = (row.languages[part.language] ?? 0) + sign;
    if (documents > 0) row.languages[part.language] = documents;
    else delete row.languages[part.language];
  };
  for (const part of before) count(part, -1);
  for (const part of after) count(part, 1);
  await db.indexStatistics.put(row);
}
