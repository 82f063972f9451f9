import type { QueryConcept } from './query-terms';
import { synonymWeight } from './synonyms';
import { titleWordsOf } from './title-words';

/**
 * How well a title meets a question, 0 to 1: the geometric mean of the share of the question's
 * meaning found in the title and the share of the title's words that the question has. Misspelt
 * words are left to `title-pieces.ts`.
 */
export function titleMatch(
  concepts: QueryConcept[],
  importance: number[],
  title: string,
  language?: string,
): number {
  const { words, terms } = titleWordsOf(title, language);
  if (words.length === 0) return 0;
  const likeness = new Map<string, number>();
  let found = 0;
  let total = 0;
  for (const [index, concept] of concepts.entries()) {
    const weight = importance[index] ?? 0;
    total += weight;
    let share = 0;
    const meet = (candidates: readonly string[], value: number) => {
      for (const term of candidates) {
        if (!terms.has(term)) continue;
        share = Math.max(share, value);
        likeness.set(term, Math.max(likeness.get(term) ?? 0, value));
      }
    };
    meet(concept.terms, 1);
    meet(concept.alternates.terms, Math.max(concept.alternates.weight, synonymWeight));
    found += weight * share;
  }
  if (total === 0 || likeness.size === 0) return 0;
  let met = 0;
  for (const word of words) {
    let best = 0;
    for (const term of word) best = Math.max(best, likeness.get(term) ?? 0);
    met += best;
  }
  return Math.sqrt((found / total) * (met / words.length));
}
