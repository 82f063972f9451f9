import type { LibraryWriter, Now } from '../app/ports';
import type { DocumentToSave, SaveOptions, SaveResult } from '../core/library/saving';
import { contentHashOf } from './content-hash';
import type { DrafthandDatabase } from './database';
import { noteChanges } from './document-changes';
import { linkRowsOf, passageRowsOf } from './document-rows';
import { type Analyser, indexDocuments, indexTables, productAnalyser } from './index-rows';
import { mergeSegments } from './merge-segments';
import { createOwnerMarks } from './owner-marks';
import { ofDocument } from './row-ranges';
import { type Incoming, type PendingWrites, saveDocument } from './save-document';
import { withStorageErrors } from './storage-errors';
import { passUnchanged } from './unchanged-files';

/**
 * The library's one writer. Documents go in with their passages, links and index rows in one
 * transaction, so a killed context leaves all of it or nothing. Throws `storage-full` or
 * `storage-failed`; what was stored before stays.
 */
export function createLibraryWriter(
  db: DrafthandDatabase,
  { now, analyser = productAnalyser }: { now: Now; analyser?: Analyser },
): LibraryWriter {
  return {
    ...createOwnerMarks(db, { now, analyser }),
    saveAll,
    passUnchanged: (sourceId, files, options = {}) =>
      withStorageErrors(() => passUnchanged(db, sourceId, files, { ...options, now: now() })),

    async save(sourceId, key, parsed, { importItemId, ...options } = {}) {
      const [result] = await saveAll(sourceId, [{ key, parsed, importItemId }], options);
      if (!result) throw new TypeError('A document that was saved has a result');
      return result;
    },
  };

  async function saveAll(
    sourceId: string,
    documents: DocumentToSave[],
    options: SaveOptions = {},
  ): Promise<SaveResult[]> {
    const incoming = await Promise.all(
      documents.map(async (document): Promise<Incoming> => {
        return { ...document, sourceId, contentHash: await contentHashOf(document.parsed) };
      }),
    );
    return withStorageErrors(async () => {
      const tables = [
        ...[db.documents, db.passages, db.links, db.occurrences, db.documentChanges, db.importItems],
        ...indexTables(db),
      ];
      const writes: PendingWrites = { contents: new Map(), changes: [] };
      const results = await db.transaction('rw', tables, async () => {
        const results: SaveResult[] = [];
        for (const document of incoming) {
          results.push(await saveDocument({ ...options, db, now: now(), writes }, document));
        }
        await writeContents(writes);
        await noteChanges(db, writes.changes);
        await settleItems(incoming, results);
        return results;
      });
      if (writes.contents.size > 0) await mergeSegments(db);
      return results;
    });
  }

  async function writeContents(writes: PendingWrites): Promise<void> {
    const contents = [...writes.contents.values()];
    for (const { row, isNew } of contents) if (!isNew) await deleteTexts(row.id);
    await db.passages.bulkPut(contents.flatMap(({ row, passages }) => passageRowsOf(row.id, passages)));
    await db.links.bulkPut(contents.flatMap(({ row, passages }) => linkRowsOf(row.id, passages)));
    await indexDocuments(
      db,
      analyser,
      contents.map(({ row, passages }) => ({ document: row, passages })),
    );
  }

  async function deleteTexts(documentId: string): Promise<void> {
    for (const table of [db.passages, db.links]) {
      await table
        .where('[documentId+order]')
        .between(...ofDocument(documentId))
        .delete();
    }
  }

  /** Marks the import items done together with their documents, and lets go of their bytes. */
  async function settleItems(incoming: Incoming[], results: SaveResult[]): Promise<void> {
    const changes = incoming.flatMap(({ importItemId }, index) => {
      const result = results[index];
      if (importItemId === undefined || !result) return [];
      const { outcome: state, documentId } = result;
      return [{ key: importItemId, changes: { state, documentId, input: { kind: 'none' as const } } }];
    });
    if (changes.length > 0) await db.importItems.bulkUpdate(changes);
  }
}
