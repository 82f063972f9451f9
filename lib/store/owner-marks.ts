import type { LibraryWriter, Now } from '../app/ports';
import type { DrafthandDatabase } from './database';
import { addressesOf } from './document-rows';
import { type Analyser, indexDocument, indexTables, unindexDocument } from './index-rows';
import { ofDocument } from './row-ranges';
import type { DocumentRow } from './rows';
import { withStorageErrors } from './storage-errors';

type OwnerMarks = Omit<LibraryWriter, 'save'>;

/** What the owner does with stored documents; on disk before it counts as done. */
export function createOwnerMarks(
  relaxed: DrafthandDatabase,
  { now, analyser }: { now: Now; analyser: Analyser },
): OwnerMarks {
  const db = relaxed.strict;

  return {
    remove(documentIds) {
      return change(documentIds, async (row) => {
        if (row.status === 'removed') return;
        await db.documents.put({ ...row, status: 'removed', statusBeforeRemoval: row.status });
        await unindexDocument(db, row.id);
      });
    },

    restore(documentIds) {
      return change(documentIds, async (row) => {
        if (row.status !== 'removed') return;
        const { statusBeforeRemoval = 'active', ...kept } = row;
        await db.documents.put({ ...kept, status: statusBeforeRemoval });
        await reindex(row);
      });
    },

    setPrivate(documentIds, isPrivate) {
      return change(documentIds, async (row) => {
        const status = isPrivate ? 'private' : 'active';
        const field = row.status === 'removed' ? 'statusBeforeRemoval' : 'status';
        await db.documents.put({ ...row, [field]: status, chosen: { ...row.chosen, isPrivate: true } });
      });
    },

    setTitle(documentId, title) {
      return change([documentId], async (row) => {
        const next: DocumentRow = { ...row, title, chosen: { ...row.chosen, title: true }, updatedAt: now() };
        await db.documents.put(next);
        if (row.status !== 'removed') await reindex(next);
      });
    },

    setCitationUrl(documentId, citationUrl) {
      return change([documentId], async (row) => {
        const { citationUrl: _, ...rest } = row;
        const next: DocumentRow = citationUrl === undefined ? rest : { ...rest, citationUrl };
        await db.documents.put({ ...next, addresses: addressesOf(next), updatedAt: now() });
      });
    },

    erase(documentIds) {
      return change(documentIds, async (row) => {
        await unindexDocument(db, row.id);
        await db.passages
          .where('[documentId+order]')
          .between(...ofDocument(row.id))
          .delete();
        await db.links
          .where('[documentId+order]')
          .between(...ofDocument(row.id))
          .delete();
        await db.documents.delete(row.id);
      });
    },
  };

  /** One transaction over all the documents; ids that do not exist are passed over. */
  async function change(ids: string[], each: (row: DocumentRow) => Promise<void>): Promise<void> {
    const tables = [db.documents, db.passages, db.links, ...indexTables(db)];
    await withStorageErrors(() =>
      db.transaction('rw', tables, async () => {
        const rows = await db.documents.bulkGet([...new Set(ids)]);
        for (const row of rows) if (row) await each(row);
      }),
    );
  }

  async function reindex(row: DocumentRow): Promise<void> {
    const passages = await db.passages
      .where('[documentId+order]')
      .between(...ofDocument(row.id))
      .toArray();
    await indexDocument(db, analyser, row, passages);
  }
}
