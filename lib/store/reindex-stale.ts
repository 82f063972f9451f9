import type { DrafthandDatabase } from './database';
import {
  type Analyser,
  type IndexedContent,
  indexDocuments,
  indexTables,
  productAnalyser,
} from './index-rows';
import { mergeSegments } from './merge-segments';
import { ofDocument } from './row-ranges';
import { withStorageErrors } from './storage-errors';

/** Documents indexed again in one transaction. */
const documentsAtOnce = 16;

/**
 * Indexes every document again whose index rows an older (or newer) analyser made, a few documents a
 * transaction, until the signal stops it. Returns how many were done.
 */
export async function reindexStale(
  db: DrafthandDatabase,
  { signal, analyser = productAnalyser }: { signal?: AbortSignal; analyser?: Analyser } = {},
): Promise<number> {
  const stale = await db.indexedDocuments.where('analyserVersion').notEqual(analyser.version).primaryKeys();
  let done = 0;
  while (done < stale.length && !signal?.aborted) {
    const documentIds = stale.slice(done, done + documentsAtOnce);
    await withStorageErrors(() =>
      db.transaction('rw', [db.documents, db.passages, ...indexTables(db)], async () => {
        const contents: IndexedContent[] = [];
        for (const document of await db.documents.bulkGet(documentIds)) {
          if (!document || document.status === 'removed') continue;
          const passages = db.passages.where('[documentId+order]').between(...ofDocument(document.id));
          contents.push({ document, passages: await passages.toArray() });
        }
        await indexDocuments(db, analyser, contents);
      }),
    );
    await withStorageErrors(() => mergeSegments(db));
    done += documentIds.length;
  }
  return done;
}
