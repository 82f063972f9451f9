import type { Occurrence } from '../core/library/occurrence';
import type { DrafthandDatabase } from './database';
import { placedRow } from './document-rows';
import { occurrencesOf } from './occurrence-queries';

/** Sets the fields of documents that follow from their occurrences, after these changed. Call inside a transaction. */
export async function placeAgain(
  db: DrafthandDatabase,
  changed: Array<Pick<Occurrence, 'documentId'>>,
): Promise<void> {
  for (const id of new Set(changed.map(({ documentId }) => documentId))) {
    const row = await db.documents.get(id);
    if (row) await db.documents.put(placedRow(row, await occurrencesOf(db, id)));
  }
}
