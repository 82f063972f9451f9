import type { BackupRow } from '../core/backup/backup-tables';
import { type DocumentMerge, type DocumentPlaces, placeKey } from '../core/backup/merge-documents';
import type { Occurrence, Place } from '../core/library/occurrence';
import type { DrafthandDatabase } from './database';
import { occurrenceOfDocument } from './migrations/version-2';
import { placeAgain } from './place-again';
import type { DocumentRow } from './rows';

type Documents = ReadonlyMap<string, DocumentMerge<DocumentRow>>;

/** Where the documents that are here were found. */
export async function localPlaces(db: DrafthandDatabase): Promise<DocumentPlaces> {
  const places = new Map<string, string[]>();
  await db.occurrences.each((occurrence) => {
    const { documentId, erasedAt } = occurrence;
    if (erasedAt !== undefined) return;
    places.set(documentId, [...(places.get(documentId) ?? []), placeKey(occurrence)]);
  });
  return places;
}

/**
 * Stores the occurrences of a backup under the ids its documents have here. A place that belongs to
 * another document here stays with that one. Call inside a transaction.
 */
export async function writeOccurrences(
  db: DrafthandDatabase,
  rows: BackupRow[],
  documents: Documents,
): Promise<void> {
  const incoming = rows as unknown as Occurrence[];
  const local = await db.occurrences.bulkGet(incoming.map(({ sourceId, key }): Place => [sourceId, key]));
  const idHere = (id: string) => documents.get(id)?.id ?? id;
  const wanted = incoming.flatMap((occurrence, index) => {
    const documentId = idHere(occurrence.documentId);
    const apart = occurrence.apart && { apart: occurrence.apart.map(idHere) };
    const next: Occurrence = { ...occurrence, documentId, ...apart };
    return isWanted(next, local[index], documents.get(occurrence.documentId)) ? [next] : [];
  });
  await db.occurrences.bulkPut(wanted);
}

function isWanted(
  next: Occurrence,
  here: Occurrence | undefined,
  merge: DocumentMerge<DocumentRow> | undefined,
): boolean {
  if (!here) return true;
  if (next.erasedAt !== undefined) return false;
  if (here.erasedAt !== undefined) return true;
  if (here.documentId !== next.documentId) return false;
  // The hashes of a place go with the text that is stored.
  return merge?.action === 'update' || (merge?.action === 'same' && next.lastSeenAt > here.lastSeenAt);
}

/**
 * Gives documents that came in their occurrence where the backup is from before these were noted, and
 * sets what follows from all the places a merged document now has. Call inside a transaction.
 */
export async function completeOccurrences(db: DrafthandDatabase, documents: Documents): Promise<void> {
  const merges = [...documents.values()];
  const rows = merges.flatMap(({ action, row }) => (row && action !== 'keep' ? [row] : []));
  const known = await db.occurrences.bulkGet(rows.map(({ sourceId, key }): Place => [sourceId, key]));
  const missing = rows.filter((_, index) => !known[index]);
  await db.occurrences.bulkPut(missing.map(occurrenceOfDocument));
  const merged = merges.filter(({ action }) => action === 'update' || action === 'keep');
  await placeAgain(
    db,
    merged.map(({ id }) => ({ documentId: id })),
  );
}
