import type { QueryConcept } from './query-terms';
import { inverseDocumentFrequency } from './rank-documents';
import { synonymWeight } from './synonyms';
import { titleWordsOf } from './title-words';

/** What a title is compared with: the question's concepts, each with its importance, 0 for words of courtesy. */
export type AskedWords = ReadonlyArray<{ concept: QueryConcept; importance: number }>;

/** A title and its language (ISO 639-1). */
export interface Titled {
  title: string;
  language?: string;
}

/** The concepts of a question with what they count where only telling words do. */
export function askedWords(concepts: QueryConcept[], importance: readonly number[]): AskedWords {
  return concepts.map((concept, index) => ({
    concept,
    importance: concept.isTelling ? (importance[index] ?? 0) : 0,
  }));
}

/**
 * How much a title is about just what is asked, 0 to 1: the geometric mean of the share of the question's
 * importance found in the title and the share of the title's rarity found in the question. `titleMatch` is how alike
 * the two are, by all words of both; here words of courtesy miss nothing, and what is rare among the titles counts most.
 */
export function aboutness(
  { title, language }: Titled,
  asked: AskedWords,
  rarityOf: (term: string) => number,
): number {
  const { terms } = titleWordsOf(title, language);
  if (terms.size === 0) return 0;
  let met = 0;
  let wanted = 0;
  for (const { concept, importance } of asked) {
    if (importance === 0) continue;
    wanted += importance;
    if (concept.terms.some((term) => terms.has(term))) met += importance;
    else if (concept.alternates.terms.some((term) => terms.has(term))) met += importance * synonymWeight;
  }
  // Words of courtesy are asked too: "how do I find a mentor" meets "How to find a mentor" whole.
  const known = new Set(asked.flatMap(({ concept }) => [...concept.terms, ...concept.alternates.terms]));
  let shared = 0;
  let all = 0;
  for (const term of terms) {
    all += rarityOf(term);
    if (known.has(term)) shared += rarityOf(term);
  }
  return all === 0 || wanted === 0 ? 0 : Math.sqrt((met / wanted) * (shared / all));
}

/** Rarity of a term among titles that were found: those share the question's words, so the rest tells them apart. */
export function rarityAmong(titles: readonly Titled[]): (term: string) => number {
  const holders = new Map<string, number>();
  for (const { title, language } of titles) {
    for (const term of titleWordsOf(title, language).terms) holders.set(term, (holders.get(term) ?? 0) + 1);
  }
  return (term) => inverseDocumentFrequency(holders.get(term) ?? 0, titles.length);
}
