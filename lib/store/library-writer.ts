import type { DocumentToSave, LibraryWriter, Now, SaveResult } from '../app/ports';
import { cutPassages } from '../core/library/cut-passages';
import type { Passage } from '../core/library/document';
import { contentHashOf } from './content-hash';
import type { DrafthandDatabase } from './database';
import { documentRowOf, linkRowsOf, passageRowsOf } from './document-rows';
import { findSameDocument } from './find-same-document';
import { type Analyser, indexDocuments, indexTables, productAnalyser } from './index-rows';
import { mergeSegments } from './merge-segments';
import { createOwnerMarks } from './owner-marks';
import { ofDocument } from './row-ranges';
import type { DocumentRow } from './rows';
import { withStorageErrors } from './storage-errors';
import { passUnchanged } from './unchanged-files';

type SaveOptions = NonNullable<Parameters<LibraryWriter['saveAll']>[2]>;
type Incoming = DocumentToSave & { sourceId: string; contentHash: string };

/** What a transaction still has to write: the last state of each document that changes. */
type Writes = Map<string, { row: DocumentRow; passages: Passage[]; isNew: boolean }>;

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
    passUnchanged: (sourceId, files) => withStorageErrors(() => passUnchanged(db, sourceId, files)),

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
      const tables = [db.documents, db.passages, db.links, db.importItems, ...indexTables(db)];
      const writes: Writes = new Map();
      const results = await db.transaction('rw', tables, async () => {
        const results: SaveResult[] = [];
        for (const document of incoming) results.push(await saveRow(document, options, writes));
        await writeContents(writes);
        await settleItems(incoming, results);
        return results;
      });
      if (writes.size > 0) await mergeSegments(db);
      return results;
    });
  }

  /** Writes the document's own row, by which the next ones are compared; the rest is noted in `writes`. */
  async function saveRow(incoming: Incoming, options: SaveOptions, writes: Writes): Promise<SaveResult> {
    const { parsed, contentHash } = incoming;
    const same = await findSameDocument(db, incoming);
    const row = same?.row;
    if (row?.status === 'removed' && options.bringBack === false) {
      return { outcome: 'unchanged', documentId: row.id };
    }
    if (row && row.status !== 'removed' && row.contentHash === contentHash) {
      const isOther = same?.by === 'key' && row.fileHash !== incoming.fileHash;
      if (isOther) await db.documents.put({ ...row, fileHash: incoming.fileHash });
      return { outcome: 'unchanged', documentId: row.id };
    }
    const passages = cutPassages(parsed.blocks);
    const id = row?.id ?? crypto.randomUUID();
    const existing =
      row?.status === 'removed' ? { ...row, status: row.statusBeforeRemoval ?? 'active' } : row;
    const next = documentRowOf(parsed, passages, { ...incoming, id, now: now() }, existing);
    const isElsewhere = same?.by === 'address' || same?.by === 'post';
    if (isElsewhere && row?.status !== 'removed' && next.wordCount <= (row?.wordCount ?? 0)) {
      return { outcome: 'unchanged', documentId: id };
    }
    await db.documents.put(next);
    writes.set(id, { row: next, passages, isNew: row === undefined });
    return { outcome: row && row.status !== 'removed' ? 'changed' : 'new', documentId: id };
  }

  async function writeContents(writes: Writes): Promise<void> {
    const contents = [...writes.values()];
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
