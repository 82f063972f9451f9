import type { LibraryWriter, Now } from '../app/ports';
import type { DocumentToSave, SaveOptions, SaveResult } from '../core/library/saving';
import { contentHashOf } from './content-hash';
import type { DrafthandDatabase } from './database';
import { noteChanges } from './document-changes';
import { type Analyser, indexTables, productAnalyser } from './index-rows';
import { mergeSoon } from './merge-queue';
import { createOwnerMarks } from './owner-marks';
import { type Incoming, type PendingWrites, saveDocument } from './save-document';
import { withStorageErrors } from './storage-errors';
import { passUnchanged } from './unchanged-files';
import { writeContents } from './write-contents';

/**
 * The library's one writer. Documents go in with their passages, links and index rows in one
 * transaction, so a killed context leaves all of it or nothing. Throws `storage-full` or
 * `storage-failed`; what was stored before stays.
 */
export function createLibraryWriter(
  db: DrafthandDatabase,
  {
    now,
    analyser = productAnalyser,
    onIndexed = () => undefined,
  }: {
    now: Now;
    analyser?: Analyser;
    /** What the owner did put a text into the index (again): words find it, and it has no vectors yet. */
    onIndexed?: () => void;
  },
): LibraryWriter {
  return {
    ...createOwnerMarks(db, { now, analyser, onIndexed }),
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
        ...[db.documents, db.passages, db.links, db.occurrences, db.documentChanges, db.textSketches],
        ...[db.importItems, ...indexTables(db)],
      ];
      const writes: PendingWrites = { contents: new Map(), changes: [] };
      const results = await db.transaction('rw', tables, async () => {
        const results: SaveResult[] = [];
        for (const document of incoming) {
          results.push(await saveDocument({ ...options, db, now: now(), analyser, writes }, document));
        }
        await writeContents(db, analyser, [...writes.contents.values()]);
        await noteChanges(db, writes.changes);
        await settleItems(incoming, results);
        return results;
      });
      if (writes.contents.size > 0) mergeSoon(db);
      return results;
    });
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
