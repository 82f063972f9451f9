import type { ProfileReading } from '../core/conversation/conversation';
import type { DocumentLink, LibraryDocument, Passage } from '../core/library/document';
import type { IndexStatistics } from '../core/retrieval/retrieval';
import type { PackedVocabulary } from '../core/retrieval/vocabulary';

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

/** The keys under which a document's text is found by texts like it; can be made again. */
export interface TextSketchRow {
  documentId: string;
  /** See `sketchOf`; empty for a text too short to be recognised. */
  bands: number[];
  /** `sketchVersion` of the code that made it. */
  version: number;
  /** Its text came or changed since it was last compared with others on its subject. */
  waits?: 1;
}

/**
 * A part of the index that was written at once: the passages of its documents, and their postings in
 * blocks. Never changed but for its dead.
 */
export interface IndexSegmentRow {
  /** Given by the database. */
  id?: number;
  /** Documents in it, dead or not, and how many are dead: changed or removed since. */
  documentCount: number;
  deadCount: number;
  passageCount: number;
  /** A bit for each of its passages; set: its postings no longer count. Absent while nothing is dead. */
  dead?: Uint8Array;
  /** Numbers of its first passage and after its last one; those of segments do not overlap. */
  first: number;
  end: number;
  /** A power of two. */
  blockCount: number;
}

/** The passages of a segment, document by document. See segment-passages.ts. */
export interface SegmentPassagesRow {
  segmentId: number;
  /** For each document how far its first number is from the end of the one before, and its passages. */
  documents: Uint8Array;
  /** Length of each passage. */
  lengths: Uint8Array;
}

/** The words of a segment, for misspelt ones; see lexical-vocabulary.ts. */
export interface SegmentVocabularyRow {
  segmentId: number;
  /** Each packed by itself; see `packVocabulary`. */
  packed: PackedVocabulary[];
}

/** Finds a document by the number of its first passage. */
export interface DocumentNumberRow {
  first: number;
  documentId: string;
}

/** The postings of the terms of a segment whose hash has the block's number. */
export interface PostingBlockRow {
  segmentId: number;
  number: number;
  terms: string[];
  /** Where the bytes of each term end in `data`. */
  ends: Uint16Array | Uint32Array;
  data: Uint8Array;
}

/** What the index holds of one document, so that the statistics stay exact. */
export interface IndexedDocumentRow {
  documentId: string;
  /** Number of its first passage in the index; the others follow. */
  first: number;
  passageCount: number;
  totalLength: number;
  analyserVersion: number;
  language?: string;
}

export interface IndexStatisticsRow extends IndexStatistics {
  id: 'library';
  /** The number of the next passage that is indexed; numbers are never used again. */
  nextPassage: number;
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
