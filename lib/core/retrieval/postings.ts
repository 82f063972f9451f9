import type { TalliesMaker } from './passage-tallies';
import type { IndexStatistics } from './retrieval';
import type { PackedVocabulary } from './vocabulary';

/**
 * What the index holds of the terms of one question. Passages are numbered by *slots*, document by
 * document: those of the document at place `d` are `documentStarts[d]` up to `documentStarts[d + 1]`,
 * in reading order. Slots of documents that were changed or removed are in no list.
 */
export interface IndexReading {
  statistics: IndexStatistics;
  /** First slot of each document, ascending; one more entry at the end: the number of slots. */
  documentStarts: Uint32Array;
  /** Length of the passage in each slot, in terms; long ones are rounded. */
  lengths: Uint16Array;
  /** Terms that do not occur are absent. */
  lists: Map<string, PostingList>;
  /** The loops that score passages, in whatever runs fastest here. */
  createTallies: TalliesMaker;
  /** Ids of the documents at these places, in their order; undefined for one that went meanwhile. */
  documentIds(places: number[]): Promise<Array<string | undefined>>;
}

/** The passages that hold a term, with how often. */
export interface PostingList {
  /** Ascending. */
  slots: Uint32Array;
  /** Occurrences weighted by field, in units of `weightUnit`. */
  weights: Uint16Array;
}

/** The part of the index that ranking reads: the rows of the question's own terms. */
export interface TermIndex {
  read(terms: string[]): Promise<IndexReading>;
  /** The words of the library, part by part; see `vocabulary.ts`. Those of documents that are gone may be among them. */
  vocabularies(): Promise<PackedVocabulary[]>;
}

/** Terms of one document: for each the places of its passages (from 0, ascending) and their weights. */
export interface DocumentEntries {
  terms: Map<string, Array<{ order: number; weight: number }>>;
  /** Length of each passage in terms. */
  lengths: number[];
}
