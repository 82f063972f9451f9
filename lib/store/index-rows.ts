import type { LibraryDocument, Passage } from '../core/library/document';
import { analyserVersion } from '../core/retrieval/analyse-text';
import { indexEntriesOf } from '../core/retrieval/index-entries';
import type { IndexStatistics, Posting } from '../core/retrieval/retrieval';
import type { DrafthandDatabase } from './database';
import type { IndexedDocumentRow, IndexStatisticsRow } from './rows';

/** How a document's texts become index rows; a new version makes the stored rows stale. */
export interface Analyser {
  version: number;
  entriesOf(
    document: { id: string; title: string; language?: string },
    passages: Passage[],
  ): { terms: Map<string, Posting[]>; totalLength: number };
}

/** The analyser of the product. */
export const productAnalyser: Analyser = { version: analyserVersion, entriesOf: indexEntriesOf };

/** Tables a transaction needs that calls the functions below. */
export function indexTables(db: DrafthandDatabase) {
  return [db.terms, db.indexedDocuments, db.indexStatistics];
}

/** Puts a document into the index in place of what the index held of it. Call inside a transaction. */
export async function indexDocument(
  db: DrafthandDatabase,
  analyser: Analyser,
  document: Pick<LibraryDocument, 'id' | 'title' | 'language'>,
  passages: Passage[],
): Promise<void> {
  const { terms, totalLength } = analyser.entriesOf(document, passages);
  const previous = await db.indexedDocuments.get(document.id);
  const gone = previous?.terms.filter((term) => !terms.has(term)) ?? [];
  await db.terms.bulkDelete(gone.map((term): [string, string] => [term, document.id]));
  await db.terms.bulkPut(
    [...terms].map(([term, postings]) => ({ term, documentId: document.id, postings: flat(postings) })),
  );
  const next: IndexedDocumentRow = {
    documentId: document.id,
    terms: [...terms.keys()],
    passageCount: passages.length,
    totalLength,
    analyserVersion: analyser.version,
    ...(document.language === undefined ? {} : { language: document.language }),
  };
  await db.indexedDocuments.put(next);
  await countInStatistics(db, previous, next);
}

/** Takes a document out of the index. Call inside a transaction. */
export async function unindexDocument(db: DrafthandDatabase, documentId: string): Promise<void> {
  const previous = await db.indexedDocuments.get(documentId);
  if (!previous) return;
  await db.terms.bulkDelete(previous.terms.map((term): [string, string] => [term, documentId]));
  await db.indexedDocuments.delete(documentId);
  await countInStatistics(db, previous, undefined);
}

/** The statistics of the whole index; zeros when it is empty. */
export async function readStatistics(
  db: DrafthandDatabase,
): Promise<IndexStatistics & { languages: Record<string, number> }> {
  const row = await db.indexStatistics.get('library');
  const { passageCount = 0, documentCount = 0, totalLength = 0, languages = {} } = row ?? {};
  return { passageCount, documentCount, totalLength, languages };
}

async function countInStatistics(
  db: DrafthandDatabase,
  previous: IndexedDocumentRow | undefined,
  next: IndexedDocumentRow | undefined,
): Promise<void> {
  const row: IndexStatisticsRow = { id: 'library', ...(await readStatistics(db)) };
  const parts: Array<[IndexedDocumentRow | undefined, 1 | -1]> = [
    [previous, -1],
    [next, 1],
  ];
  for (const [part, sign] of parts) {
    if (!part) continue;
    row.documentCount += sign;
    row.passageCount += sign * part.passageCount;
    row.totalLength += sign * part.totalLength;
    if (part.language === undefined) continue;
    const count = (row.languages[part.language] ?? 0) + sign;
    if (count > 0) row.languages[part.language] = count;
    else delete row.languages[part.language];
  }
  await db.indexStatistics.put(row);
}

function flat(postings: Posting[]): number[] {
  return postings.flatMap((posting) => [posting.order, posting.weight, posting.length]);
}
