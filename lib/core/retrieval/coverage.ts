import type { Ranking } from './rank-documents';
import type { Coverage } from './retrieval';

/** From this estimate on the library answers the question. */
const coveredFrom = 0.5;
/** From this estimate on it says something about it. */
const partialFrom = 0.35;

/**
 * How well the best document answers the question: the share of the question's meaning (its
 * concepts weighted by rarity) that the document holds.
 */
export function coverageOf(ranking: Ranking, documentId: string | undefined): Coverage {
  const best = ranking.documents.find((document) => document.documentId === documentId);
  const total = ranking.importance.reduce((sum, value) => sum + value, 0);
  if (!best || total === 0) return { verdict: 'uncovered', estimate: 0, rareTermsFound: 0 };
  const shareOf = (concepts: Iterable<number>) => {
    let found = 0;
    for (const concept of concepts) found += ranking.importance[concept] ?? 0;
    return found / total;
  };
  const rareTermsFound = shareOf(best.passages[0]?.concepts ?? []);
  const estimate = Math.min(1, 0.6 * rareTermsFound + 0.4 * shareOf(best.concepts));
  const verdict = estimate >= coveredFrom ? 'covered' : estimate >= partialFrom ? 'partial' : 'uncovered';
  return { verdict, estimate, rareTermsFound };
}
