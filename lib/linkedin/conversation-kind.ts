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

/**
 * True with a group's card or picture, several recipients, or messages by more than one other person.
 * A header that links to one profile is no group's.
 */
export function isGroup(root: HTMLElement, messages: FoundMessage[]): boolean {
  if (has(root, 'group-card') || selectAll(root, 'recipient').length > 1) return true;
  if (has(root, 'title-of-group') && !has(root, 'profile-card') && !has(root, 'title-person')) return true;
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const { isOwn, sender } of messages) {
    const id = sender?.memberId ?? sender?.profileUrl;
    if (isOwn || !sender || !id) continue;
    ids.add(id);
    names.add(sender.name);
  }
  // One person can be linked by token here and by vanity name there.
  return ids.size > 1 && names.size > 1;
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
  // A conversation that does not exist yet is headed by words of LinkedIn's.
  if (has(root, 'recipient-field')) return undefined;
  const card = selectFirst(root, 'group-card');
  if (card) return elementText(selectFirst(card, 'group-name')) || undefined;
  const shown = elementText(selectFirst(root, 'title'));
  const named = participants.filter(({ name }) => shown.includes(name.split(/[\s,]/)[0] || name));
  const isListOfNames = named.length > 1 || (named.length === 1 && /[,،、，]/.test(shown));
  return isListOfNames ? undefined : shown || undefined;
}

function has(root: HTMLElement, name: SelectorName): boolean {
  return matchesAny(root, name) || selectFirst(root, name) !== undefined;
}
