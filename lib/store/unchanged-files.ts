import type { DrafthandDatabase } from './database';

/** A file to import, by its key in its source and the fingerprint of its bytes. */
export interface FingerprintedFile {
  key: string;
  fileHash: string;
  importItemId: string;
}

/**
 * Settles the import items of files that are stored just as they are, and returns the ids of these
 * items. Nothing is parsed for it.
 */
export function passUnchanged(
  db: DrafthandDatabase,
  sourceId: string,
  files: FingerprintedFile[],
): PromiseLike<Set<string>> {
  return db.transaction('rw', [db.documents, db.importItems], async () => {
    const rows = await Promise.all(
      files.map(({ key }) => db.documents.where('[sourceId+key]').equals([sourceId, key]).first()),
    );
    const unchanged = files.flatMap(({ fileHash, importItemId }, index) => {
      const row = rows[index];
      const isSame = row && row.status !== 'removed' && row.fileHash === fileHash;
      return isSame ? [{ importItemId, documentId: row.id }] : [];
    });
    await db.importItems.bulkUpdate(
      unchanged.map(({ importItemId, documentId }) => ({
        key: importItemId,
        changes: { state: 'unchanged' as const, documentId, input: { kind: 'none' as const } },
      })),
    );
    return new Set(unchanged.map(({ importItemId }) => importItemId));
  });
}
