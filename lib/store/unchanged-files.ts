import type { SaveOptions } from '../core/library/saving';
import type { DrafthandDatabase } from './database';
import { noteChanges } from './document-changes';
import { placeChange, seenAgain } from './occurrence-rows';
import { placeAgain } from './place-again';

/** A file to import, by its key in its source and the fingerprint of its bytes. */
export interface FingerprintedFile {
  key: string;
  fileHash: string;
  importItemId: string;
}

/**
 * Settles the import items of files that are stored just as they are, and returns the ids of these
 * items. Nothing is parsed for it. What the owner removed counts as stored when it is to stay removed.
 */
export function passUnchanged(
  db: DrafthandDatabase,
  sourceId: string,
  files: FingerprintedFile[],
  { now, importId, bringBack }: SaveOptions & { now: number },
): PromiseLike<Set<string>> {
  const tables = [db.documents, db.occurrences, db.documentChanges, db.importItems];
  return db.transaction('rw', tables, async () => {
    const occurrences = await db.occurrences.bulkGet(
      files.map(({ key }): [string, string] => [sourceId, key]),
    );
    const documents = await db.documents.bulkGet(
      occurrences.map((occurrence) => occurrence?.documentId ?? ''),
    );
    const unchanged = files.flatMap(({ fileHash, importItemId }, index) => {
      const [occurrence, document] = [occurrences[index], documents[index]];
      if (!occurrence || !document || occurrence.fileHash !== fileHash) return [];
      return document.status === 'removed' && bringBack !== false ? [] : [{ importItemId, occurrence }];
    });
    const sighting = { now, importId };
    await db.occurrences.bulkPut(
      unchanged.map(({ occurrence }) => seenAgain(sighting, occurrence, occurrence.fileHash)),
    );
    const back = unchanged.flatMap(({ occurrence }) =>
      occurrence.goneSince === undefined ? [] : [occurrence],
    );
    await placeAgain(db, back);
    await noteChanges(
      db,
      back.map((occurrence) => placeChange(sighting, 'back', occurrence)),
    );
    await db.importItems.bulkUpdate(
      unchanged.map(({ importItemId, occurrence: { documentId } }) => ({
        key: importItemId,
        changes: { state: 'unchanged' as const, documentId, input: { kind: 'none' as const } },
      })),
    );
    return new Set(unchanged.map(({ importItemId }) => importItemId));
  });
}
