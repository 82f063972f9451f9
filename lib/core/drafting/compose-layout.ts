import type { Ask, AskAnalysis, SenderCard } from '../conversation/ask';
import type { Conversation } from '../conversation/conversation';
import { foldForCues, hasCue } from '../conversation/cues';
import { firstNameOf } from '../conversation/first-name';
import { type Answer, quotedSentences } from './compose-answer';
import { plainText } from './compose-plain';
import type { DraftStyle } from './compose-style';
import { languageName, type Phrases, phrasesFor } from './phrases';

/** What the draft says to one ask. */
export type Part =
  | { kind: 'answer'; ask: Ask; answer: Answer; givesLink: boolean }
  | { kind: 'ask-back'; ask: Ask }
  | { kind: 'uncovered'; ask: Ask };

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
  }[frame.analysis.intent];
  const reply = pick(replies, frame);
  if (!reply) return '';
  return [greeting(frame, phrases), reply, signatureOf(frame)].filter(Boolean).join('\n\n');
}

function write(layout: Layout, sentences: number): { text: string; cited: Set<string> } {
  const { parts, style } = layout;
  const phrases = phrasesFor(layout.frameLanguage);
  const cited = new Set<string>();
  const paragraphs: string[] = [];
  if (style.greets) paragraphs.push(greeting(layout, phrases));
  const isEmptyHanded = parts.every((part) => part.kind === 'uncovered');
  const opening = openingOf(layout, phrases);
  if (isEmptyHanded) {
    paragraphs.push([opening, pick(phrases.allUncovered, layout)].filter(Boolean).join(' '));
  } else {
    const bodies = parts.map((part, index) => bodyOf(part, index, layout, phrases, sentences, cited));
    paragraphs.push([opening, ...bodies].filter(Boolean).join('\n\n'));
  }
  if (style.closing !== 'none' && parts.some((part) => part.kind === 'answer')) {
    const closings = style.closing === 'warm' ? phrases.warmClosing : phrases.closing;
    const closing = pick(closings, layout);
    // A very short answer gets a second closing line rather than another sentence of less use.
    const isShort = countWords(paragraphs.join(' ')) + countWords(closing) < style.leastWords;
    paragraphs.push(isShort ? closings.slice(0, 2).join(' ') : closing);
  }
  paragraphs.push(signatureOf(layout));
  return { text: paragraphs.filter(Boolean).join('\n\n'), cited };
}

function bodyOf(
  part: Part,
  index: number,
  layout: Layout,
  phrases: Phrases,
  sentences: number,
  cited: Set<string>,
): string {
  const isOneOfSeveral = layout.parts.length > 1;
  const lead = isOneOfSeveral ? `${phrases.place(index)} ` : '';
  if (part.kind === 'ask-back') return lead + pick(phrases.askBack, layout, index);
  if (part.kind === 'uncovered') return lead + pick(phrases.uncovered, layout, index);
  const { answer } = part;
  const room = isOneOfSeveral
    ? Math.max(25, Math.floor(105 / layout.parts.length))
    : (wordsBySentences[sentences] ?? 80);
  const runs = quotedSentences(answer, Math.max(0, sentences), room, layout.variant ?? 0);
  // Sentences from two places are two paragraphs, so that they do not pretend to follow each other.
  const said = runs.map((run) => run.join(' ')).join(isOneOfSeveral ? ' ' : '\n\n');
  const link = linkLine(part, index, layout, phrases, sentences < 0 ? titleWords.short : titleWords.usual);
  if (link !== '' && part.givesLink) cited.add(answer.document.documentId);
  if (isOneOfSeveral) return `${lead}${[said, link].filter(Boolean).join(' ')}`;
  return [said, link].filter(Boolean).join('\n\n');
}

function linkLine(
  part: Part & { kind: 'answer' },
  index: number,
  layout: Layout,
  phrases: Phrases,
  mostTitleWords: number,
): string {
  const { document, foreignLanguage, wasSentBefore } = part.answer;
  const title = plainTitle(document.title, mostTitleWords);
  if (wasSentBefore) return phrases.sentBefore(title);
  if (!part.givesLink || !document.url) return '';
  if (foreignLanguage) {
    return `${phrases.foreignLink(languageName(foreignLanguage, layout.frameLanguage))} ${title} – ${document.url}`;
  }
  const leads =
    document.kind === 'talk' ? phrases.talk : layout.parts.length > 1 ? phrases.shortLink : phrases.link;
  return `${pick(leads, layout, index)} ${title} – ${document.url}`;
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
  if (layout.style.opening === 'none') return '';
  if (layout.style.opening === 'warm') return pick(phrases.warmThanks, layout);
  // In a running conversation thanking for every message sounds like a machine.
  const isFirstReply = !layout.conversation.messages.some((message) => message.isOwn && !message.isSystem);
  return isFirstReply ? pick(phrases.thanks, layout) : '';
}

function greeting(frame: Frame, phrases: Phrases): string {
  return frame.sender.firstName === ''
    ? phrases.greetingWithoutName
    : phrases.greeting(frame.sender.firstName);
}

function signatureOf(frame: Frame): string {
  return frame.signature?.trim().slice(0, longestSignature) || firstNameOf(frame.ownerName ?? '');
}

/** One of several wordings; the same conversation and variant always get the same. */
function pick(wordings: readonly string[], frame: Frame, offset = 0): string {
  let hash = (frame.variant ?? 0) + offset;
  for (const character of frame.conversation.key.slice(0, 200))
    hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return wordings[(hash + offset) % Math.max(1, wordings.length)] ?? '';
}

const longestSignature = 120;

/** Words of a draft; a title's words and an address count as well. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
