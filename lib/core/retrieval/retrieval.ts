import type { DocumentKind, DocumentLink, DocumentStatus } from '../library/document';
import type { EmbeddingOptions } from './vectors/embedding';

/** A question to the library. */
export interface RetrievalQuery {
  /** The ask's searchable text. */
  text: string;
  /** The part of the text that is the ask itself; words outside of it count less. */
  focus?: string;
  /** ISO 639-1 of the text, for stop words and stemming. */
  language?: string;
  /** The languages the library is written in (see `languagesOfLibrary`); absent: English beside the question's own. */
  libraryLanguages?: readonly string[];
  /** Most passages wanted. */
  limit: number;
  /** What is known of the person who asks, in their own words; decides between documents that answer alike. */
  reader?: string;
  /** Told what of the question leaves the machine, where a server embeds it. */
  onSent?: EmbeddingOptions['onSent'];
  /** Share of a document's score lost for each year behind the newest one found; absent: the usual mild one. */
  lossPerYear?: number;
}

/** A passage found for a query, with everything needed to show and cite it. */
export interface RetrievedPassage {
  /** `documentId#order`. */
  id: string;
  documentId: string;
  order: number;
  title: string;
  /** Address to cite (with `t=` for talks); absent for notes without one. */
  url?: string;
  kind: DocumentKind;
  status: DocumentStatus;
  /** The last check of `url` found nothing there any more. */
  isLinkDead?: true;
  publishedAt?: number;
  language?: string;
  text: string;
  headingPath: string[];
  startSeconds?: number;
  /** Higher is better; comparable within one query only. */
  score: number;
  /** The query's words found here, as the sender wrote them. */
  matchedTerms: string[];
  /** Links inside the passage; shown to the owner, never inserted by themselves. */
  links: DocumentLink[];
  /** What speaks for it; absent on passages that are only read for quoting. */
  why?: WhyPassage;
}

/** Why a passage was found: the question's words in it, and what each signal adds to its document's score. */
export interface WhyPassage {
  /** Words as the sender wrote them, with their share of the question's importance, the largest first. */
  words: Array<{ word: string; share: number }>;
  lexical: number;
  vector: number;
  title: number;
  /** Cosine of the passage's vector and the question's; 0 where it is not among the nearest or there are none. */
  similarity: number;
}

/** A passage near a question by its vector. */
export interface NearPassage {
  documentId: string;
  order: number;
  /** Cosine of the angle between the two vectors. */
  score: number;
  /** By the built-in latent vectors, whose cosines are known to mean the same in every library. */
  isLatent?: boolean;
}

/** Finds passages by meaning; without stored vectors, or for words they do not know, there are none. */
export interface MeaningIndex {
  /** Best first. */
  nearest(
    query: Pick<RetrievalQuery, 'text' | 'language' | 'onSent'>,
    limit: number,
    signal?: { readonly aborted: boolean; throwIfAborted(): void },
  ): Promise<NearPassage[]>;
}

export type CoverageVerdict = 'covered' | 'partial' | 'uncovered';

/** How well the library answers one ask. */
export interface Coverage {
  verdict: CoverageVerdict;
  /** 0 to 1. */
  estimate: number;
  /** Share of the query's rare terms found in the best passage, 0 to 1. */
  rareTermsFound: number;
}

export interface RetrievalResult {
  /** Best first; at most two passages of one document. */
  passages: RetrievedPassage[];
  coverage: Coverage;
  /** All passages of the best citable documents (a limited number of each), in their order, for quoting. */
  readings?: RetrievedPassage[];
}

export interface IndexStatistics {
  passageCount: number;
  documentCount: number;
  totalLength: number;
}
