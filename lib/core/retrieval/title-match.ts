import { fallbackLanguage, termsOfWord, wordsOf } from './analyse-text';
import type { QueryConcept } from './query-terms';
import { synonymWeight } from './synonyms';

/** From this similarity on, two words are taken for spellings of one. */
const leastSimilarity = 0.55;
/** Shorter words are too easily alike. */
const shortestFuzzy = 5;
/** What a likely misspelling counts in relation to the word itself. */
const fuzzyWeight = 0.5;

/**
 * How well a title meets a question, 0 to 1: the geometric mean of the share of the question's
 * meaning found in the title and the share of the title's words that the question has. Words that
 * are nearly the same (misspelt, compound) count in part.
 */
export function titleMatch(
  concepts: QueryConcept[],
  importance: number[],
  title: string,
  language: string = fallbackLanguage,
): number {
  const words = wordsOf(title.slice(0, 500))
    .map((word) => ({ text: word.text, terms: termsOfWord(word.text, language), hit: 0 }))
    .filter((word) => word.terms.length > 0);
  if (words.length === 0) return 0;
  let found = 0;
  let total = 0;
  concepts.forEach((concept, index) => {
    const weight = importance[index] ?? 0;
    total += weight;
    let share = 0;
    for (const word of words) {
      const likeness = likenessOf(concept, word);
      if (likeness === 0) continue;
      share = Math.max(share, likeness);
      word.hit = Math.max(word.hit, likeness);
    }
    found += weight * share;
  });
  const titleShare = words.reduce((sum, word) => sum + word.hit, 0) / words.length;
  return total === 0 ? 0 : Math.sqrt((found / total) * titleShare);
}

function likenessOf(concept: QueryConcept, word: { text: string; terms: readonly string[] }): number {
  if (word.terms.some((term) => concept.terms.includes(term))) return 1;
  if (word.terms.some((term) => concept.alternates.terms.includes(term))) {
    return Math.max(concept.alternates.weight, synonymWeight);
  }
  const surface = concept.surface.toLowerCase();
  if (surface.length < shortestFuzzy || word.text.length < shortestFuzzy) return 0;
  if (Math.abs(surface.length - word.text.length) > 3) return 0;
  const similarity = diceOfTrigrams(surface, word.text);
  return similarity >= leastSimilarity ? similarity * fuzzyWeight : 0;
}

/** Dice's coefficient over three-letter pieces, with the word's ends marked. */
function diceOfTrigrams(left: string, right: string): number {
  const pieces = trigrams(left);
  const others = trigrams(right);
  let shared = 0;
  for (const piece of pieces) if (others.has(piece)) shared++;
  return (2 * shared) / (pieces.size + others.size);
}

const known = new Map<string, Set<string>>();
const mostKnown = 5000;

/** Titles repeat a few thousand words, so their pieces are remembered. */
function trigrams(word: string): Set<string> {
  const remembered = known.get(word);
  if (remembered) return remembered;
  const marked = ` ${word} `;
  const pieces = new Set<string>();
  for (let index = 0; index + 3 <= marked.length; index++) pieces.add(marked.slice(index, index + 3));
  if (known.size >= mostKnown) known.clear();
  known.set(word, pieces);
  return pieces;
}
