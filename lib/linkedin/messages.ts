import type { Message } from '../core/conversation/conversation';
import { profileLinkOf } from './addresses';
import { elementText } from './element-text';
import { bodySelectorIn, isSystemMessage, type MessageContent, readMessage } from './message';
import { wordsOf } from './message-text';
import { alternativesOf, matchesAny, selectAll, selectFirst } from './selectors';

/** Who wrote a run of messages, as its first message shows. */
export interface RunSender {
  name: string;
  profileUrl?: string;
  slug?: string;
  memberId?: string;
  isOrganization: boolean;
}

/** A message with what the page says about its author: nothing for follow-ups that lost their run. */
export interface FoundMessage {
  urn: string | null;
  content: MessageContent;
  isOwn: boolean;
  sender?: RunSender;
}

/** What tells own messages from the others'. */
interface Viewer {
  memberId?: string;
  slug?: string;
  name?: string;
}

/**
 * All messages of a conversation, oldest first. LinkedIn names the author only on the first message
 * of a run; the name is carried forward until a day heading, a system line or a change of side.
 */
export function findMessages(root: HTMLElement, viewer: Viewer): FoundMessage[] {
  const bodySelector = bodySelectorIn(root);
  const hasSideMarks = selectFirst(root, 'other-message') !== undefined;
  const found: FoundMessage[] = [];
  let run: { sender: RunSender; isOwn: boolean } | undefined;
  for (const element of messagesAndHeadings(root)) {
    if (matchesAny(element, 'day-heading') || isSystemMessage(element)) run = undefined;
    if (matchesAny(element, 'day-heading')) continue;
    const urn = element.getAttribute('data-event-urn');
    const content = readMessage(element, bodySelector);
    if (content.isSystem) {
      found.push({ urn, content, isOwn: false });
      continue;
    }
    const shown = senderOf(element);
    const isMarkedOwn = !matchesAny(element, 'other-message');
    const isOwn = hasSideMarks
      ? isMarkedOwn
      : ((shown && isViewer(shown, viewer)) ?? run?.isOwn ?? (isMarkedOwn && hasOwnMark(element)));
    if (shown) run = { sender: shown, isOwn };
    else if (run?.isOwn !== isOwn) run = undefined;
    found.push({ urn, content, isOwn, sender: run?.sender });
  }
  return found.length > 0 ? found : sponsoredMessages(root);
}

/**
 * Gives every message its key: the urn, or for the few without one its words. An event that stands on
 * the page twice, while LinkedIn replaces its node, counts once; other words are never lost.
 */
export function keyedOnce(messages: Array<Omit<Message, 'key'> & { urn: string | null }>): Message[] {
  const byKey = new Map<string, Message>();
  for (const { urn, ...message } of messages) {
    const known = urn && byKey.get(urn);
    if (known && (message.text === '' || known.text === '' || message.text === known.text)) {
      known.text ||= message.text;
      if (known.attachments.length === 0) known.attachments = message.attachments;
      continue;
    }
    const base = urn ?? `text:${hashOf(`${message.senderName}\n${message.text}`)}`;
    let key = base;
    for (let count = 2; byKey.has(key); count++) key = `${base}#${count}`;
    byKey.set(key, { key, ...message });
  }
  return [...byKey.values()];
}

/** Message elements and day headings in page order; an element inside another message is a part of it. */
function messagesAndHeadings(root: HTMLElement): HTMLElement[] {
  const selector = alternativesOf('message').find((alternative) => root.querySelector(alternative));
  if (!selector) return [];
  // Notices of LinkedIn's may stand outside of any event.
  const events = [selector, ...alternativesOf('system-message')].join(',');
  const headings = alternativesOf('day-heading').join(',');
  return Array.from(root.querySelectorAll<HTMLElement>(`${events},${headings}`)).filter(
    (element) => !element.parentElement?.closest(events),
  );
}

function senderOf(message: HTMLElement): RunSender | undefined {
  const photo = selectFirst(message, 'sender-photo');
  const name = elementText(selectFirst(message, 'sender-name')) || photo?.getAttribute('alt')?.trim() || '';
  const link = profileLinkOf(selectFirst(message, 'sender-link')?.getAttribute('href'));
  if (name === '' && !link) return undefined;
  return {
    name,
    profileUrl: link?.url,
    slug: link?.slug,
    memberId: link?.memberId,
    isOrganization: link?.isOrganization ?? false,
  };
}

/** Undefined when the link and the viewer have nothing to compare. */
function isViewer(sender: RunSender, viewer: Viewer): boolean | undefined {
  if (sender.memberId && viewer.memberId) return sender.memberId === viewer.memberId;
  if (sender.slug && viewer.slug) return sender.slug === viewer.slug;
  // A member token and a vanity name cannot be compared; the names on the page can.
  if (sender.name && viewer.name) return sender.name === viewer.name;
  return undefined;
}

/** Own messages show that they were sent; or else are plain where the others' are marked as such. */
function hasOwnMark(message: HTMLElement): boolean {
  return matchesAny(message, 'plain-message') || selectFirst(message, 'sending-indicator') !== undefined;
}

/** A sponsored thread in its own layout has one text and no events. */
function sponsoredMessages(root: HTMLElement): FoundMessage[] {
  const name = elementText(selectFirst(root, 'sponsored-name'));
  return selectAll(root, 'sponsored-body').map((body) => ({
    urn: null,
    content: {
      sentAt: null,
      subject: elementText(selectFirst(root, 'subject')) || undefined,
      text: wordsOf(body),
      attachments: [],
      isEdited: false,
      isDeleted: false,
      isSystem: false,
      isPending: false,
    },
    isOwn: false,
    sender: { name, isOrganization: true },
  }));
}

/** FNV-1a, 32 bits, as hexadecimal. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}
