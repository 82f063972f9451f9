import { countCues, foldForCues, hasCue } from '../conversation/cues';
import { termsOfWord, wordsOf } from '../retrieval/analyse-text';
import { queryConceptsOf } from '../retrieval/query-terms';
import type { RetrievedPassage } from '../retrieval/retrieval';
import { plainText } from './compose-plain';
import { isQuotable, opinionCues, pointsBack, pointsElsewhere } from './compose-quotable';
import { splitSentences } from './sentences';

/** One to three sentences that stand next to each other in the owner's text. */
export interface Excerpt {
  sentences: string[];
  words: number;
  score: number;
  /** Place in the document, for putting two excerpts in the owner's order. */
  position: number;
}

/** A sentence of the owner with what is known about it. */
interface Candidate {
  text: string;
  words: number;
  score: number;
  /** Can stand alone: does not point back. */
  standsAlone: boolean;
  /** May be quoted at all. */
  quotable: boolean;
  paragraph: number;
  line: number;
}

const mostSentences = 3;
/** What a sign of an opinion adds; a met word of the question adds about 1 to 3. */
const opinionWeight = 0.7;
const longestSentence = 45;

/**
 * The excerpts of one document that answer a question best, best first. An excerpt begins with a
 * sentence that stands alone; the ones after it may point back, since what they point to is there.
 */
export function rankExcerpts(
  passages: RetrievedPassage[],
  query: string,
  language: string | undefined,
  mostWords: number,
): Excerpt[] {
  const concepts = queryConceptsOf(query, language);
  const excerpts: Excerpt[] = [];
  for (const passage of passages) {
    const candidates = candidatesOf(
      passage,
      passages,
      concepts.map((concept) => concept.terms),
      language,
    );
    candidates.forEach((_, start) => {
      const base = passage.order * 1000 + start;
      for (const excerpt of windowsFrom(candidates, start, mostWords)) {
        excerpts.push({ ...excerpt, position: base });
      }
    });
  }
  return excerpts.sort((left, right) => right.score - left.score || left.position - right.position);
}

function candidatesOf(
  passage: RetrievedPassage,
  passages: RetrievedPassage[],
  concepts: string[][],
  language: string | undefined,
): Candidate[] {
  const rarity = rarityOf(passages, concepts, language);
  const best = passages[0]?.score || 1;
  return splitSentences(passage.text.slice(0, 20_000)).map((sentence, index) => {
    const text = plainText(sentence.text);
    const terms = new Set(wordsOf(text).flatMap((word) => termsOfWord(word.text, language ?? 'en')));
    let overlap = 0;
    concepts.forEach((concept, at) => {
      if (concept.some((term) => terms.has(term))) overlap += rarity[at] ?? 0;
    });
    const folded = foldForCues(text);
    const words = text.split(/\s+/u).length;
    const opinion = Math.min(2, countCues(folded, opinionCues));
    const isGoodLength = words >= 7 && words <= 28;
    const score =
      overlap * (0.6 + 0.4 * (passage.score / best)) +
      opinionWeight * opinion * (overlap > 0 ? 1 : 0.3) +
      (isGoodLength ? 0.3 : words < 6 ? -1.2 : 0) +
      (index === 0 ? 0.15 : 0) -
      (dated.test(text) ? 0.6 : 0) -
      (overlap > 0 ? 0 : 0.5) -
      (hasCue(folded, ['it', 'them', 'they', 'this', 'these', 'the one', 'the ones']) ? 0.3 : 0) -
      (standsOnLink(text, passage) === 'partly' ? 0.8 : 0);
    return {
      text,
      words,
      score,
      standsAlone: !pointsBack(text),
      quotable:
        words <= longestSentence &&
        !hasCue(folded, pointsElsewhere) &&
        standsOnLink(text, passage) !== 'wholly' &&
        isQuotable(sentence.text, text),
      paragraph: sentence.paragraph,
      line: sentence.line,
    };
  });
}

/** A moment told, rather than advice. */
const dated =
  /\b(?:January|February|March|April|June|July|August|September|October|November|December|yesterday|last (?:week|month|year|summer|winter)|(?:19|20)\d\d)\b/;

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
  let score = 0;
  const sentences: string[] = [];
  for (let index = start; index < Math.min(candidates.length, start + mostSentences); index++) {
    const candidate = candidates[index];
    if (!candidate?.quotable || candidate.paragraph !== first.paragraph || candidate.line !== first.line)
      break;
    words += candidate.words;
    if (words > mostWords) break;
    sentences.push(candidate.text);
    // A sentence further on counts less: the first one has to answer.
    score += candidate.score * (index === start ? 1 : 0.45);
    windows.push({ sentences: [...sentences], words, score });
  }
  return windows;
}

/** How telling each concept is among the sentences of these passages: rare ones are. */
function rarityOf(
  passages: RetrievedPassage[],
  concepts: string[][],
  language: string | undefined,
): number[] {
  const sentences = passages.flatMap((passage) =>
    splitSentences(passage.text.slice(0, 20_000)).map(
      (sentence) =>
        new Set(wordsOf(sentence.text).flatMap((word) => termsOfWord(word.text, language ?? 'en'))),
    ),
  );
  return concepts.map((concept) => {
    const holders = sentences.filter((terms) => concept.some((term) => terms.has(term))).length;
    return Math.log(1 + (sentences.length - holders + 0.5) / (holders + 0.5));
  });
}
