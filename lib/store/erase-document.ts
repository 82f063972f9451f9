import type { Occurrence } from '../core/library/occurrence';
import type { DrafthandDatabase } from './database';
import { ofDocument } from './row-ranges';
import { deleteTexts } from './write-contents';

/** Tables a transaction needs that calls {@link eraseDocument}. */
export function eraseTables(db: DrafthandDatabase) {
  const own = [db.documents, db.passages, db.links, db.occurrences, db.documentChanges];
  return [...own, db.textSketches, db.supersessions];
}

/**
 * Deletes a document with its texts and its history, for good. Of each of its occurrences only the
 * place and the hash stay, so that no sync brings it back. Call inside a transaction, and take it out
 * of the index there.
 */
export async function eraseDocument(db: DrafthandDatabase, documentId: string, now: number): Promise<void> {
  await deleteTexts(db, documentId);
  await db.documentChanges
    .where('[documentId+order]')
    .between(...ofDocument(documentId))
    .delete();
  await db.textSketches.delete(documentId);
  await db.supersessions.where('olderId').equals(documentId).delete();
  // What the owner decided about an older document stays, also when the newer one is deleted.
  await db.supersessions
    .where('newerId')
    .equals(documentId)
    .filter(({ state }) => state === 'offered')
    .delete();
  const occurrences = await db.occurrences.where('documentId').equals(documentId).toArray();
  await db.occurrences.bulkPut(occurrences.map((occurrence) => erased(occurrence, now)));
  await db.documents.delete(documentId);
}

function erased({ sourceId, key, documentId, contentHash, apart }: Occurrence, now: number): Occurrence {
  return {
    ...{ sourceId, key, documentId, contentHash },
    ...{ title: '', firstSeenAt: now, lastSeenAt: now, erasedAt: now },
    ...(apart === undefined ? {} : { apart }),
  };
}
