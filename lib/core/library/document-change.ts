export type DocumentChangeKind =
  | 'new'
  | 'changed'
  /** Another occurrence of the same text was found, or taken out of the document again. */
  | 'joined'
  | 'parted'
  | 'gone'
  | 'back'
  | 'removed'
  | 'restored'
  | 'superseded'
  | 'reinstated';

/** What happened to a document, as its history shows it. */
export interface DocumentChange {
  documentId: string;
  /** Ascending within the document, from 0. */
  order: number;
  at: number;
  /** The import run that did it; absent when the owner did it by hand. */
  importId?: string;
  kind: DocumentChangeKind;
  /** The occurrence it is about: the one that joined, was parted, is gone, or came back. */
  place?: { sourceId: string; key: string; url?: string };
  title?: { before: string; after: string };
  words?: { before: number; after: number };
  /** Paragraphs that came and went, the longest first, cut for display; never the whole text. */
  added?: string[];
  removed?: string[];
}
