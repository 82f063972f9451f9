import type { Occurrence } from '../core/library/occurrence';
import type { DrafthandDatabase } from './database';

/** The places where a document was found, the one known longest first. For `liveQuery`. */
export async function occurrencesOf(db: DrafthandDatabase, documentId: string): Promise<Occurrence[]> {
  const occurrences = await db.occurrences.where('documentId').equals(documentId).toArray();
  return occurrences.sort((one, other) => one.firstSeenAt - other.firstSeenAt);
}
