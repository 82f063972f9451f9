import { countCues, type FoldedText, foldForCues, hasCue } from '../conversation/cues';
import { termsOfWord, wordsOf } from '../retrieval/analyse-text';
import { queryConceptsOf } from '../retrieval/query-terms';
import type { RetrievedPassage } from '../retrieval/retrieval';
import { type AnswerType, answersAs, isAdvice } from './compose-answer-type';
import { plainText } from './compose-plain';
import { isQuotable, opinionCues, pointsElsewhere } from './compose-quotable';
import { isFragment, isTold, leaning, pointsBack } from './compose-self-contained';
import { type Sentence, splitSentences } from './sentences';

/** One to three sentences that stand next to each other in the owner's text. */
export interface Excerpt {
  sentences: string[];
  words: number;
  score: number;
  /** Place in the document, for putting two excerpts in the owner's order. */
  position: number;
  /** Share of the question's words that its first sentence and the heading above meet, 0 to 1, by how telling they are. */
  meets: number;
}

/** What is looked for in a document. */
export interface ExcerptQuery {
  text: string;
  focus?: string;
  type: AnswerType;
  language: string | undefined;
}

/** A sentence of the owner with what is known about it. */
interface Candidate {
  text: string;
  words: number;
  /** Worth as an opening, and as a sentence that goes on from the one before. */
  score: number;
  continuing: number;
  meets: number;
  standsAlone: boolean;
  /** May be quoted at all. */
  quotable: boolean;
  paragraph: number;
  line: number;
}

/** A concept of the question, and how telling it is among the sentences of the document. */
interface Wanted {
  terms: string[];
  alternates: string[];
  rarity: number;
}

const mostSentences = 3;
/** What a word that the document never uses counts: it cannot be met, yet it was asked. */
const missingShare = 0.4;
const longestSentence = 45;
/** Characters of a passage that are read. */
const longestPassage = 20_000;
/** Words from which on a longer excerpt is no better for its length. */
const goodLength = 40;

/** What the signs of a good sentence add; found by reading drafts for invented messages. */
const worth = {
  meets: 3.2,
  passage: 0.9,
  heading: 1.3,
  summary: 0.4,
  lead: 0.2,
  opinion: 0.45,
  form: 0.9,
  policy: 2,
  length: 0.9,
  tooShort: -1.2,
  told: -0.9,
  quoting: -0.4,
  leaning: -1,
  fragment: -1.2,
  onLink: -0.8,
  offTopic: -0.9,
} as const;

/** Headings under which an author sums up. */
const summaryCues = [
  'short version',
  'short answer',
  'my advice',
  'my answer',
  'summary',
  'in short',
  'tldr',
  'my rule',
  'what i would',
  'what i offer',
  'en resumen',
  'kurz',
  'en bref',
];

/**
 * The excerpts of one document that answer a question best, best first. An excerpt begins with a
 * sentence that stands alone; the ones after it may point back, since what they point to is there.
 */
export function rankExcerpts(
  passages: RetrievedPassage[],
  query: ExcerptQuery,
  mostWords: number,
): Excerpt[] {
  const excerpts: Excerpt[] = [];
  const read = passages.map((passage) => ({ passage, sentences: readSentences(passage, query.language) }));
  const wanted = wantedIn(
    read.flatMap(({ sentences }) => sentences.map(({ terms }) => terms)),
    query,
  );
  const earlier = new Set<string>();
  const best = Math.max(1e-9, ...passages.map((passage) => passage.score));
  for (const { passage, sentences } of read) {
    const candidates = candidatesOf(passage, sentences, {
      wanted,
      earlier,
      share: passage.score / best,
      query,
    });
    candidates.forEach((_, start) => {
      for (const excerpt of windowsFrom(candidates, start, mostWords)) {
        excerpts.push({ ...excerpt, position: passage.order * 1000 + start });
      }
    });
  }
  return excerpts.sort((left, right) => right.score - left.score || left.position - right.position);
}

/** A sentence with its words, read once. */
interface ReadSentence {
  sentence: Sentence;
  /** Without Markdown. */
  text: string;
  folded: FoldedText;
  terms: Set<string>;
}

function readSentences(passage: RetrievedPassage, language: string | undefined): ReadSentence[] {
  return splitSentences(passage.text.slice(0, longestPassage)).map((sentence) => {
    const text = plainText(sentence.text);
    return { sentence, text, folded: foldForCues(text), terms: termsOf(text, language) };
  });
}

function candidatesOf(
  passage: RetrievedPassage,
  sentences: ReadSentence[],
  context: { wanted: Wanted[]; earlier: Set<string>; share: number; query: ExcerptQuery },
): Candidate[] {
  const { wanted, earlier, query } = context;
  const { language, type } = query;
  const heading = passage.headingPath.at(-1) ?? '';
  const headingTerms = termsOf(heading, language);
  const given = termsOf(`${passage.title} ${heading}`, language);
  for (const { terms } of wanted) for (const term of terms) given.add(term);
  const ofPassage =
    worth.passage * context.share +
    worth.heading * shareMet(wanted, headingTerms) +
    (hasCue(foldForCues(heading), summaryCues) ? worth.summary : 0) +
    (passage.order === 0 ? worth.lead : 0);
  return sentences.map(({ sentence, text, folded, terms }) => {
    const words = text.split(/\s+/u).length;
    const meets = shareMet(wanted, terms);
    const meetsUnderHeading = shareMet(wanted, new Set([...terms, ...headingTerms]));
    const onLink = standsOnLink(text, passage);
    const fragment = isFragment(text, folded, language);
    const own =
      ofPassage +
      worth.meets * meets +
      (meets > 0 ? 0 : worth.offTopic) +
      worth.opinion * Math.min(2, countCues(folded, opinionCues) + (isAdvice(folded) ? 1 : 0)) +
      (type === 'favour' ? worth.policy : worth.form) * answersAs(type, folded) +
      (words < 6 ? worth.tooShort : 0) +
      (type !== 'story' && isTold(text, folded) ? worth.told : 0) +
      (/[“"«]/u.test(text) ? worth.quoting : 0) +
      (fragment ? worth.fragment : 0) +
      (onLink === 'partly' ? worth.onLink : 0);
    const leans = leaning(text, folded, { earlier, given }, language);
    for (const term of terms) earlier.add(term);
    return {
      text,
      words,
      score: own + worth.leaning * leans,
      continuing: own - ofPassage,
      meets: meetsUnderHeading,
      standsAlone: !pointsBack(text) && leans < 1.2 && !fragment,
      quotable:
        words <= longestSentence &&
        !hasCue(folded, pointsElsewhere) &&
        onLink !== 'wholly' &&
        isQuotable(sentence.text, text),
      paragraph: sentence.paragraph,
      line: sentence.line,
    };
  });
}

/** A sentence around a link says little without it: "I explain it in how to write a CFP". */
function standsOnLink(text: string, passage: RetrievedPassage): 'no' | 'partly' | 'wholly' {
  const anchors = passage.links
    .map((link) => plainText(link.anchorText))
    .filter((anchor) => anchor.length > 2);
  const found = anchors.filter((anchor) => text.includes(anchor));
  if (found.length === 0) return 'no';
  return found.some((anchor) => anchor.split(' ').length > 2) ? 'wholly' : 'partly';
}

/** Runs of one to three sentences from a place on, as long as they are quotable and in one paragraph. */
function windowsFrom(
  candidates: Candidate[],
  start: number,
  mostWords: number,
): Array<Omit<Excerpt, 'position'>> {
  const windows: Array<Omit<Excerpt, 'position'>> = [];
  const first = candidates[start];
  if (!first?.standsAlone) return windows;
  let words = 0;
  let score = first.score;
  const sentences: string[] = [];
  for (let index = start; index < Math.min(candidates.length, start + mostSentences); index++) {
    const candidate = candidates[index];
    if (!candidate?.quotable || candidate.paragraph !== first.paragraph || candidate.line !== first.line)
      break;
    words += candidate.words;
    if (words > mostWords) break;
    sentences.push(candidate.text);
    // A sentence further on counts less: the first one has to answer.
    if (index > start) score += Math.max(-0.4, candidate.continuing * 0.35);
    const length = worth.length * (Math.min(words, goodLength) / goodLength);
    windows.push({ sentences: [...sentences], words, score: score + length, meets: first.meets });
  }
  return windows;
}

/** What the question wants, with the rarity of each part among the sentences: rare ones tell more. */
function wantedIn(sentences: Array<ReadonlySet<string>>, query: ExcerptQuery): Wanted[] {
  return queryConceptsOf(query.text, query.language, query.focus).map(({ terms, alternates, weight }) => {
    const any = [...terms, ...alternates.terms];
    const holders = sentences.filter((held) => any.some((term) => held.has(term))).length;
    const rarity = Math.log(1 + (sentences.length - holders + 0.5) / (holders + 0.5));
    return {
      terms,
      alternates: alternates.terms,
      rarity: holders === 0 ? rarity * missingShare * weight : rarity * weight,
    };
  });
}

function shareMet(wanted: Wanted[], held: ReadonlySet<string>): number {
  let met = 0;
  let all = 0;
  for (const { terms, alternates, rarity } of wanted) {
    all += rarity;
    if (terms.some((term) => held.has(term))) met += rarity;
    else if (alternates.some((term) => held.has(term))) met += rarity * 0.5;
  }
  return all === 0 ? 0 : met / all;
}

function termsOf(text: string, language: string | undefined): Set<string> {
  return new Set(wordsOf(text).flatMap((word) => termsOfWord(word.text, language ?? 'en')));
}
