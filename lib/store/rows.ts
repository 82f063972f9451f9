import type { ProfileReading } from '../core/conversation/conversation';
import type { DocumentLink, LibraryDocument, Passage } from '../core/library/document';
import type { IndexStatistics } from '../core/retrieval/retrieval';

/** A document as stored: with what is needed to find it again and to keep the owner's own choices. */
export interface DocumentRow extends LibraryDocument {
  /** Its addresses (canonical and cited) as `addressKey` makes them; documents may share one. */
  addresses: string[];
  /** What the owner set by hand, which no re-import changes. */
  chosen: { title?: true; isPrivate?: true };
  /** Status to go back to when a removed document is restored. */
  statusBeforeRemoval?: LibraryDocument['status'];
}

export interface PassageRow extends Passage {
  documentId: string;
}

export interface LinkRow extends DocumentLink {
  documentId: string;
  /** Order within the document, from 0. */
  order: number;
  /** The passage it stands in. */
  passageOrder: number;
}

/**
 * One document's postings of one term, flat: order, weight, length, order, weight, length, …
 * Flat numbers are read about twice as fast as objects.
 */
export interface TermRow {
  term: string;
  documentId: string;
  postings: number[];
}

/** What the index holds of one document, so that it can be taken out exactly. */
export interface IndexedDocumentRow {
  documentId: string;
  terms: string[];
  passageCount: number;
  totalLength: number;
  analyserVersion: number;
  language?: string;
}

export interface IndexStatisticsRow extends IndexStatistics {
  id: 'library';
  /** Documents per language (ISO 639-1). */
  languages: Record<string, number>;
}

/** A profile the owner chose to keep. */
export interface PersonRow {
  /** Member id, else the profile's address. */
  id: string;
  memberId?: string;
  profileUrl: string;
  profile: ProfileReading;
  keptAt: number;
}
