import type { QueryConcept } from './query-terms';
import type { DocumentScore } from './rank-documents';
import type { Coverage, RetrievedPassage } from './retrieval';

/** From this estimate on the library answers the question. */
const coveredFrom = 0.3;
/** From this estimate on it may, and the sender is better asked back. */
const partialFrom = 0.12;

/**
 * Weights of a logistic regression over questions with known answers against questions asked of the
 * wrong library (FAQ, notes and career questions; 1500 rows). `evals/links.ts` measures the effect.
 */
const fitted = { constant: -6.4, rareTerms: 0.6, title: 8, score: 1.8, found: 2.8 };

/** A full match of every concept once scores about this much per unit of importance. */
const scorePerImportance = 2.6;

/**
 * How well the best document that may be cited answers the question. Its signs: the share of the
 * question's meaning found in the best passage (concepts weighted by rarity, words of courtesy left
 * out), whether title or heading is about it, how strongly, and how many different words met.
 */
export function coverageOf(input: {
  concepts: QueryConcept[];
  importance: number[];
  candidates: DocumentScore[];
  passages: RetrievedPassage[];
}): Coverage {
  const open = input.passages.find((passage) => passage.status !== 'private');
  const best = input.candidates.find((candidate) => candidate.documentId === open?.documentId);
  const passage = best?.passages[0];
  const importanceOf = (index: number) =>
    input.concepts[index]?.isTelling ? (input.importance[index] ?? 0) : 0;
  const total = input.importance.reduce((sum, _, index) => sum + importanceOf(index), 0);
  if (!best || !passage || total === 0) return { verdict: 'uncovered', estimate: 0, rareTermsFound: 0 };

  const found = passage.concepts.filter((index) => input.concepts[index]?.isTelling);
  const rareTermsFound = found.reduce((sum, index) => sum + importanceOf(index), 0) / total;
  const estimate = logistic(
    fitted.constant +
      fitted.rareTerms * rareTermsFound +
      fitted.title * (best.titleMatch ?? 0) +
      fitted.score * Math.min(1, passage.score / (scorePerImportance * total)) +
      // A short question that is met whole is as good as a longer one that is met in part.
      fitted.found * Math.log(1 + found.length + (rareTermsFound > 0.99 ? 1 : 0)),
  );
  const verdict = estimate >= coveredFrom ? 'covered' : estimate >= partialFrom ? 'partial' : 'uncovered';
  return { verdict, estimate, rareTermsFound };
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
