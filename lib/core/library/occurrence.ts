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
  firstSeenAt: number;
  lastSeenAt: number;
  /** The import run it was last seen in. */
  lastRunId?: string;
  /** Since when its source no longer has it (epoch ms). The document stays. */
  goneSince?: number;
}
