import type { Message, Quote } from '../core/conversation/conversation';
import { readAttachments } from './attachments';
import { elementText, follows } from './element-text';
import { isClientUrn, sentAtOf } from './event-urn';
import { wordsOf } from './message-text';
import { alternativesOf, closestOf, matchesAny, selectAll, selectFirst } from './selectors';

/** Everything of a message that its own element tells; the author comes from the run it belongs to. */
export type MessageContent = Omit<Message, 'key' | 'senderName' | 'senderMemberId' | 'isOwn'>;

/**
 * Reads one message. `bodySelector` is the alternative that fits the whole conversation, so that a
 * message without words (a bare picture) is not searched with a wider one.
 */
export function readMessage(message: HTMLElement, bodySelector: string): MessageContent {
  const urn = message.getAttribute('data-event-urn');
  const isSystem = isSystemMessage(message);
  const isDeleted = selectFirst(message, 'recalled') !== undefined;
  const quote = selectFirst(message, 'quote');
  return {
    sentAt: sentAtOf(urn),
    text: isDeleted ? '' : isSystem ? systemText(message) : bodyText(message, bodySelector),
    subject: elementText(selectFirst(message, 'subject')) || undefined,
    quote: quote && { text: wordsOf(selectFirst(quote, 'quote-text') ?? quote) },
    attachments: isDeleted || isSystem ? [] : readAttachments(message),
    isEdited: !isDeleted && selectAll(message, 'edited').some(isOutsideQuotes),
    isDeleted,
    isSystem,
    isPending: isPending(message, urn),
  };
}

/** True for "X named the conversation" and the like. */
export function isSystemMessage(message: HTMLElement): boolean {
  return matchesAny(message, 'system-message') || selectFirst(message, 'system-message') !== undefined;
}

/** True when the message is one LinkedIn keeps from the owner's eyes. */
export function isObfuscated(message: HTMLElement): boolean {
  return selectFirst(message, 'obfuscated') !== undefined;
}

/** The alternative for message bodies that matches in this conversation. */
export function bodySelectorIn(root: HTMLElement): string {
  const alternatives = alternativesOf('body');
  return alternatives.find((selector) => root.querySelector(selector)) ?? alternatives[0] ?? 'p';
}

/** "Name: words" parted at a name of the thread, else at the first colon. */
export function withAuthor(quote: Quote, names: string[]): Quote {
  for (const name of names) {
    if (name === '' || !quote.text.startsWith(name)) continue;
    const [, words] = /^\s*[:：]\s*([\s\S]*)$/.exec(quote.text.slice(name.length)) ?? [];
    if (words !== undefined) return { author: name, text: words };
  }
  // Somebody the page names nowhere else.
  const [, author, words] = /^([^:：\n]{1,80}?)\s*[:：]\s+([\s\S]+)$/.exec(quote.text) ?? [];
  return author && words ? { author, text: words } : quote;
}

function bodyText(message: HTMLElement, bodySelector: string): string {
  const forwarded = selectFirst(message, 'forwarded-label');
  return Array.from(message.querySelectorAll(bodySelector))
    .filter((body, _index, bodies) => !isNestedIn(body, bodies) && isOutsideQuotes(body))
    .filter((body) => !forwarded || !follows(body, forwarded))
    .map((body) => wordsOf(body, isLinkedInsOwn))
    .join('\n')
    .trim();
}

/** False inside a quote, a preview or anything else that is not the sender's own words. */
function isOutsideQuotes(element: Element): boolean {
  return closestOf(element, 'not-own-words') === undefined;
}

function isNestedIn(body: Element, bodies: Element[]): boolean {
  return bodies.some((other) => other !== body && other.contains(body));
}

/** Marks LinkedIn puts inside a body. */
function isLinkedInsOwn(element: Element): boolean {
  return (
    matchesAny(element, 'edited') || matchesAny(element, 'not-own-words') || matchesAny(element, 'pending')
  );
}

function systemText(message: HTMLElement): string {
  return selectAll(message, 'system-text').map(elementText).join(' ') || elementText(message);
}

function isPending(message: HTMLElement, urn: string | null): boolean {
  return isClientUrn(urn) || matchesAny(message, 'pending') || selectFirst(message, 'pending') !== undefined;
}
