/** What happened to a document, as its history shows it. */
export interface DocumentChange {
  /** Ascending; given by the database. */
  id?: number;
  documentId: string;
  at: number;
  /** The import run that did it; absent when the owner did it by hand. */
  importId?: string;
  kind: 'new' | 'changed' | 'joined' | 'gone' | 'back' | 'removed' | 'restored' | 'superseded' | 'reinstated';
  title?: { before: string; after: string };
  words?: { before: number; after: number };
  /** Paragraphs that came and went, the longest first, cut for display; never the whole text. */
  added?: string[];
  removed?: string[];
}
