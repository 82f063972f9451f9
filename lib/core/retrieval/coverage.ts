import type { Candidate } from './candidate';
import { type CoverageSigns, coverageEstimate } from './coverage-estimate';
import type { QueryConcept } from './query-terms';
import { inverseDocumentFrequency } from './rank-documents';
import type { Coverage, CoverageVerdict, RetrievedPassage } from './retrieval';
import { synonymWeight } from './synonyms';
import { titleWordsOf } from './title-words';

/** From this estimate on the library answers the question. */
export const coveredFrom = 0.2;
/** From this estimate on it has something near, to be offered as such. */
export const partialFrom = 0.05;

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
  return { verdict: verdictOf(isMet ? estimate : 0), estimate, rareTermsFound: signs.met };
}

function verdictOf(estimate: number): CoverageVerdict {
  if (estimate >= coveredFrom) return 'covered';
  return estimate >= partialFrom ? 'partial' : 'uncovered';
}

/** What the estimate goes by; undefined when nothing that may be cited was found, or the question says nothing. */
export function coverageSigns(input: CoverageInput): CoverageSigns | undefined {
  const open = input.passages.find((passage) => passage.status !== 'private');
  const best = input.candidates.find((candidate) => candidate.documentId === open?.documentId);
  const passage = best?.passages[0];
  const asked = input.concepts.map((concept, index) => ({
    concept,
    importance: concept.isTelling ? (input.importance[index] ?? 0) : 0,
  }));
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
  const titleOf = new Map(input.passages.map(({ documentId, title }) => [documentId, title]));
  const rival = others.find(({ documentId }) => titleOf.get(documentId) !== open.title);
  return {
    about: aboutness(open.title, open.language, asked, rarityAmong(input.passages)),
    met: met / total,
    found,
    rival: (rival?.score ?? 0) / best.score,
    field: mean(scores) / best.score,
    ...(input.candidates.some(({ latent }) => latent > 0) ? { cosine: best.latent } : {}),
  };
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/**
 * How much a title is about what is asked, 0 to 1: the geometric mean of the share of the question's
 * importance found in the title and the share of the title's rarity found in the question.
 */
function aboutness(
  title: string,
  language: string | undefined,
  asked: Array<{ concept: QueryConcept; importance: number }>,
  rarityOf: (term: string) => number,
): number {
  const { terms } = titleWordsOf(title, language);
  if (terms.size === 0) return 0;
  const telling = asked.filter(({ importance }) => importance > 0);
  let met = 0;
  let wanted = 0;
  for (const { concept, importance } of telling) {
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

/** Rarity of a term among the titles that were found: those share the question's words, so the rest tells them apart. */
function rarityAmong(passages: RetrievedPassage[]): (term: string) => number {
  const holders = new Map<string, number>();
  const titles = new Map(passages.map((passage) => [passage.documentId, passage]));
  for (const { title, language } of titles.values()) {
    for (const term of titleWordsOf(title, language).terms) holders.set(term, (holders.get(term) ?? 0) + 1);
  }
  return (term) => inverseDocumentFrequency(holders.get(term) ?? 0, titles.size);
}
