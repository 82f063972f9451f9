import { fallbackLanguage, termsOfWord, wordsOf } from './analyse-text';
import { foldWord, politeWordsOf, stopWordsOf } from './stop-words';

/** One thing the question is about: any of `terms` in a passage counts as finding it. */
export interface QueryConcept {
  /** The words as the sender wrote them. */
  surface: string;
  /** Alternative index terms; the best of them counts. */
  terms: string[];
  /** How much it counts in the question, 1 for an ordinary word. */
  weight: number;
}

/** Most concepts taken from a question; more make a query slow and no better. */
const mostConcepts = 40;

/**
 * What to look for, from a question as the sender wrote it. Function words and words of courtesy
 * are dropped (unless nothing else is left). Neighbouring words are also tried as one
 * ("scikit learn", "git hub"); English stems are tried beside the language's own, since names of
 * tools and many trade words are English everywhere.
 */
export function queryConceptsOf(text: string, language: string = fallbackLanguage): QueryConcept[] {
  const words = wordsOf(text.slice(0, 8000)).filter(
    (word) => !stopWordsOf(language).has(foldWord(word.text)),
  );
  const polite = politeWordsOf(language);
  const telling = words.filter((word) => !polite.has(foldWord(word.text)));
  const kept = telling.length > 0 ? telling : words;
  const concepts = new Map<string, QueryConcept>();
  for (const word of kept) {
    if (concepts.size >= mostConcepts) break;
    const own = termsOfWord(word.text, language);
    if (own.length === 0) continue;
    if (own.length === 1) {
      const terms = new Set(own);
      if (language !== fallbackLanguage)
        for (const term of termsOfWord(word.text, fallbackLanguage)) terms.add(term);
      addConcept(concepts, { surface: word.surface, terms: [...terms], weight: 1 });
    } else {
      for (const term of own)
        addConcept(concepts, { surface: word.surface, terms: [term], weight: 1.5 / own.length });
    }
  }
  return [...concepts.values()];
}

/** Neighbouring words of the question written as one, with the positions of their concepts. */
export function joinedTermsOf(
  concepts: QueryConcept[],
): Array<{ term: string; first: number; second: number }> {
  const joined: Array<{ term: string; first: number; second: number }> = [];
  for (let index = 0; index + 1 < concepts.length; index++) {
    const first = concepts[index];
    const second = concepts[index + 1];
    if (!first || !second) continue;
    joined.push({ term: foldWord(first.surface + second.surface), first: index, second: index + 1 });
  }
  return joined;
}

function addConcept(concepts: Map<string, QueryConcept>, concept: QueryConcept): void {
  const key = concept.terms[0] ?? '';
  const known = concepts.get(key);
  // A word said twice matters a little more, not twice as much.
  if (known) known.weight = Math.min(known.weight + 0.2, 1.6);
  else concepts.set(key, concept);
}
