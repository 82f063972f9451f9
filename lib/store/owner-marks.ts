import type { LibraryWriter, Now } from '../app/ports';
import type { DrafthandDatabase } from './database';
import { noteChanges } from './document-changes';
import { addressesOf } from './document-rows';
import { eraseDocument, eraseTables } from './erase-document';
import {
  type Analyser,
  type IndexedContent,
  indexDocuments,
  indexTables,
  unindexDocuments,
} from './index-rows';
import { mergeSoon } from './merge-queue';
import { occurrencesOf } from './occurrence-queries';
import { ofDocument } from './row-ranges';
import type { DocumentRow } from './rows';
import { withStorageErrors } from './storage-errors';
import { isSuperseded, withSuperseded } from './superseded-status';
import { takeApart } from './take-apart';

type OwnerMarks = Omit<LibraryWriter, 'save' | 'saveAll' | 'passUnchanged'>;

/** What a change means for the index: documents that come in (again) and those that go. */
interface IndexChanges {
  put: IndexedContent[];
  drop: string[];
  /** Something was indexed on the way. */
  isMade: boolean;
}

/** What the owner does with stored documents; on disk before it counts as done. */
export function createOwnerMarks(
  relaxed: DrafthandDatabase,
  { now, analyser, onIndexed }: { now: Now; analyser: Analyser; onIndexed: () => void },
): OwnerMarks {
  const db = relaxed.strict;

  const marks: OwnerMarks = {
    remove(documentIds) {
      return change(documentIds, async (row, index) => {
        if (row.status === 'removed') return;
        await db.documents.put({
          ...row,
          status: 'removed',
          statusBeforeRemoval: row.status,
          removedAt: now(),
        });
        await noteChanges(db, [{ documentId: row.id, at: now(), kind: 'removed' }]);
        index.drop.push(row.id);
      });
    },

    restore(documentIds) {
      return change(documentIds, async (row, index) => {
        if (row.status !== 'removed') return;
        const { statusBeforeRemoval = 'active', removedAt: _, ...kept } = row;
        await db.documents.put({ ...kept, status: statusBeforeRemoval });
        await noteChanges(db, [{ documentId: row.id, at: now(), kind: 'restored' }]);
        index.put.push(await contentOf(row));
      });
    },

    setPrivate(documentIds, isPrivate) {
      return change(documentIds, async (row, index) => {
        const status = isPrivate ? 'private' : 'active';
        const field = row.status === 'removed' ? 'statusBeforeRemoval' : 'status';
        const next: DocumentRow = { ...row, [field]: status, chosen: { ...row.chosen, isPrivate: true } };
        await db.documents.put(withSuperseded(next, await isSuperseded(db, row.id)));
        // Passed over by vectors that are made elsewhere until now: new numbers make it their turn.
        if (row.status === 'private' && !isPrivate) index.put.push(await contentOf(row));
      });
    },

    setTitle(documentId, title) {
      return change([documentId], async (row, index) => {
        const next: DocumentRow = { ...row, title, chosen: { ...row.chosen, title: true }, updatedAt: now() };
        await db.documents.put(next);
        if (row.status !== 'removed') index.put.push(await contentOf(next));
      });
    },

    setCitationUrl(documentId, citationUrl) {
      return change([documentId], async (row) => {
        const { citationUrl: _, ...rest } = row;
        const next: DocumentRow = citationUrl === undefined ? rest : { ...rest, citationUrl };
        const addresses = addressesOf(next, await occurrencesOf(db, row.id));
        await db.documents.put({ ...next, addresses, updatedAt: now() });
      });
    },

    async setPreferredAddress(documentId, url) {
      const occurrences = await occurrencesOf(db, documentId);
      if (occurrences.some((one) => one.url === url)) await marks.setCitationUrl(documentId, url);
    },

    async takeApart(documentId, place) {
      let id: string | undefined;
      await change([documentId], async (row, index) => {
        id = await takeApart(db, row, place, { now: now(), analyser });
        index.isMade ||= id !== undefined;
      });
      return id;
    },

    erase(documentIds) {
      return change(documentIds, async (row, index) => {
        index.drop.push(row.id);
        await eraseDocument(db, row.id, now());
      });
    },
  };
  return marks;

  /** One transaction over all the documents; ids that do not exist are passed over. */
  async function change(
    ids: string[],
    each: (row: DocumentRow, index: IndexChanges) => Promise<void>,
  ): Promise<void> {
    const tables = [...eraseTables(db), ...indexTables(db)];
    const index: IndexChanges = { put: [], drop: [], isMade: false };
    await withStorageErrors(async () => {
      await db.transaction('rw', tables, async () => {
        const rows = await db.documents.bulkGet([...new Set(ids)]);
        for (const row of rows) if (row) await each(row, index);
        if (index.drop.length > 0) await unindexDocuments(db, index.drop);
        await indexDocuments(db, analyser, index.put);
      });
    });
    const isIndexed = index.isMade || index.put.length > 0;
    if (isIndexed || index.drop.length > 0) mergeSoon(relaxed);
    if (isIndexed) onIndexed();
  }

  async function contentOf(row: DocumentRow): Promise<IndexedContent> {
    const passages = db.passages.where('[documentId+order]').between(...ofDocument(row.id));
    return { document: row, passages: await passages.toArray() };
  }
}
