import type { LibraryDocument, Passage } from '../library/document';

/** A passage of a candidate with what speaks for it. */
export interface PassageSignals {
  order: number;
  /** BM25, on the scale of the document's signal. */
  lexical: number;
  /** Cosine with the question's vector; 0 where it is not among the nearest. */
  vector: number;
  /** Indexes of the concepts found in it. */
  concepts: number[];
}

/** What speaks for a document, each 0 to about 1. */
export interface Signals {
  /**
   * BM25 in relation to the geometric mean of the best score and of what the question could reach: in
   * long questions, of which no text meets all, words must still outweigh the rest.
   */
  lexical: number;
  /** How near its best passage is, beyond the nearness that any passage has. */
  vector: number;
  /** How well its title, or the heading of its best passage, meets the question. */
  title: number;
  /** How much its title is like the question by pieces of words, also misspelt and compound ones. */
  pieces: number;
}

/** A document that may answer, with what speaks for it. */
export interface Candidate {
  documentId: string;
  signals: Signals;
  /** Cosine of its best passage where the built-in vectors found it, else 0; see `coverage-estimate.ts`. */
  latent: number;
  /** Set when the signals are fused; higher is better. */
  score: number;
  /** Best first. */
  passages: PassageSignals[];
}

/** Stored texts by `documentId#order`. */
export type StoredTexts = Map<string, { passage: Passage; document: LibraryDocument }>;

/** Passages of one document in a result. */
export const passagesPerDocument = 2;

/** The ids of the passages of a document that may be shown. */
export function shownIdsOf({ documentId, passages }: Candidate): string[] {
  return passages.slice(0, passagesPerDocument).map(({ order }) => `${documentId}#${order}`);
}

/** The best stored passage of a candidate, with its document. */
export function bestTextOf(candidate: Candidate, texts: StoredTexts) {
  for (const id of shownIdsOf(candidate)) {
    const found = texts.get(id);
    if (found) return found;
  }
  return undefined;
}
