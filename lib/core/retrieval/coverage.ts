import { fallbackLanguage, termsOfWord, wordsOf } from './analyse-text';
import type { QueryConcept } from './query-terms';
import { type DocumentScore, inverseDocumentFrequency } from './rank-documents';
import type { Coverage, RetrievedPassage } from './retrieval';
import { synonymWeight } from './synonyms';

/** From this estimate on the library answers the question. */
const coveredFrom = 0.22;
/** From this estimate on it has something near, to be offered as such. */
const partialFrom = 0.08;

/**
 * Weights of a logistic regression over questions with known answers, the same questions with their
 * answers taken out of the library, and questions asked of the wrong library (FAQ, notes and career
 * questions; 1700 rows, area under the curve 0.88 on the halves that were not fitted).
 */
const fitted = { constant: -4.55, about: 8.41, field: -3.3, found: 1.98 };

/** Share of the question's importance that something near has to meet: one rare word in common is chance. */
const leastMet = 0.16;

/** Ranks that make up the field: behind the documents that may be about the same thing. */
const field = { from: 5, to: 15 };

/**
 * How well the best document that may be cited answers the question. Its signs: whether the
 * title is about just this (both ways, by rarity: a rare word of the title that the question lacks
 * makes it another matter), how far it stands out of the field, and how many different words met.
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
  if (!open || !best || !passage || total === 0)
    return { verdict: 'uncovered', estimate: 0, rareTermsFound: 0 };

  const found = passage.concepts.filter((index) => input.concepts[index]?.isTelling);
  const rareTermsFound = found.reduce((sum, index) => sum + importanceOf(index), 0) / total;
  const asked = input.concepts.map((concept, index) => ({ concept, importance: importanceOf(index) }));
  const others = input.candidates.filter((candidate) => candidate !== best).slice(field.from, field.to);
  const fieldScore = others.reduce((sum, candidate) => sum + candidate.score, 0) / Math.max(1, others.length);
  const estimate = logistic(
    fitted.constant +
      fitted.about * aboutness(open.title, open.language, asked, rarityAmong(input.passages)) +
      fitted.field * (fieldScore / best.score) +
      // A short question that is met whole is as good as a longer one that is met in part.
      fitted.found * Math.log(1 + found.length + (rareTermsFound > 0.99 ? 1 : 0)),
  );
  const isNear = estimate >= partialFrom && rareTermsFound >= leastMet;
  const verdict = estimate >= coveredFrom ? 'covered' : isNear ? 'partial' : 'uncovered';
  return { verdict, estimate, rareTermsFound };
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
  const terms = termsOf(title, language);
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
  const titles = new Map(
    passages.map((passage) => [passage.documentId, termsOf(passage.title, passage.language)]),
  );
  return (term) => {
    let holders = 0;
    for (const terms of titles.values()) if (terms.has(term)) holders++;
    return inverseDocumentFrequency(holders, titles.size);
  };
}

function termsOf(text: string, language: string = fallbackLanguage): Set<string> {
  return new Set(wordsOf(text.slice(0, 500)).flatMap((word) => termsOfWord(word.text, language)));
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
