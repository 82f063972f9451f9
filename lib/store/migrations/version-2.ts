import type { Occurrence } from '../../core/library/occurrence';
import type { RowMigration, StoredRow } from '../schema';

/** A document of version 1 as far as this looks at it. */
interface DocumentOfVersion1 {
  id: string;
  sourceId: string;
  key: string;
  title: string;
  url?: string;
  publishedAt?: number;
  publishedFrom?: Occurrence['publishedFrom'];
  contentHash: string;
  fileHash?: string;
  status: string;
  statusBeforeRemoval?: string;
  chosen?: { isPrivate?: true };
  addedAt: number;
  updatedAt: number;
}

/**
 * Where a document of version 1 was found. Whether that place or the owner made it private is not
 * told apart where the owner did not say.
 */
export function occurrenceOfDocument(document: DocumentOfVersion1): Occurrence {
  const { id, sourceId, key, url, title, contentHash, fileHash, publishedAt, publishedFrom } = document;
  const status = document.status === 'removed' ? document.statusBeforeRemoval : document.status;
  const isPrivate = status === 'private' && !document.chosen?.isPrivate;
  return {
    sourceId,
    key,
    documentId: id,
    title,
    contentHash,
    firstSeenAt: document.addedAt,
    lastSeenAt: document.updatedAt,
    ...(url === undefined ? {} : { url }),
    ...(fileHash === undefined ? {} : { fileHash }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(publishedFrom === undefined ? {} : { publishedFrom }),
    ...(isPrivate ? { isPrivate: true as const } : {}),
  };
}

/** From version 1: every document gets the occurrence it was read from, which takes over its file's fingerprint. */
export const toVersion2: RowMigration = {
  documents: (row) => {
    const { fileHash: _, ...document } = row;
    const occurrence: StoredRow = { ...occurrenceOfDocument(row as unknown as DocumentOfVersion1) };
    return { documents: [document], occurrences: [occurrence] };
  },
};
