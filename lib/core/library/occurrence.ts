import type { ParsedDocument, Passage } from './document';

/**
 * One place where a document was found: the same post on the blog, on LinkedIn and on Medium is one
 * document with three occurrences. `[sourceId, key]` is unique.
 */
export interface Occurrence {
  sourceId: string;
  /** Path, URL or urn inside the source. */
  key: string;
  documentId: string;
  /** The address of this occurrence, normalised; absent for files without one. */
  url?: string;
  title: string;
  /** SHA-256 (hex) over everything that was parsed here. */
  contentHash: string;
  /** Fingerprint of the file it was last read from. */
  fileHash?: string;
  /** The date this occurrence states, and where it came from. */
  publishedAt?: number;
  publishedFrom?: ParsedDocument['publishedFrom'];
  /** Marked private where it was found. */
  isPrivate?: true;
  firstSeenAt: number;
  lastSeenAt: number;
  /** Since when its source no longer has it (epoch ms). The document stays. */
  goneSince?: number;
  /** Its text, where the document shows the fuller one of another occurrence: a wrong join loses nothing. */
  text?: DocumentText;
  /** Documents the owner took it out of; it is never joined with them again. */
  apart?: string[];
  /** When its document was deleted for good (epoch ms). Nothing but this mark is left, so that no sync brings it back. */
  erasedAt?: number;
}

/** Key of an occurrence in the store. */
export type Place = [sourceId: string, key: string];

/** What an occurrence says, cut into passages. */
export interface DocumentText extends Omit<ParsedDocument, 'blocks' | 'isPrivate'> {
  passages: Passage[];
}
