import type { DocumentChange } from '../core/library/document-change';
import type { DrafthandDatabase } from './database';
import { ofDocument } from './row-ranges';

/** A line of a document's history before it has its place there. */
export type NewDocumentChange = Omit<DocumentChange, 'order'>;

/** Changes kept per document; the oldest go first, all but its beginning. */
const keptChanges = 50;

/** Writes changes at the end of their documents' histories. Call inside the transaction that makes them. */
export async function noteChanges(db: DrafthandDatabase, changes: NewDocumentChange[]): Promise<void> {
  const next = new Map<string, number>();
  const rows: DocumentChange[] = [];
  for (const change of changes) {
    const { documentId } = change;
    const order = next.get(documentId) ?? (change.kind === 'new' ? 0 : await nextOrder(db, documentId));
    next.set(documentId, order + 1);
    rows.push({ ...change, order });
  }
  await db.documentChanges.bulkPut(rows);
  for (const [documentId, order] of next) if (order > keptChanges) await forgetOldest(db, documentId);
}

/** The history of a document, newest first. For `liveQuery`. */
export function changesOf(db: DrafthandDatabase, documentId: string): Promise<DocumentChange[]> {
  return Promise.resolve(historyOf(db, documentId).reverse().toArray());
}

async function nextOrder(db: DrafthandDatabase, documentId: string): Promise<number> {
  const last = await historyOf(db, documentId).last();
  return (last?.order ?? -1) + 1;
}

async function forgetOldest(db: DrafthandDatabase, documentId: string): Promise<void> {
  const keys = await historyOf(db, documentId).primaryKeys();
  await db.documentChanges.bulkDelete(keys.slice(1, 1 + Math.max(0, keys.length - keptChanges)));
}

function historyOf(db: DrafthandDatabase, documentId: string) {
  return db.documentChanges.where('[documentId+order]').between(...ofDocument(documentId));
}
