import type { Ask, AskAnalysis, SenderCard } from '../conversation/ask';
import { askingToAsk, greetingWords } from '../conversation/ask-cues';
import type { Conversation } from '../conversation/conversation';
import { type FoldedText, foldForCues, hasCue } from '../conversation/cues';
import { asksSomething, withoutOpening } from '../conversation/find-asks';
import { firstNameOf } from '../conversation/first-name';
import { thanksCues } from '../conversation/intent';
import { type Answer, quotedSentences } from './compose-answer';
import { isAdvice } from './compose-answer-type';
import { plainText } from './compose-plain';
import { plainAdvice } from './compose-quotable';
import type { DraftStyle } from './compose-style';
import { languageName, type Phrases, phrasesFor } from './phrases';
import { apologyFor } from './phrases-apology';

/** What the draft says to one ask. */
export type Part =
  | { kind: 'answer' | 'closest'; ask: Ask; answer: Answer; givesLink: boolean }
  | { kind: 'ask-back'; ask: Ask }
  | { kind: 'uncovered'; ask: Ask };

type AnswerPart = Part & { kind: 'answer' | 'closest' };

interface Frame {
  conversation: Conversation;
  analysis: AskAnalysis;
  sender: SenderCard;
  ownerName?: string;
  signature?: string;
  frameLanguage: string;
  variant?: number;
}

interface Layout extends Frame {
  parts: Part[];
  style: DraftStyle;
}

/** Below one: no sentences at all (0), then short titles as well (-1). */
const fewestSentences = -1;

const longestTitle = 200;

/** Most words of a title in a link line, and when space is short. */
const titleWords = { usual: 20, short: 6 };

/** Words the sentences of one ask may have, by how many sentences. */
const wordsBySentences = [0, 45, 60, 80];

/** Words that greeting, link and goodbye take at least. */
const frameWords = 22;

/** From this share of the question's words on, something that is only near may be quoted. */
const leastMetWhenNear = 0.5;

/** Longest clause of the sender that is repeated. */
const mostNamedWords = 12;

/**
 * Puts the parts into a message of the wanted length: tries the fullest form first and takes
 * sentences away until it fits. Returns the text and the ids of the documents whose link is in it.
 */
export function layOut(layout: Layout): { text: string; cited: Set<string> } {
  const { style, parts } = layout;
  let best = { text: '', cited: new Set<string>() };
  const most = Math.min(style.sentences, parts.length > 2 ? 2 : 3);
  for (let sentences = most; sentences >= fewestSentences; sentences--) {
    best = write(layout, sentences);
    if (countWords(best.text) <= style.mostWords) return best;
  }
  return best;
}

/** The short reply to somebody who asks for nothing the library could answer; empty when there is nothing to say. */
export function courtesyDraft(frame: Frame): string {
  const phrases = phrasesFor(frame.frameLanguage);
  const replies = {
    thanks: tellsGoodNews(frame) ? phrases.goodNewsReply : phrases.thanksReply,
    recruiting: phrases.recruitingReply,
    sales: phrases.salesReply,
    question: [],
    other: [],
  };
  const wordings = opensDoor(frame) ? phrases.openDoor : replies[frame.analysis.intent];
  const reply = pick(wordings, frame, 'courtesy');
  if (!reply) return '';
  return [greeting(frame, phrases), reply, signatureOf(frame)].filter(Boolean).join('\n\n');
}

function write(layout: Layout, sentences: number): { text: string; cited: Set<string> } {
  const { parts, style } = layout;
  const phrases = phrasesFor(layout.frameLanguage);
  const draft: Writing = { layout, phrases, sentences, cited: new Set(), said: new Set() };
  const paragraphs: string[] = [];
  if (style.greets) paragraphs.push(greeting(layout, phrases));
  const opening = openingOf(layout, phrases);
  if (parts.every((part) => part.kind === 'uncovered')) {
    const asked = parts.length === 1 ? namedAsk(parts[0]?.ask.quote ?? '', phrases) : '';
    const said = [opening, `${asked} ${pick(phrases.allUncovered, layout, 'none')}`.trim()];
    paragraphs.push(
      said.filter(Boolean).join(' '),
      style.closing === 'none' ? '' : pick(phrases.askAgain, layout, 'again'),
    );
  } else {
    const bodies = parts.map((part, index) => bodyOf(part, index, draft));
    const offersNear = parts.some((part) => part.kind === 'closest' && part.givesLink);
    paragraphs.push([opening, ...bodies].filter(Boolean).join('\n\n'));
    // Where something near was offered, the draft ends with whether it is what was meant.
    if (offersNear) paragraphs.push(pick(phrases.closestAsk, layout, 'near'));
    else if (parts.some((part) => part.kind === 'answer')) paragraphs.push(closingOf(layout, phrases));
  }
  paragraphs.push(signatureOf(layout));
  return { text: paragraphs.filter(Boolean).join('\n\n'), cited: draft.cited };
}

/** A draft while it is written. */
interface Writing {
  layout: Layout;
  phrases: Phrases;
  /** Most sentences per ask; see {@link fewestSentences}. */
  sentences: number;
  /** Documents whose link is in the text. */
  cited: Set<string>;
  /** Sentences of the owner in the text. */
  said: Set<string>;
}

function closingOf(layout: Layout, phrases: Phrases): string {
  if (layout.style.closing === 'none') return '';
  return pick(layout.style.closing === 'warm' ? phrases.warmClosing : phrases.closing, layout, 'closing');
}

function bodyOf(part: Part, index: number, writing: Writing): string {
  const { layout, phrases } = writing;
  const isOneOfSeveral = layout.parts.length > 1;
  const lead = isOneOfSeveral ? `${phrases.place(index)} ` : '';
  if (part.kind === 'ask-back') return lead + pick(phrases.askBack, layout, `back${index}`);
  if (part.kind === 'uncovered') return lead + pick(phrases.uncovered, layout, `gap${index}`);
  // Sentences from two places are two paragraphs, so that they do not pretend to follow each other.
  const gap = isOneOfSeveral ? ' ' : '\n\n';
  const said = saidIn(part, writing).join(gap);
  const link = linkLine(part, index, writing);
  if (link !== '' && part.givesLink) writing.cited.add(part.answer.document.documentId);
  // What needs its source named first comes behind the link.
  const isAside = part.kind === 'closest' || part.answer.foreignLanguage !== undefined;
  const body = isAside ? [link, said] : [said, link];
  return `${lead}${body.filter(Boolean).join(gap)}`;
}

/** The owner's sentences for one ask, one string for each place they stand at. */
function saidIn(part: AnswerPart, { layout, phrases, sentences, said }: Writing): string[] {
  const { answer } = part;
  const isForeign = answer.foreignLanguage !== undefined;
  const room =
    layout.parts.length > 1
      ? Math.max(25, Math.floor(105 / layout.parts.length))
      : (wordsBySentences[sentences] ?? wordsBySentences.at(-1) ?? 0);
  // What is only near is not quoted, unless its first words speak of the very thing.
  if (part.kind === 'closest' && (answer.excerpts[0]?.meets ?? 0) < leastMetWhenNear) return [];
  const isAside = isForeign || part.kind === 'closest';
  const runs = quotedSentences(isForeign ? adviceOnly(answer) : answer, {
    most: Math.min(Math.max(0, sentences), isAside ? 2 : 3),
    room: isAside ? Math.min(room, 40) : room,
    enough: isAside ? 1 : Math.min(room - 5, Math.max(20, layout.style.leastWords - frameWords)),
    variant: layout.variant ?? 0,
    said,
  });
  for (const run of runs) for (const sentence of run) said.add(sentence);
  const texts = runs.map((run) => run.join(' '));
  if (!isForeign || texts.length === 0) return texts;
  const language = languageName(answer.foreignLanguage ?? '', layout.frameLanguage);
  return [`${phrases.foreignQuote(language)} “${texts.join(' … ')}”`];
}

/** Excerpts that can stand between quotation marks and say what to do. */
function adviceOnly(answer: Answer): Answer {
  const says = (folded: FoldedText) => isAdvice(folded) || hasCue(folded, plainAdvice);
  const excerpts = answer.excerpts.filter(
    ({ sentences }) =>
      !sentences.some((text) => /[“”"«»„]/u.test(text)) && says(foldForCues(sentences[0] ?? '')),
  );
  return { ...answer, excerpts };
}

/** The question that is meant, in the sender's words: the clause that asks, when it is short enough to repeat. */
function namedAsk(quote: string, phrases: Phrases): string {
  const plain = plainTitle(withoutOpening(quote), 60).replace(/[?!.…\s]+$/u, '');
  const clauses = plain.split(/[,;:.?!]\s+(?:(?:and|but|so|or|y|et|und|e|ed|en)\s+)?/u);
  const clause = clauses.find((text) => asksSomething(text)) ?? clauses[0] ?? '';
  const words = clause.split(' ').filter(Boolean);
  if (words.length < 2 || words.length > mostNamedWords || /https?:|www\.|["“”«»]|\.\p{L}/u.test(clause))
    return '';
  return phrases.about(words.join(' '));
}

function linkLine(part: AnswerPart, index: number, { layout, phrases, sentences }: Writing): string {
  const { document, foreignLanguage, wasSentBefore } = part.answer;
  const title = plainTitle(document.title, sentences < 0 ? titleWords.short : titleWords.usual);
  if (wasSentBefore) return phrases.sentBefore(title);
  if (!part.givesLink || !document.url) return '';
  const address = `${title} – ${document.url}`;
  if (part.kind === 'closest') return `${pick(phrases.closest, layout, `closest${index}`)} ${address}`;
  if (foreignLanguage) {
    return `${phrases.foreignLink(languageName(foreignLanguage, layout.frameLanguage))} ${address}`;
  }
  const leads =
    document.kind === 'talk' ? phrases.talk : layout.parts.length > 1 ? phrases.shortLink : phrases.link;
  return `${inTurn(leads, layout, 'link', index)} ${address}`;
}

const goodNews = [
  'i got',
  'i passed',
  'i did it',
  'i start',
  'i made it',
  'they said yes',
  'made an offer',
  'an offer',
  'accepted',
  'was accepted',
  'got in',
  'it worked',
  'me han dado',
  'he conseguido',
  'jai eu',
  'ich habe den job',
  'consegui',
  'ho ottenuto',
  'ik heb de baan',
];

/** Somebody asks whether they may ask, or says no more than hello. */
function opensDoor({ conversation, analysis }: Frame): boolean {
  if (analysis.intent !== 'other' && analysis.intent !== 'thanks') return false;
  const unanswered = new Set(analysis.unansweredKeys);
  const messages = conversation.messages.filter((message) => unanswered.has(message.key));
  const said = foldForCues(messages.map((message) => message.text).join(' '));
  const isHello = messages.length > 0 && said.trim().split(' ').length <= 3 && !hasCue(said, thanksCues);
  return (
    hasCue(said, askingToAsk) ||
    (isHello &&
      hasCue(
        said,
        greetingWords.map((word) => `^${word}`),
      ))
  );
}

function tellsGoodNews({ conversation, analysis }: Frame): boolean {
  const unanswered = new Set(analysis.unansweredKeys);
  const texts = conversation.messages
    .filter((message) => unanswered.has(message.key))
    .map((message) => message.text);
  return hasCue(foldForCues(texts.join(' ')), goodNews);
}

function plainTitle(title: string, mostWords: number): string {
  const words = plainText(title.slice(0, 2000))
    .slice(0, longestTitle)
    // What is left of Markdown that was cut, and characters that cannot be shown.
    .replace(/[\p{Cc}\p{Cs}`]|\]\(/gu, '')
    .split(' ');
  return words.length <= mostWords ? words.join(' ') : `${words.slice(0, mostWords).join(' ')}…`;
}

function openingOf(layout: Layout, phrases: Phrases): string {
  const apology =
    layout.analysis.language === layout.frameLanguage ? undefined : apologyFor(layout.analysis.language);
  if (apology) return apology;
  if (layout.style.opening === 'none') return '';
  if (layout.style.opening === 'warm') return pick(phrases.warmThanks, layout, 'opening');
  // In a running conversation thanking for every message sounds like a machine.
  const isFirstReply = !layout.conversation.messages.some((message) => message.isOwn && !message.isSystem);
  return isFirstReply ? pick(phrases.thanks, layout, 'opening') : '';
}

function greeting(frame: Frame, phrases: Phrases): string {
  return frame.sender.firstName === ''
    ? phrases.greetingWithoutName
    : phrases.greeting(frame.sender.firstName);
}

function signatureOf(frame: Frame): string {
  return frame.signature?.trim().slice(0, longestSignature) || firstNameOf(frame.ownerName ?? '');
}

/** One of several wordings; the same conversation, variant and place always get the same. */
function pick(wordings: readonly string[], frame: Frame, place: string): string {
  return inTurn(wordings, frame, place, 0);
}

/** The same, with each further one of a row different from the one before. */
function inTurn(wordings: readonly string[], frame: Frame, place: string, further: number): string {
  let hash = 0x811c9dc5;
  for (const character of `${place}:${frame.conversation.key.slice(0, 200)}`) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  }
  const at = (hash >>> 7) + (frame.variant ?? 0) + further;
  return wordings[at % Math.max(1, wordings.length)] ?? '';
}

const longestSignature = 120;

/** Words of a draft; a title's words and an address count as well. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
