import type { DrafthandDatabase } from './database';
import { type Analyser, indexDocument, indexTables, productAnalyser } from './index-rows';
import { ofDocument } from './row-ranges';
import { withStorageErrors } from './storage-errors';

/**
 * Indexes every document again whose index rows an older (or newer) analyser made, one document a
 * transaction, until the signal stops it. Returns how many were done.
 */
export async function reindexStale(
  db: DrafthandDatabase,
  { signal, analyser = productAnalyser }: { signal?: AbortSignal; analyser?: Analyser } = {},
): Promise<number> {
  const stale = await db.indexedDocuments.where('analyserVersion').notEqual(analyser.version).primaryKeys();
  let done = 0;
  for (const documentId of stale) {
    if (signal?.aborted) break;
    await withStorageErrors(() =>
      db.transaction('rw', [db.documents, db.passages, ...indexTables(db)], async () => {
        const document = await db.documents.get(documentId);
        if (!document || document.status === 'removed') return;
        const bounds = ofDocument(documentId);
        const passages = await db.passages
          .where('[documentId+order]')
          .between(...bounds)
          .toArray();
        await indexDocument(db, analyser, document, passages);
      }),
    );
    done += 1;
  }
  return done;
}
