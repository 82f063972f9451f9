import { fallbackLanguage, termsOfWord, wordsOf } from './analyse-text';
import type { QueryConcept } from './query-terms';
import { foldWord } from './stop-words';

const pieceLength = 4;

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
    for (const part of partsOf(surface)) {
      for (const piece of piecesOf(part)) {
        weights.set(piece, Math.max(weights.get(piece) ?? 0, importance[index] ?? 0));
      }
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
export function pieceMatch(
  question: QuestionPieces,
  title: string,
  language: string = fallbackLanguage,
): number {
  let shared = 0;
  let squares = 0;
  const seen = new Set<string>();
  for (const word of wordsOf(title.slice(0, 300))) {
    if (termsOfWord(word.text, language).length === 0) continue;
    for (const part of partsOf(word.text)) {
      for (const piece of piecesOf(part)) {
        if (seen.has(piece)) continue;
        seen.add(piece);
        const weight = question.weights.get(piece);
        if (weight !== undefined) shared += weight * weight;
        const own = weight ?? question.unknown;
        squares += own * own;
      }
    }
  }
  const lengths = question.length * Math.sqrt(squares);
  return lengths === 0 ? 0 : shared / lengths;
}

function partsOf(word: string): string[] {
  return foldWord(word)
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((part) => part !== '');
}

const known = new Map<string, readonly string[]>();
const mostKnown = 5000;

/** Titles repeat a few thousand words, so their pieces are remembered. */
function piecesOf(word: string): readonly string[] {
  const remembered = known.get(word);
  if (remembered) return remembered;
  const marked = ` ${word} `;
  const pieces: string[] = [];
  if (marked.length <= pieceLength) pieces.push(marked);
  for (let at = 0; at + pieceLength <= marked.length; at += 1)
    pieces.push(marked.slice(at, at + pieceLength));
  if (known.size >= mostKnown) known.clear();
  known.set(word, pieces);
  return pieces;
}
