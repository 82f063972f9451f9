import type { Passage } from '../core/library/document';
import type { DrafthandDatabase } from './database';
import { linkRowsOf, passageRowsOf } from './document-rows';
import { type Analyser, indexDocuments } from './index-rows';
import { ofDocument } from './row-ranges';
import type { DocumentRow, TextSketchRow } from './rows';

/** The text of a document that is to be written; `isNew`: nothing of it is stored yet. */
export interface PendingContent {
  row: DocumentRow;
  passages: Passage[];
  isNew: boolean;
  sketch: TextSketchRow;
}

/**
 * Writes passages, links, sketches and index rows of documents in place of what there was. Removed
 * ones stay out of the index. Call inside a transaction, and `mergeSoon` after it.
 */
export async function writeContents(
  db: DrafthandDatabase,
  analyser: Analyser,
  contents: PendingContent[],
): Promise<void> {
  for (const { row, isNew } of contents) if (!isNew) await deleteTexts(db, row.id);
  await db.textSketches.bulkPut(contents.map(({ sketch }) => sketch));
  await db.passages.bulkPut(contents.flatMap(({ row, passages }) => passageRowsOf(row.id, passages)));
  await db.links.bulkPut(contents.flatMap(({ row, passages }) => linkRowsOf(row.id, passages)));
  const shown = contents.filter(({ row }) => row.status !== 'removed');
  await indexDocuments(
    db,
    analyser,
    shown.map(({ row, passages }) => ({ document: row, passages })),
  );
}

/** Deletes the passages and links of a document. Call inside a transaction. */
export async function deleteTexts(db: DrafthandDatabase, documentId: string): Promise<void> {
  for (const table of [db.passages, db.links]) {
    await table
      .where('[documentId+order]')
      .between(...ofDocument(documentId))
      .delete();
  }
}
