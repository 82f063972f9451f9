import type { Ask } from '../conversation/ask';
import type { RetrievalResult, RetrievedPassage } from '../retrieval/retrieval';
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
}

/** A document the person already has gives way to one with this share of its score. */
const insteadOfSent = 0.75;

/** A further excerpt has to be this good in relation to the first. */
const leastShareOfFirst = 0.3;

/** Words two excerpts should have together. */
const fewestWords = 25;

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
  query: string;
  language: string | undefined;
}): Answer | undefined {
  const offered = new Map(input.sources.map((source) => [source.passage.documentId, source]));
  const open = input.result.passages.filter((passage) => offered.has(passage.documentId));
  const best = open.find((passage) => passage.status === 'active') ?? open[0];
  if (!best) return undefined;
  const wasSent = (passage: RetrievedPassage) => offered.get(passage.documentId)?.wasSentBefore === true;
  const instead = open.find(
    (passage) =>
      passage.status === 'active' && !wasSent(passage) && passage.score >= best.score * insteadOfSent,
  );
  const document = wasSent(best) ? (instead ?? best) : best;
  const passages = open.filter((passage) => passage.documentId === document.documentId);
  const isForeign =
    document.language !== undefined && input.language !== undefined && document.language !== input.language;
  return {
    document,
    // Sentences in a language the person did not write in are never quoted.
    excerpts: isForeign ? [] : rankExcerpts(passages, input.query, document.language, excerptWords),
    ...(isForeign ? { foreignLanguage: document.language } : {}),
    wasSentBefore: wasSent(document),
  };
}

/**
 * The sentences to quote, as paragraphs' worth of runs: the best excerpt (the next ones for other
 * variants), and while there is room the best one that does not overlap it, in the owner's order.
 */
export function quotedSentences(answer: Answer, most: number, room: number, variant: number): string[][] {
  const usable = answer.excerpts.filter(
    (excerpt) => excerpt.sentences.length <= most && excerpt.words <= room,
  );
  const distinct = usable.filter(
    (excerpt, index) => usable.findIndex((other) => other.position === excerpt.position) === index,
  );
  const first = distinct[variant % Math.max(1, Math.min(distinct.length, 4))];
  if (!first) return [];
  const chosen = [first];
  const isTaken = (sentence: string) => chosen.some((excerpt) => excerpt.sentences.includes(sentence));
  for (let another: Excerpt | undefined = first; another; ) {
    const left = most - chosen.reduce((sum, excerpt) => sum + excerpt.sentences.length, 0);
    const free = room - chosen.reduce((sum, excerpt) => sum + excerpt.words, 0);
    // Two good excerpts are an answer; a third one only helps where they are very short.
    const isAnswer = chosen.length >= 2 && room - free >= fewestWords;
    another = isAnswer
      ? undefined
      : usable.find(
          (excerpt) =>
            excerpt.sentences.length <= left &&
            excerpt.words <= free &&
            excerpt.score >= first.score * leastShareOfFirst &&
            !excerpt.sentences.some(isTaken),
        );
    if (another) chosen.push(another);
  }
  return inRuns(chosen.sort((one, other) => one.position - other.position));
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
