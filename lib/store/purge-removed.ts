import type { DrafthandDatabase } from './database';
import { eraseDocument, eraseTables } from './erase-document';
import { withStorageErrors } from './storage-errors';

/** Milliseconds in which a removal can be undone. */
export const removalTime = 30 * 86_400_000;

/**
 * Deletes for good what the owner removed 30 days ago, and gives how many documents. A removal of
 * which no time was noted (from before it was) counts from now.
 */
export async function purgeRemoved(relaxed: DrafthandDatabase, now: number): Promise<number> {
  const db = relaxed.strict;
  return withStorageErrors(() =>
    db.transaction('rw', eraseTables(db), async () => {
      let purged = 0;
      for (const row of await db.documents.where('status').equals('removed').toArray()) {
        if (row.removedAt === undefined) await db.documents.put({ ...row, removedAt: now });
        if (row.removedAt === undefined || row.removedAt + removalTime > now) continue;
        await eraseDocument(db, row.id, now);
        purged += 1;
      }
      return purged;
    }),
  );
}
