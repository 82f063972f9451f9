import type { Occurrence } from '../core/library/occurrence';
import type { DrafthandDatabase } from './database';
import { ofDocument } from './row-ranges';
import { deleteTexts } from './write-contents';

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
