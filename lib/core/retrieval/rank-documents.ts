import type { QueryConcept } from './query-terms';
import type { IndexStatistics, Posting } from './retrieval';

/** Saturation of repeated terms and correction for length; tuned on paraphrased questions. */
const k1 = 1.2;
const b = 0.5;

/** Share of the other matching passages' scores that a document gets on top of its best one. */
const restShare = 0.15;

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

  concepts.forEach((concept, index) => {
    const lists = concept.terms.map((term) => postings.get(term) ?? []);
    const pairs = joined.filter((pair) => pair.first === index || pair.second === index);
    for (const pair of pairs) lists.push(postings.get(pair.term) ?? []);
    const holders = new Set<string>();
    for (const list of lists) for (const posting of list) holders.add(posting.documentId);
    const idf = inverseDocumentFrequency(holders.size, statistics.documentCount);
    importance.push(idf * concept.weight);
    for (const list of lists) {
      for (const posting of list) {
        const saturated =
          (posting.weight * (k1 + 1)) /
          (posting.weight + k1 * (1 - b + (b * posting.length) / averageLength));
        note(documents, posting, index, idf * concept.weight * saturated);
      }
    }
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
