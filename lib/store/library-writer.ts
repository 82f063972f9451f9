import type { LibraryWriter, Now } from '../app/ports';
import { cutPassages } from '../core/library/cut-passages';
import type { ParsedDocument } from '../core/library/document';
import { contentHashOf } from './content-hash';
import type { DrafthandDatabase } from './database';
import { documentRowOf, linkRowsOf, passageRowsOf } from './document-rows';
import { findSameDocument } from './find-same-document';
import { type Analyser, indexDocument, indexTables, productAnalyser } from './index-rows';
import { createOwnerMarks } from './owner-marks';
import { ofDocument } from './row-ranges';
import type { DocumentRow } from './rows';
import { withStorageErrors } from './storage-errors';

type SaveOptions = NonNullable<Parameters<LibraryWriter['save']>[3]>;
type SaveResult = Awaited<ReturnType<LibraryWriter['save']>>;

/**
 * The library's one writer. Every document goes in with its passages, links and index rows in one
 * transaction, so a killed context leaves all of it or nothing. Throws `storage-full` or
 * `storage-failed`; what was stored before stays.
 */
export function createLibraryWriter(
  db: DrafthandDatabase,
  { now, analyser = productAnalyser }: { now: Now; analyser?: Analyser },
): LibraryWriter {
  return {
    ...createOwnerMarks(db, { now, analyser }),

    async save(sourceId, key, parsed, options = {}) {
      const contentHash = await contentHashOf(parsed);
      return withStorageErrors(() =>
        db.transaction(
          'rw',
          [db.documents, db.passages, db.links, db.importItems, ...indexTables(db)],
          async () => {
            const result = await saveInTransaction({ sourceId, key, contentHash, parsed }, options);
            await settleItem(options.importItemId, result);
            return result;
          },
        ),
      );
    },
  };

  async function saveInTransaction(
    incoming: { sourceId: string; key: string; contentHash: string; parsed: ParsedDocument },
    options: SaveOptions,
  ): Promise<SaveResult> {
    const { parsed, contentHash } = incoming;
    const same = await findSameDocument(db, incoming);
    const row = same?.row;
    if (row?.status === 'removed' && options.bringBack === false) {
      return { outcome: 'unchanged', documentId: row.id };
    }
    if (row && row.status !== 'removed' && row.contentHash === contentHash) {
      return { outcome: 'unchanged', documentId: row.id };
    }
    const passages = cutPassages(parsed.blocks);
    const id = row?.id ?? crypto.randomUUID();
    const existing =
      row?.status === 'removed' ? { ...row, status: row.statusBeforeRemoval ?? 'active' } : row;
    const next = documentRowOf(parsed, passages, { ...incoming, id, now: now() }, existing);
    if (same?.by === 'address' && row?.status !== 'removed' && next.wordCount <= (row?.wordCount ?? 0)) {
      return { outcome: 'unchanged', documentId: id };
    }
    await writeDocument(next, passages);
    return { outcome: row && row.status !== 'removed' ? 'changed' : 'new', documentId: id };
  }

  async function writeDocument(row: DocumentRow, passages: ReturnType<typeof cutPassages>): Promise<void> {
    await db.documents.put(row);
    await db.passages
      .where('[documentId+order]')
      .between(...ofDocument(row.id))
      .delete();
    await db.links
      .where('[documentId+order]')
      .between(...ofDocument(row.id))
      .delete();
    await db.passages.bulkPut(passageRowsOf(row.id, passages));
    await db.links.bulkPut(linkRowsOf(row.id, passages));
    await indexDocument(db, analyser, row, passages);
  }

  /** Marks the import item done together with its document, and lets go of its bytes. */
  async function settleItem(importItemId: string | undefined, result: SaveResult): Promise<void> {
    if (importItemId === undefined) return;
    await db.importItems.update(importItemId, {
      state: result.outcome,
      documentId: result.documentId,
      input: { kind: 'none' },
    });
  }
}
