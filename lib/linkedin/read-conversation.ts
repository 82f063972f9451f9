import type { Conversation, LayoutFinding, LayoutHealth, Message } from '../core/conversation/conversation';
import { threadIdOf } from './addresses';
import { readComposer } from './composer';
import { isGroup, kindOf, titleOf } from './conversation-kind';
import { conversationKeyOf, viewerIdOf } from './identity';
import { findingOf, healthOf } from './layout-health';
import { isObfuscated, withAuthor } from './message';
import { type FoundMessage, findMessages, keyedOnce, type RunSender } from './messages';
import { readOwner } from './owner';
import { invitationNoteOf, readParticipants } from './participants';
import { matchesAny, type SelectorName, selectAll, selectFirst } from './selectors';
import { surfaceOf } from './surfaces';

/**
 * Reads one conversation root. Without a `conversation` it could not be read, and `health` names what
 * was missing. `page.document` is the document the root lives in (also for a root in a shadow tree).
 */
export function readConversation(
  root: HTMLElement,
  page: { url: string; document: Document },
): { conversation?: Conversation; health: LayoutHealth } {
  const viewer = readOwner(page.document);
  const viewerId = viewerIdOf(root) ?? viewer.memberId;
  const found = findMessages(root, { ...viewer, memberId: viewerId });
  const health = conversationHealth(root, found);
  const key = conversationKeyOf(root, page.url);
  if (
    !key ||
    health.findings.some(({ name, found, isRequired }) => !found && isRequired && name !== 'title')
  ) {
    return { health: { ...health, ok: false } };
  }

  const ownName = viewer.name ?? found.find(({ isOwn, sender }) => isOwn && sender?.name)?.sender?.name;
  const owner = { name: ownName, memberId: viewerId };
  const participants = readParticipants(root, isGroup(root, found), otherSendersOf(found), owner);
  const only = participants.length === 1 ? participants[0] : undefined;
  const surface = surfaceOf(root);
  const names = [ownName ?? '', ...participants.map(({ name }) => name)];
  const kind = kindOf(root, found);
  const composer = readComposer(root);
  return {
    health,
    conversation: {
      key,
      surface,
      kind,
      title: titleOf(root, kind, found, participants),
      pageUrl: page.url,
      threadId: surface === 'messaging-page' ? threadIdOf(page.url) : undefined,
      owner,
      participants,
      invitationNote: invitationNoteOf(root),
      messages: keyedOnce(found.map((message) => completed(message, owner, only, names))),
      composer: composer.state,
      enterSends: composer.enterSends,
      startIsLoaded: startNames.some((name) => selectFirst(root, name)),
    },
  };
}

/** Gives a message its author: the run's, else the owner, else the only other person there is. */
function completed(
  { urn, content, isOwn, sender }: FoundMessage,
  owner: Conversation['owner'],
  only: Conversation['participants'][number] | undefined,
  names: string[],
): Omit<Message, 'key'> & { urn: string | null } {
  const author = content.isSystem ? undefined : isOwn ? { ...owner, ...definedIn(sender) } : (sender ?? only);
  return {
    urn,
    senderName: author?.name || (content.isSystem || isOwn ? '' : (only?.name ?? '')),
    senderMemberId: author?.memberId,
    isOwn,
    ...content,
    quote: content.quote && withAuthor(content.quote, names),
  };
}

function definedIn(sender: RunSender | undefined): { name?: string; memberId?: string } {
  return {
    ...(sender?.name ? { name: sender.name } : {}),
    ...(sender?.memberId ? { memberId: sender.memberId } : {}),
  };
}

function otherSendersOf(found: FoundMessage[]): RunSender[] {
  return found.flatMap(({ isOwn, sender }) => (sender && !isOwn ? [sender] : []));
}

/** Each is only on the page when nothing older is left to load. */
const startNames: SelectorName[] = ['profile-card', 'group-card', 'sponsored-body', 'recipient'];

/** What is reported but may be missing. */
const usefulNames: SelectorName[] = [
  'sender-name',
  'sender-link',
  'profile-card',
  'group-card',
  'composer-form',
  'composer-editor',
  'composer-send-button',
  'composer-send-toggle',
  'composer-left-actions',
];

/** What must be there depends on the state: a minimised bubble has a header only, a new one no list. */
function conversationHealth(root: HTMLElement, found: FoundMessage[]): LayoutHealth {
  const isBare = matchesAny(root, 'bare-bubble') || selectFirst(root, 'recipient-field') !== undefined;
  const isSponsored = selectFirst(root, 'sponsored-body') !== undefined;
  const list = selectFirst(root, 'message-list');
  const hasList = !isBare && !isSponsored;
  // A list without a paragraph or a time is an empty thread or still loading, not a changed layout.
  const hasContent = list?.querySelector('p, time') != null;
  const timed = found.filter(({ content }) => content.sentAt !== null).length;
  const findings: LayoutFinding[] = [
    { name: 'conversation', found: true, count: 1, isRequired: true },
    findingOf(root, 'title', true),
    findingOf(root, 'title-link', false),
    findingOf(root, 'message-list', hasList && found.length === 0),
    findingOf(root, 'message', hasList && (hasContent || !list)),
    findingOf(root, 'body', hasList && found.length > 0 && !found.some(saysSomething) && !hasHidden(root)),
    { name: 'event-time', found: timed > 0, count: timed, isRequired: false },
    ...usefulNames.map((name) => findingOf(root, name, false)),
  ];
  return healthOf(surfaceOf(root), findings);
}

function saysSomething({ content }: FoundMessage): boolean {
  return content.isSystem || content.text !== '' || content.isDeleted || content.attachments.length > 0;
}

function hasHidden(root: HTMLElement): boolean {
  return selectAll(root, 'message').some(isObfuscated);
}
