import { type Candidate, type StoredTexts, shownIdsOf } from './candidate';
import { type QueryConcept, queryConceptsOf } from './query-terms';
import { titleWordsOf } from './title-words';

/** What a document gains at most by suiting the reader: enough to decide between two that answer alike. */
const mostGained = 0.12;

/** Candidates that are compared, and how near to the best they must be. */
const compared = 8;
const leastShare = 0.75;

/**
 * Raises candidates whose title or headings speak of what is known of the reader (a beginner gets the
 * beginner's post), among those that answer nearly as well as the best. Words of the question itself do
 * not count: they have had their say. Scores change; the order is the caller's to restore.
 */
export function suitReader(input: {
  candidates: Candidate[];
  texts: StoredTexts;
  concepts: QueryConcept[];
  /** What is known of the reader, in their own words. */
  reader: string;
  language: string | undefined;
}): void {
  const asked = new Set(input.concepts.flatMap(({ terms }) => terms));
  const traits = queryConceptsOf(input.reader, input.language).filter(
    ({ isTelling, terms }) => isTelling && !terms.some((term) => asked.has(term)),
  );
  const top = input.candidates[0]?.score ?? 0;
  if (traits.length === 0) return;
  for (const candidate of input.candidates.slice(0, compared)) {
    if (candidate.score < top * leastShare) break;
    const spoken = new Set<string>();
    for (const id of shownIdsOf(candidate)) {
      const found = input.texts.get(id);
      if (!found) continue;
      const { document, passage } = found;
      for (const heading of [document.title, ...passage.headingPath])
        for (const term of titleWordsOf(heading, document.language).terms) spoken.add(term);
    }
    const met = traits.filter(({ terms, alternates }) =>
      [...terms, ...alternates.terms].some((term) => spoken.has(term)),
    );
    // One trait that is met says it all: nobody's title speaks of everything a reader is.
    if (met.length > 0) candidate.score *= 1 + mostGained;
  }
}
