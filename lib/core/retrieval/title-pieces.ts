import type { QueryConcept } from './query-terms';
import { piecesOf, titleWordsOf } from './title-words';

/** The four-letter pieces of a question's words with what each counts. */
export interface QuestionPieces {
  weights: Map<string, number>;
  /** What a piece counts that the question lacks: as much as an ordinary one of the question. */
  unknown: number;
  /** Euclidean length of the weights. */
  length: number;
}

/**
 * The pieces of a question's words. Those of rare words count more: each has its word's
 * importance. Misspelt words, compounds and other forms of a word share most of their pieces.
 */
export function questionPieces(concepts: QueryConcept[], importance: number[]): QuestionPieces {
  const weights = new Map<string, number>();
  for (const [index, { surface }] of concepts.entries()) {
    for (const piece of piecesOf(surface)) {
      weights.set(piece, Math.max(weights.get(piece) ?? 0, importance[index] ?? 0));
    }
  }
  let squares = 0;
  let sum = 0;
  for (const weight of weights.values()) {
    squares += weight * weight;
    sum += weight;
  }
  return { weights, unknown: sum / Math.max(1, weights.size), length: Math.sqrt(squares) };
}

/** How alike a question and a title are by their pieces: cosine, 0 to 1. Function words do not count. */
export function pieceMatch(question: QuestionPieces, title: string, language?: string): number {
  let shared = 0;
  let squares = 0;
  for (const piece of titleWordsOf(title, language).pieces) {
    const weight = question.weights.get(piece);
    if (weight !== undefined) shared += weight * weight;
    const own = weight ?? question.unknown;
    squares += own * own;
  }
  const lengths = question.length * Math.sqrt(squares);
  return lengths === 0 ? 0 : shared / lengths;
}
