import { fallbackLanguage, termsOfWord, wordsOf } from './analyse-text';
import { phrasesOf } from './phrases';
import { stemWord } from './stemming';
import { foldWord, politeWordsOf } from './stop-words';
import { type Alternates, alternatesOf } from './synonyms';

/** One thing the question is about: any of `terms` in a passage counts as finding it. */
export interface QueryConcept {
  /** The words as the sender wrote them. */
  surface: string;
  /** Its own index terms; the best of them counts. */
  terms: string[];
  /** Equivalents and translations, which count less. */
  alternates: Alternates;
  /** How much it counts in the question, 1 for an ordinary word. */
  weight: number;
  /** False for words of courtesy ("advice", "best"), which rank a little and cover nothing. */
  isTelling: boolean;
}

/** Weight of a word of courtesy. */
const courtesyWeight = 0.5;

/** Weight of a word outside of the focus. */
const contextWeight = 0.7;

/** Characters of a question that are looked at. */
const mostCharacters = 8000;

/** Weight of a phrase: what it stands for is likely, not sure. */
const phraseWeight = 0.7;

/** Most concepts taken from a question; more make a query slow and no better. */
const mostConcepts = 40;

/**
 * What to look for, from a question as the sender wrote it. Function words are dropped, words of courtesy count
 * little. The stems of English and of the library's languages are tried beside the language's own, since names of
 * tools and many trade words are the same everywhere, but not cut alike; English phrases of small words are looked
 * for as the word they stand for. With a focus, words that stand only around it count less: "can you look at my
 * portfolio" is about the portfolio, whatever else is told.
 */
export function queryConceptsOf(
  text: string,
  language: string = fallbackLanguage,
  focus?: string,
  libraryLanguages: readonly string[] = [],
): QueryConcept[] {
  const others = [...new Set([fallbackLanguage, ...libraryLanguages])].filter((other) => other !== language);
  const inFocus = focus === undefined ? undefined : focusTerms(focus, language);
  const polite = politeWordsOf(language);
  const concepts = new Map<string, QueryConcept>();
  for (const word of wordsOf(text.slice(0, mostCharacters))) {
    if (concepts.size >= mostConcepts) break;
    const own = termsOfWord(word.text, language);
    const isTelling = !polite.has(foldWord(word.text).replaceAll("'", ''));
    const base = isTelling ? 1 : courtesyWeight;
    const alternates = isTelling ? alternatesOf(word.text, language) : noAlternates;
    if (own.length === 1) {
      const foreign = others.flatMap((other) => termsOfWord(word.text, other));
      const terms = [...new Set([...own, ...foreign])];
      addConcept(concepts, { surface: word.surface, terms, alternates, weight: base, isTelling });
      continue;
    }
    for (const term of own) {
      const weight = (1.5 * base) / own.length;
      addConcept(concepts, {
        surface: word.surface,
        terms: [term],
        alternates: noAlternates,
        weight,
        isTelling,
      });
    }
  }
  if (language === fallbackLanguage) addPhrases(concepts, text.slice(0, mostCharacters));
  for (const concept of concepts.values()) {
    if (inFocus && !concept.terms.some((term) => inFocus.has(term))) concept.weight *= contextWeight;
  }
  return [...concepts.values()];
}

function addPhrases(concepts: Map<string, QueryConcept>, text: string): void {
  for (const { surface, word } of phrasesOf(text)) {
    if (concepts.size >= mostConcepts) return;
    const terms = [...termsOfWord(word, fallbackLanguage)];
    const alternates = alternatesOf(word, fallbackLanguage);
    addConcept(concepts, { surface, terms, alternates, weight: phraseWeight, isTelling: true });
  }
}

function focusTerms(focus: string, language: string): Set<string> {
  const phrases = language === fallbackLanguage ? phrasesOf(focus) : [];
  const words = [...wordsOf(focus).map(({ text }) => text), ...phrases.map(({ word }) => word)];
  return new Set(words.flatMap((word) => termsOfWord(word, language)));
}

/** The words of a question that say what it is about. */
export function tellingConcepts(text: string, language?: string): QueryConcept[] {
  return queryConceptsOf(text, language).filter((concept) => concept.isTelling);
}

/** Neighbouring words of the question written as one, with the positions of their concepts. */
export function joinedTermsOf(
  concepts: QueryConcept[],
  language: string = fallbackLanguage,
): Array<{ term: string; first: number; second: number }> {
  const joined: Array<{ term: string; first: number; second: number }> = [];
  for (let index = 0; index + 1 < concepts.length; index++) {
    const first = concepts[index];
    const second = concepts[index + 1];
    if (!first || !second) continue;
    joined.push({
      term: stemWord((first.surface + second.surface).toLowerCase(), language),
      first: index,
      second: index + 1,
    });
  }
  return joined;
}

const noAlternates: Alternates = { terms: [], weight: 0 };

function addConcept(concepts: Map<string, QueryConcept>, concept: QueryConcept): void {
  const key = concept.terms[0] ?? '';
  const known = concepts.get(key);
  // A word said twice matters a little more, not twice as much.
  if (known) known.weight = Math.min(known.weight + 0.2, 1.6);
  else concepts.set(key, concept);
}
