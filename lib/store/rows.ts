import type { ProfileReading } from '../core/conversation/conversation';
import type { DocumentLink, LibraryDocument, Passage } from '../core/library/document';
import type { IndexStatistics } from '../core/retrieval/retrieval';

/** A document as stored: with what is needed to find it again and to keep the owner's own choices. */
export interface DocumentRow extends LibraryDocument {
  /** The addresses of its occurrences and the cited one as `addressKey` makes them; documents may share one. */
  addresses: string[];
  /** What the owner set by hand, which no re-import changes. */
  chosen: { title?: true; isPrivate?: true };
  /** Status to go back to when a removed document is restored. */
  statusBeforeRemoval?: LibraryDocument['status'];
  /** When the owner removed it (epoch ms); deleted for good 30 days later. */
  removedAt?: number;
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

/** A part of the index that was written at once: the postings of its documents, in blocks. Never changed but for `dead`. */
export interface IndexSegmentRow {
  /** Ascending with age; given by the database. */
  id?: number;
  /** Ids of its documents; their places are their numbers in its blocks. */
  documents: string[];
  /** Numbers of documents that were changed or removed since; their postings here no longer count. */
  dead: number[];
  /** A power of two. */
  blockCount: number;
}

/** The postings of the terms of a segment whose hash has the block's number. */
export interface PostingBlockRow {
  segmentId: number;
  number: number;
  terms: string[];
  /** Where the bytes of each term end in `data`. */
  ends: Uint32Array;
  data: Uint8Array;
}

/** What the index holds of one document, so that the statistics stay exact. */
export interface IndexedDocumentRow {
  documentId: string;
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
