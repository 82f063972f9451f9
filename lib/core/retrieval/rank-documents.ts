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
  /** Indexes of the concepts found anywhere in the document. */
  concepts: Set<number>;
}

export interface Ranking {
  /** Best first. */
  documents: DocumentScore[];
  /** Inverse document frequency times weight per concept; concepts nowhere in the library have the highest. */
  importance: number[];
}

/** Scores every passage that holds one of the concepts, rolled up to documents. */
export function scoreDocuments(input: {
  concepts: QueryConcept[];
  joined: Array<{ term: string; first: number; second: number }>;
  postings: Map<string, Posting[]>;
  statistics: IndexStatistics;
}): Ranking {
  const { concepts, joined, postings, statistics } = input;
  const averageLength = statistics.totalLength / Math.max(1, statistics.passageCount) || 1;
  const documents = new Map<string, Map<number, Map<number, number>>>();
  const importance: number[] = [];
  const listsOf = (terms: string[]) =>
    terms.flatMap((term) => [postings.get(term) ?? []].filter((list) => list.length > 0));

  concepts.forEach((concept, index) => {
    const own = listsOf(concept.terms);
    for (const pair of joined)
      if (pair.first === index || pair.second === index) own.push(...listsOf([pair.term]));
    const alternates = listsOf(concept.alternates.terms);
    // A word the library does not use takes its rarity from its equivalents.
    const holders = new Set((own.length > 0 ? own : alternates).flat().map((posting) => posting.documentId));
    const idf = inverseDocumentFrequency(holders.size, statistics.documentCount) * concept.weight;
    importance.push(idf);
    const noteAll = (lists: Posting[][], weight: number) => {
      for (const posting of lists.flat()) {
        const norm = k1 * (1 - b + (b * posting.length) / averageLength);
        note(documents, posting, index, (weight * idf * posting.weight * (k1 + 1)) / (posting.weight + norm));
      }
    };
    noteAll(own, 1);
    noteAll(alternates, concept.alternates.weight);
  });

  return { documents: rollUp(documents), importance };
}

/** BM25's inverse document frequency, never negative. */
export function inverseDocumentFrequency(holders: number, total: number): number {
  return Math.log(1 + (Math.max(total, holders) - holders + 0.5) / (holders + 0.5));
}

/** Keeps the best score of the concept's alternatives in a passage. */
function note(
  documents: Map<string, Map<number, Map<number, number>>>,
  posting: Posting,
  concept: number,
  score: number,
): void {
  const passages = documents.get(posting.documentId) ?? new Map<number, Map<number, number>>();
  documents.set(posting.documentId, passages);
  const scores = passages.get(posting.order) ?? new Map<number, number>();
  passages.set(posting.order, scores);
  scores.set(concept, Math.max(scores.get(concept) ?? 0, score));
}

function rollUp(documents: Map<string, Map<number, Map<number, number>>>): DocumentScore[] {
  const rolled: DocumentScore[] = [];
  for (const [documentId, passageScores] of documents) {
    const concepts = new Set<number>();
    const passages: PassageScore[] = [];
    let sum = 0;
    for (const [order, scores] of passageScores) {
      let score = 0;
      for (const [concept, value] of scores) {
        score += value;
        concepts.add(concept);
      }
      sum += score;
      passages.push({ order, score, concepts: [...scores.keys()] });
    }
    passages.sort((left, right) => right.score - left.score || left.order - right.order);
    const best = passages[0]?.score ?? 0;
    const rest = passages.length > 1 ? (sum - best) / (passages.length - 1) : 0;
    rolled.push({ documentId, score: best + restShare * rest, passages, concepts });
  }
  return rolled.sort(
    (left, right) => right.score - left.score || (left.documentId < right.documentId ? -1 : 1),
  );
}
