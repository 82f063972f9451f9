import type { QueryConcept } from './query-terms';
import type { DocumentScore } from './rank-documents';
import type { Coverage, RetrievedPassage } from './retrieval';

/** From this estimate on the library answers the question. */
const coveredFrom = 0.5;
/** From this estimate on it says something about it. */
const partialFrom = 0.35;

/**
 * How well the best document that may be cited answers the question: the share of the question's
 * meaning (its concepts weighted by rarity, words of courtesy left out) that it holds.
 */
export function coverageOf(input: {
  concepts: QueryConcept[];
  importance: number[];
  candidates: DocumentScore[];
  passages: RetrievedPassage[];
}): Coverage {
  const open = input.passages.find((passage) => passage.status !== 'private');
  const best = input.candidates.find((candidate) => candidate.documentId === open?.documentId);
  if (!best) return { verdict: 'uncovered', estimate: 0, rareTermsFound: 0 };
  const importanceOf = (index: number) =>
    input.concepts[index]?.isTelling ? (input.importance[index] ?? 0) : 0;
  const total = input.importance.reduce((sum, _, index) => sum + importanceOf(index), 0);
  const shareOf = (concepts: Iterable<number>) => {
    let found = 0;
    for (const concept of concepts) found += importanceOf(concept);
    return total === 0 ? 0 : found / total;
  };
  const rareTermsFound = shareOf(best.passages[0]?.concepts ?? []);
  const estimate = Math.min(1, 0.6 * rareTermsFound + 0.4 * shareOf(best.concepts));
  const verdict = estimate >= coveredFrom ? 'covered' : estimate >= partialFrom ? 'partial' : 'uncovered';
  return { verdict, estimate, rareTermsFound };
}
