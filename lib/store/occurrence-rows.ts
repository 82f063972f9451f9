import type { Occurrence } from '../core/library/occurrence';
import type { DocumentToSave } from '../core/library/saving';
import type { NewDocumentChange } from './document-changes';

/** When, and in which run, something was seen. */
export interface Sighting {
  now: number;
  importId?: string;
}

/** The occurrence of a document that was read; over an earlier state of the same place where there is one. */
export function occurrenceOf(
  { now }: Sighting,
  incoming: DocumentToSave & { sourceId: string; contentHash: string },
  documentId: string,
  earlier?: Occurrence,
): Occurrence {
  const { url, title, publishedAt, publishedFrom } = incoming.parsed;
  const { apart } = earlier ?? {};
  return {
    sourceId: incoming.sourceId,
    key: incoming.key,
    documentId,
    title,
    contentHash: incoming.contentHash,
    firstSeenAt: earlier?.firstSeenAt ?? now,
    lastSeenAt: now,
    ...(url === undefined ? {} : { url }),
    ...(incoming.fileHash === undefined ? {} : { fileHash: incoming.fileHash }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(publishedFrom === undefined ? {} : { publishedFrom }),
    ...(incoming.parsed.isPrivate ? { isPrivate: true as const } : {}),
    ...(apart === undefined ? {} : { apart }),
  };
}

/** An occurrence that was seen once more as it is; a file's fingerprint is the one of this time. */
export function seenAgain({ now }: Sighting, known: Occurrence, fileHash?: string): Occurrence {
  const { goneSince: _, fileHash: _before, ...rest } = known;
  return {
    ...rest,
    lastSeenAt: now,
    ...(fileHash === undefined ? {} : { fileHash }),
  };
}

/** A line of a document's history about one of its occurrences. */
export function placeChange(
  { now, importId }: Sighting,
  kind: 'joined' | 'parted' | 'gone' | 'back',
  { documentId, sourceId, key, url }: Occurrence,
): NewDocumentChange {
  return {
    documentId,
    at: now,
    kind,
    place: { sourceId, key, ...(url === undefined ? {} : { url }) },
    ...(importId === undefined ? {} : { importId }),
  };
}
