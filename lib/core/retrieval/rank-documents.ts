import type { QueryConcept } from './query-terms';
import type { IndexStatistics, Posting } from './retrieval';

/** Saturation of repeated terms and correction for length; tuned on paraphrased questions. */
const k1 = 1.6;
const b = 0.6;

/** Share of the other matching passages' scores that a document gets on top of its best one. */
const restShare = 0.1;

export interface PassageScore {
  order: number;
  score: number;
  /** Indexes of the concepts found in it. */
  concepts: number[];
}

export interface DocumentScore {
  documentId: string;
  score: number;
  /** Best first. */
  passages: PassageScore[];
  /** 0 to 1, set once the title is known; see `title-match.ts`. */
  titleMatch?: number;
}

export interface Ranking {
  /** Best first. */
  documents: DocumentScore[];
  /** Inverse document frequency times weight per concept; concepts nowhere in the library have the highest. */
  importance: number[];
}

/** A passage while it is scored. */
interface PassageTally {
  order: number;
  score: number;
  /** The concept noted last, and its best score so far, which is part of `score`. */
  concept: number;
  best: number;
  /** Bits of the concepts found, 0 to 29 and 30 to 59: sets would cost more than all the rest. */
  low: number;
  high: number;
}

/** A document while it is scored; its passages by their order. */
interface Tally {
  passages: Map<number, PassageTally>;
  /** The concept that counted it as a holder last. */
  countedFor: number;
}

const bitsPerWord = 30;

/** Documents that are returned; those behind them are never looked at. */
const mostDocuments = 200;

/** Scores every passage that holds one of the concepts, rolled up to documents. */
export function scoreDocuments(input: {
  concepts: QueryConcept[];
  joined: Array<{ term: string; first: number; second: number }>;
  postings: Map<string, Posting[]>;
  statistics: IndexStatistics;
}): Ranking {
  const { concepts, joined, postings, statistics } = input;
  const averageLength = statistics.totalLength / Math.max(1, statistics.passageCount) || 1;
  const documents = new Map<string, Tally>();
  const importance: number[] = [];
  const listsOf = (terms: readonly string[]) => terms.flatMap((term) => [postings.get(term) ?? []]);

  concepts.forEach((concept, index) => {
    const own = listsOf(concept.terms);
    for (const pair of joined)
      if (pair.first === index || pair.second === index) own.push(...listsOf([pair.term]));
    const alternates = listsOf(concept.alternates.terms);
    // A word the library does not use takes its rarity from its equivalents.
    const telling = own.some((list) => list.length > 0) ? own : alternates;
    const holders = countHolders(telling, documents, index);
    const idf = inverseDocumentFrequency(holders, statistics.documentCount) * concept.weight;
    importance.push(idf);
    const noteAll = (lists: Posting[][], weight: number) => {
      for (const list of lists) {
        for (const { documentId, order, weight: occurrences, length } of list) {
          const norm = k1 * (1 - b + (b * length) / averageLength);
          const score = (weight * idf * occurrences * (k1 + 1)) / (occurrences + norm);
          note(tallyOf(documents, documentId), order, index, score);
        }
      }
    };
    noteAll(own, 1);
    noteAll(alternates, concept.alternates.weight);
  });

  return { documents: rollUp(documents), importance };
}

function countHolders(lists: Posting[][], documents: Map<string, Tally>, concept: number): number {
  let holders = 0;
  for (const list of lists) {
    for (const { documentId } of list) {
      const tally = tallyOf(documents, documentId);
      if (tally.countedFor === concept) continue;
      tally.countedFor = concept;
      holders++;
    }
  }
  return holders;
}

function tallyOf(documents: Map<string, Tally>, documentId: string): Tally {
  const known = documents.get(documentId);
  if (known) return known;
  const tally: Tally = { passages: new Map(), countedFor: -1 };
  documents.set(documentId, tally);
  return tally;
}

/** BM25's inverse document frequency, never negative. */
export function inverseDocumentFrequency(holders: number, total: number): number {
  return Math.log(1 + (Math.max(total, holders) - holders + 0.5) / (holders + 0.5));
}

/** Keeps the best score of the concept's alternatives in a passage. */
function note({ passages }: Tally, order: number, concept: number, score: number): void {
  const known = passages.get(order);
  const passage = known ?? { order, score: 0, concept: -1, best: 0, low: 0, high: 0 };
  if (!known) passages.set(order, passage);
  if (passage.concept !== concept) {
    passage.concept = concept;
    passage.best = 0;
    if (concept < bitsPerWord) passage.low |= 1 << concept;
    else passage.high |= 1 << (concept - bitsPerWord);
  }
  if (score <= passage.best) return;
  passage.score += score - passage.best;
  passage.best = score;
}

function rollUp(documents: Map<string, Tally>): DocumentScore[] {
  const scored: Array<{ documentId: string; score: number; tally: Tally }> = [];
  for (const [documentId, tally] of documents) {
    let best = 0;
    let sum = 0;
    for (const { score } of tally.passages.values()) {
      sum += score;
      if (score > best) best = score;
    }
    const { size } = tally.passages;
    const rest = size > 1 ? (sum - best) / (size - 1) : 0;
    scored.push({ documentId, score: best + restShare * rest, tally });
  }
  return scored
    .sort((left, right) => right.score - left.score || (left.documentId < right.documentId ? -1 : 1))
    .slice(0, mostDocuments)
    .map(({ documentId, score, tally }) => ({ documentId, score, passages: passagesIn(tally) }));
}

function passagesIn({ passages }: Tally): PassageScore[] {
  return [...passages.values()]
    .map(({ order, score, low, high }) => ({
      order,
      score,
      concepts: [...bitsOf(low, 0), ...bitsOf(high, bitsPerWord)],
    }))
    .sort((left, right) => right.score - left.score || left.order - right.order);
}

function bitsOf(word: number, from: number): number[] {
  const found: number[] = [];
  for (let bit = 0; bit < bitsPerWord; bit++) if (word & (1 << bit)) found.push(from + bit);
  return found;
}
