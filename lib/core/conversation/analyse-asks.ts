import { tellingConcepts } from '../retrieval/query-terms';
import type { Ask, AskAnalysis } from './ask';
import { searchableQuery } from './complete-query';
import type { Conversation, Message } from './conversation';
import { findAsks } from './find-asks';
import { stripHiddenText } from './hidden-text';
import { looksLikeInjection } from './injection-signs';
import { intentOf } from './intent';
import { detectLanguage } from './language';
import { inTimeOrder, unansweredMessages } from './unanswered';
import { findUnmarkedAsk } from './unmarked-asks';

/** Most asks answered in one reply. */
const mostAsks = 6;
/** Most asks of one message that are looked at, before repeats are dropped. */
const mostPerMessage = 20;
/** Most characters of a message that are read for asks. */
const mostCharacters = 20_000;

/**
 * What the unanswered part of a conversation asks: each question and request with its quote and its
 * searchable form, in reading order and without repeats; intent, language, hidden characters and
 * whether the text addresses a machine. Depends on nothing but the conversation; never throws.
 */
export function analyseAsks(conversation: Conversation): AskAnalysis {
  const hidden: AskAnalysis['hidden'] = [];
  const clean = (message: Message): Message => {
    const stripped = stripHiddenText(message.text.slice(0, mostCharacters));
    return { ...message, text: stripped.text };
  };
  for (const message of unansweredMessages(conversation)) {
    addHidden(hidden, stripHiddenText(message.text.slice(0, mostCharacters)).hidden);
  }
  const cleaned = { ...conversation, messages: conversation.messages.map(clean) };
  const unanswered = unansweredMessages(cleaned);
  const texts = unanswered.map((message) => message.text);
  const language = detectLanguage(texts.join('\n')) ?? earlierLanguage(cleaned);
  const asks = withoutRepeats(askedIn(cleaned, unanswered, language), language).slice(0, mostAsks);
  const author = unanswered.at(-1);
  const headline = cleaned.participants.find(
    (person) =>
      (person.memberId !== undefined && person.memberId === author?.senderMemberId) ||
      person.name === author?.senderName,
  )?.headline;
  return {
    asks: asks.map((ask, index) => ({ ...ask, id: `ask-${index + 1}` })),
    unansweredKeys: unanswered.map((message) => message.key),
    intent: conversation.kind === 'sponsored' ? 'sales' : intentOf(texts.join('\n'), headline, asks.length),
    ...(language === undefined ? {} : { language }),
    hidden,
    looksLikeInjection: texts.some(looksLikeInjection),
  };
}

/** Questions and requests; only where there are none, needs and topics that are stated. */
function askedIn(conversation: Conversation, unanswered: Message[], language: string | undefined): Ask[] {
  const read = unanswered.map((message) => ({ message, found: findAsks(message.text) }));
  const isMarked = read.some(({ found }) => found.asks.length > 0);
  return read.flatMap(({ message, found }) => {
    const unmarked = isMarked ? undefined : findUnmarkedAsk(found);
    return (unmarked ? [unmarked] : found.asks.slice(0, mostPerMessage)).map((ask) => ({
      id: '',
      kind: ask.kind,
      quote: ask.quote,
      ...searchableQuery({ ask, found, message, conversation, language }),
      messageKey: message.key,
    }));
  });
}

/** Drops asks that ask the same again, keeping the longer wording in the earlier place. */
function withoutRepeats(asks: Ask[], language: string | undefined): Ask[] {
  const kept: Array<{ ask: Ask; terms: Set<string> }> = [];
  for (const ask of asks) {
    const terms = new Set(tellingConcepts(ask.quote, language).flatMap((concept) => concept.terms));
    const same = kept.find((other) => overlap(other.terms, terms) >= 0.8);
    if (!same) kept.push({ ask, terms });
    else if (ask.quote.length > same.ask.quote.length) {
      same.ask = ask;
      same.terms = terms;
    }
  }
  return kept.map((entry) => entry.ask);
}

/** Shared terms in relation to all terms (Jaccard). */
function overlap(left: Set<string>, right: Set<string>): number {
  if (left.size === 0 && right.size === 0) return 0;
  let shared = 0;
  for (const term of left) if (right.has(term)) shared++;
  return shared / (left.size + right.size - shared);
}

/** The language of what others wrote before, for a last message that is too short to tell. */
function earlierLanguage(conversation: Conversation): string | undefined {
  const texts = inTimeOrder(conversation.messages)
    .filter((message) => !message.isOwn && !message.isSystem)
    .slice(-8)
    .map((message) => message.text);
  return detectLanguage(texts.join('\n'));
}

function addHidden(all: AskAnalysis['hidden'], more: AskAnalysis['hidden']): void {
  for (const entry of more) {
    const known = all.find((other) => other.kind === entry.kind && other.decoded === entry.decoded);
    if (known) known.count += entry.count;
    else all.push({ ...entry });
  }
}
