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
    const [row, occurrences] = await Promise.all([db.documents.get(id), occurrencesOf(db, id)]);
    // A document whose places all went to others in a merge keeps what it says of itself.
    if (row && occurrences.length > 0) await db.documents.put(placedRow(row, occurrences));
  }
}
