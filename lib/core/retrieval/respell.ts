import { nearTerms } from './near-terms';
import type { IndexReading, TermIndex } from './postings';
import type { QueryConcept } from './query-terms';
import { isSpelt } from './vocabulary';

/**
 * The question with the nearest spellings the library knows, in place of the alternates of words that it
 * does not know at all; undefined when there is nothing to respell. The library's vocabulary is read only when a word is unknown.
 */
export async function respellUnknown(
  concepts: QueryConcept[],
  joined: Array<{ term: string; first: number; second: number }>,
  reading: IndexReading,
  index: TermIndex,
): Promise<QueryConcept[] | undefined> {
  const isKnown = (term: string) => reading.lists.has(term);
  const unknown = concepts.filter(
    ({ terms, alternates, isTelling }, at) =>
      isTelling &&
      terms.some(isSpelt) &&
      ![...terms, ...alternates.terms].some(isKnown) &&
      !joined.some(({ term, first, second }) => (first === at || second === at) && isKnown(term)),
  );
  if (unknown.length === 0) return undefined;
  const vocabularies = await index.vocabularies();
  let isAny = false;
  const respelt = concepts.map((concept) => {
    if (!unknown.includes(concept)) return concept;
    const near = concept.terms.filter(isSpelt).flatMap((term) => nearTerms(vocabularies, term));
    if (near.length === 0) return concept;
    isAny = true;
    // The word's stems in several languages may be like different ones: the best kind counts.
    const weight = Math.max(...near.map(({ likeness }) => likeness));
    const terms = near.filter(({ likeness }) => likeness === weight).map(({ term }) => term);
    return { ...concept, alternates: { terms: [...new Set(terms)], weight } };
  });
  return isAny ? respelt : undefined;
}
