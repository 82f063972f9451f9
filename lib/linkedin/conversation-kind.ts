import type { ConversationKind, Participant } from '../core/conversation/conversation';
import { elementText } from './element-text';
import type { FoundMessage } from './messages';
import { matchesAny, type SelectorName, selectAll, selectFirst } from './selectors';

/** What kind of conversation it is, by structure alone. */
export function kindOf(root: HTMLElement, messages: FoundMessage[]): ConversationKind {
  if (has(root, 'sponsored')) return 'sponsored';
  if (has(root, 'message-request')) return 'request';
  if (isGroup(root, messages)) return 'group';
  return has(root, 'inmail-message') ? 'inmail' : 'one-to-one';
}

/** True with a group's card or picture, several recipients, or messages by more than one other person. */
export function isGroup(root: HTMLElement, messages: FoundMessage[]): boolean {
  if (has(root, 'group-card') || has(root, 'title-of-group')) return true;
  if (selectAll(root, 'recipient').length > 1) return true;
  const others = new Set<string>();
  for (const { isOwn, sender } of messages) {
    if (!isOwn && sender?.memberId) others.add(sender.memberId);
  }
  return others.size > 1;
}

/**
 * The name a group was given, or the subject of an InMail. A group without a name shows the names of
 * its people instead, which are no title.
 */
export function titleOf(
  root: HTMLElement,
  kind: ConversationKind,
  messages: FoundMessage[],
  participants: Participant[],
): string | undefined {
  const subject = messages.find(({ content }) => content.subject)?.content.subject;
  if (kind === 'sponsored' || !isGroup(root, messages)) return subject;
  const card = selectFirst(root, 'group-card');
  if (card) return elementText(selectFirst(card, 'group-name')) || undefined;
  const shown = elementText(selectFirst(root, 'title'));
  const named = participants.filter(({ name }) => shown.includes(name.split(' ')[0] || name));
  return shown === '' || named.length > 1 ? undefined : shown;
}

function has(root: HTMLElement, name: SelectorName): boolean {
  return matchesAny(root, name) || selectFirst(root, name) !== undefined;
}
