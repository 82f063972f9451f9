import type { Ask } from '../conversation/ask';
import { foldForCues } from '../conversation/cues';
import type { RetrievalResult, RetrievedPassage } from '../retrieval/retrieval';
import { type AnswerType, answersAs, answerTypeOf } from './compose-answer-type';
import { type Excerpt, rankExcerpts } from './compose-sentences';
import type { JobSource } from './draft-job';

/** What one ask is answered with: a document, its best excerpts, and whether the person has it already. */
export interface Answer {
  document: RetrievedPassage;
  /** Best first; empty when no sentence can be quoted. */
  excerpts: Excerpt[];
  /** Set when the document is in another language than the message. */
  foreignLanguage?: string;
  wasSentBefore: boolean;
  /** True when a favour is asked and the best excerpt says what the owner does or does not do. */
  statesPolicy: boolean;
}

/** Share of a request's words that a policy must speak of. */
const leastMetByPolicy = 0.5;

/** A document the person already has gives way to one with this share of its score. */
const insteadOfSent = 0.75;

/** A further excerpt has to be this good in relation to the first. */
const leastShareOfFirst = 0.4;

/** What it adds to a further excerpt to stand near the first one, by distance in sentences. */
const nearness = { samePassage: 0.5, within: 4, next: 0.5 } as const;

/** Most words of one excerpt. */
const excerptWords = 80;

/**
 * The document that answers an ask: the best public one; one that this person already got gives
 * way to another that is nearly as good. Undefined when no source was offered for the ask.
 */
export function chooseAnswer(input: {
  ask: Ask;
  result: RetrievalResult;
  sources: JobSource[];
  /** Further words of the owner that say what to look for. */
  instruction: string;
  language: string | undefined;
}): Answer | undefined {
  const { ask, result } = input;
  const offered = new Map(input.sources.map((source) => [source.passage.documentId, source]));
  const open = result.passages.filter((passage) => offered.has(passage.documentId));
  const best = open.find((passage) => passage.status === 'active') ?? open[0];
  if (!best) return undefined;
  const wasSent = (passage: RetrievedPassage) => offered.get(passage.documentId)?.wasSentBefore === true;
  const instead = open.find(
    (passage) =>
      passage.status === 'active' && !wasSent(passage) && passage.score >= best.score * insteadOfSent,
  );
  const document = wasSent(best) ? (instead ?? best) : best;
  const isForeign = (passage: RetrievedPassage) =>
    passage.language !== undefined && input.language !== undefined && passage.language !== input.language;
  const type = answerTypeIn(ask, input.language);
  const excerptsOf = (passage: RetrievedPassage, text: string) => {
    const focus = ask.focus === undefined ? {} : { focus: `${ask.focus} ${input.instruction}` };
    const query = { text: `${text} ${input.instruction}`, ...focus, type, language: passage.language };
    return rankExcerpts(passagesToQuote(passage, result, open), query, excerptWords);
  };
  if (type === 'favour') {
    const candidates = [document, ...open.filter((passage) => passage.status === 'active')];
    for (const candidate of candidates) {
      // What is told around a favour says why it is asked, not what it is.
      const policy = isForeign(candidate)
        ? undefined
        : policyIn(excerptsOf(candidate, ask.focus ?? ask.query));
      if (policy) {
        const others = excerptsOf(candidate, ask.query).filter(
          ({ sentences }) => sentences[0] !== policy.sentences[0],
        );
        const excerpts = [policy, ...others];
        return { document: candidate, excerpts, wasSentBefore: wasSent(candidate), statesPolicy: true };
      }
    }
  }
  return {
    document,
    excerpts: excerptsOf(document, ask.query),
    ...(isForeign(document) ? { foreignLanguage: document.language } : {}),
    wasSentBefore: wasSent(document),
    statesPolicy: false,
  };
}

/** The kind of answer that is wanted; the words are told for English, and advice is the safest answer elsewhere. */
function answerTypeIn(ask: Ask, language: string | undefined): AnswerType {
  return language === undefined || language === 'en' ? answerTypeOf(ask.quote) : 'how';
}

/** The best statement of what the owner does and does not do that speaks of the favour. */
function policyIn(excerpts: Excerpt[]): Excerpt | undefined {
  return excerpts.find(
    ({ meets, sentences }) =>
      meets >= leastMetByPolicy && answersAs('favour', foldForCues(sentences[0] ?? '')) === 1,
  );
}

/** The whole document where the retriever read it, else what it found of it. */
function passagesToQuote(
  document: RetrievedPassage,
  result: RetrievalResult,
  open: RetrievedPassage[],
): RetrievedPassage[] {
  const isOfIt = (passage: RetrievedPassage) => passage.documentId === document.documentId;
  const read = (result.readings ?? []).filter(isOfIt);
  return read.length > 0 ? read : open.filter(isOfIt);
}

/** What may be quoted of an answer. */
export interface QuoteLimits {
  /** Sentences in all. */
  most: number;
  /** Words in all, and words that are enough. */
  room: number;
  enough: number;
  /** Number of the suggestion: another one begins with another excerpt. */
  variant: number;
  /** Sentences that stand in the draft already. */
  said: ReadonlySet<string>;
}

/**
 * The sentences to quote, as paragraphs' worth of runs: the best excerpt (the next ones for other
 * variants), and until there are enough words the best ones that do not overlap, near ones first,
 * in the owner's order.
 */
export function quotedSentences(answer: Answer, limits: QuoteLimits): string[][] {
  const usable = answer.excerpts.filter(
    (excerpt) =>
      excerpt.sentences.length <= limits.most &&
      excerpt.words <= limits.room &&
      !excerpt.sentences.some((sentence) => limits.said.has(sentence)),
  );
  const distinct = usable.filter(
    (excerpt, index) => usable.findIndex((other) => other.position === excerpt.position) === index,
  );
  const first = distinct[limits.variant % Math.max(1, Math.min(distinct.length, 4))];
  if (!first) return [];
  const chosen = [first];
  for (;;) {
    const sentences = chosen.reduce((sum, excerpt) => sum + excerpt.sentences.length, 0);
    const words = chosen.reduce((sum, excerpt) => sum + excerpt.words, 0);
    if (words >= limits.enough || sentences >= limits.most) break;
    const another = bestBeside(chosen, usable, {
      most: limits.most - sentences,
      room: limits.room - words,
    });
    if (!another) break;
    chosen.push(another);
  }
  return inRuns(chosen.sort((one, other) => one.position - other.position));
}

function bestBeside(
  chosen: Excerpt[],
  usable: Excerpt[],
  free: { most: number; room: number },
): Excerpt | undefined {
  const [first] = chosen;
  if (!first) return undefined;
  const fitting = usable.filter(
    (excerpt) =>
      excerpt.sentences.length <= free.most &&
      excerpt.words <= free.room &&
      excerpt.score >= first.score * leastShareOfFirst &&
      !excerpt.sentences.some((sentence) => chosen.some((other) => other.sentences.includes(sentence))),
  );
  let best: { excerpt: Excerpt; score: number } | undefined;
  for (const excerpt of fitting) {
    const score = excerpt.score + Math.max(...chosen.map((other) => nearnessOf(excerpt, other)));
    if (!best || score > best.score) best = { excerpt, score };
  }
  return best?.excerpt;
}

function nearnessOf(excerpt: Excerpt, other: Excerpt): number {
  if (Math.floor(excerpt.position / 1000) !== Math.floor(other.position / 1000)) return 0;
  const gap =
    excerpt.position > other.position
      ? excerpt.position - other.position - other.sentences.length
      : other.position - excerpt.position - excerpt.sentences.length;
  return nearness.samePassage + (gap < nearness.within ? nearness.next * (1 - gap / nearness.within) : 0);
}

/** Excerpts that follow each other directly in the owner's text are one run again. */
function inRuns(excerpts: Excerpt[]): string[][] {
  const runs: string[][] = [];
  let next = Number.NaN;
  for (const { position, sentences } of excerpts) {
    const last = runs.at(-1);
    if (last && position === next) last.push(...sentences);
    else runs.push([...sentences]);
    next = position + sentences.length;
  }
  return runs;
}
