import type { ParsedDocument } from './document';

/** A document on its way into the library. */
export interface DocumentToSave {
  /** Its name within the source. */
  key: string;
  parsed: ParsedDocument;
  /** This import item is marked done in the same transaction. */
  importItemId?: string;
  /** Fingerprint of the file it was read from. */
  fileHash?: string;
}

/** How an import saves. */
export interface SaveOptions {
  /** False leaves documents the owner removed as they are (repeated syncs); otherwise they come back. */
  bringBack?: boolean;
  /** The run in which the documents were seen. */
  importId?: string;
}

export interface SaveResult {
  outcome: 'new' | 'changed' | 'unchanged';
  documentId: string;
}
