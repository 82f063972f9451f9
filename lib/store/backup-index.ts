import type { DrafthandDatabase } from './database';
import { readStatistics, unindexDocuments } from './index-rows';
import type { DocumentRow, IndexedDocumentRow } from './rows';

/** Not the version of any analyser: rows with it are made again by `reindexStale`. */
const neverIndexed = 0;

/**
 * Takes documents out of the index and marks them as stale there, so that they are indexed even when
 * everything is closed before that. Removed ones stay out. Call inside a transaction over the index.
 */
export async function markForIndexing(db: DrafthandDatabase, documents: DocumentRow[]): Promise<void> {
  if (documents.length === 0) return;
  await unindexDocuments(
    db,
    documents.map(({ id }) => id),
  );
  const rows = documents
    .filter(({ status }) => status !== 'removed')
    .map(
      ({ id, language }): IndexedDocumentRow => ({
        documentId: id,
        first: 0,
        passageCount: 0,
        totalLength: 0,
        analyserVersion: neverIndexed,
        ...(language === undefined ? {} : { language }),
      }),
    );
  const statistics = await readStatistics(db);
  for (const { language } of rows) {
    statistics.documentCount += 1;
    if (language !== undefined) statistics.languages[language] = (statistics.languages[language] ?? 0) + 1;
  }
  await db.indexedDocuments.bulkPut(rows);
  await db.indexStatistics.put({ id: 'library', ...statistics });
}

/** Documents that were restored and are not indexed yet. For `liveQuery`. */
export function countUnindexed(db: DrafthandDatabase): Promise<number> {
  return Promise.resolve(db.indexedDocuments.where('analyserVersion').equals(neverIndexed).count());
}
