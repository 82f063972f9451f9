import { aboutness, askedWords, rarityAmong } from './aboutness';
import type { Candidate } from './candidate';
import { type CoverageSigns, coverageEstimate } from './coverage-estimate';
import type { QueryConcept } from './query-terms';
import type { Coverage, CoverageVerdict, RetrievedPassage } from './retrieval';

/** From this estimate on the library answers the question. */
export const coveredFrom = 0.25;
/**
 * From this estimate on it has something near, to be offered as such. A word or two in common are easily
 * chance: they need more.
 */
export const partialFrom = 0.025;
export const partialFromByFewWords = 0.08;
const fewWords = 2;

/** Share of the question's importance that has to be met; with a single word in common more: that is chance. */
const leastMet = 0.2;
const leastMetByOneWord = 0.5;

/** Ranks that make up the field: behind the documents that may be about the same thing. */
const field = { from: 5, to: 15 };

export interface CoverageInput {
  concepts: QueryConcept[];
  importance: number[];
  candidates: Candidate[];
  passages: RetrievedPassage[];
}

/** How well the best document that may be cited answers the question. */
export function coverageOf(input: CoverageInput): Coverage {
  const signs = coverageSigns(input);
  if (!signs) return { verdict: 'uncovered', estimate: 0, rareTermsFound: 0 };
  const estimate = coverageEstimate(signs);
  const isMet = signs.met >= (signs.found > 1 ? leastMet : leastMetByOneWord);
  return {
    verdict: isMet ? verdictOf(estimate, signs.found) : 'uncovered',
    estimate,
    rareTermsFound: signs.met,
  };
}

function verdictOf(estimate: number, found: number): CoverageVerdict {
  if (estimate >= coveredFrom) return 'covered';
  return estimate >= (found > fewWords ? partialFrom : partialFromByFewWords) ? 'partial' : 'uncovered';
}

/** What the estimate goes by; undefined when nothing that may be cited was found, or the question says nothing. */
function coverageSigns(input: CoverageInput): CoverageSigns | undefined {
  const open = input.passages.find((passage) => passage.status !== 'private');
  const best = input.candidates.find((candidate) => candidate.documentId === open?.documentId);
  const passage = best?.passages[0];
  const asked = askedWords(input.concepts, input.importance);
  const total = asked.reduce((sum, { importance }) => sum + importance, 0);
  if (!open || !best || !passage || total === 0) return undefined;
  const isFound = new Set(passage.concepts);
  let met = 0;
  let found = 0;
  for (const [index, { importance }] of asked.entries()) {
    if (importance === 0 || !isFound.has(index)) continue;
    met += importance;
    found += 1;
  }
  const others = input.candidates.filter((candidate) => candidate !== best);
  const scores = others.slice(field.from, field.to).map(({ score }) => score);
  const titles = [...new Map(input.passages.map((passage) => [passage.documentId, passage])).values()];
  const titleOf = new Map(input.passages.map(({ documentId, title }) => [documentId, title]));
  const rival = others.find(({ documentId }) => titleOf.get(documentId) !== open.title);
  return {
    about: aboutness(open, asked, rarityAmong(titles)),
    met: met / total,
    found,
    rival: (rival?.score ?? 0) / best.score,
    field: mean(scores) / best.score,
    ...(input.candidates.some(({ latent }) => latent > 0)
      ? { cosine: best.latent, lead: best.signals.vector - (rival?.signals.vector ?? 0) }
      : {}),
  };
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
