import type { Conversation } from '../../lib/core/conversation/conversation';
import { panelStrings } from '../../locales/en/panel';

/** How a conversation is called in the panel: its title, else the people in it. */
export function conversationName(conversation: Conversation): string {
  const [first, ...others] = conversation.participants;
  if (conversation.kind === 'group' && conversation.title) return conversation.title;
  if (!first) return conversation.title ?? panelStrings.person.unnamed;
  const name = first.name || panelStrings.person.unnamed;
  return others.length === 0 ? name : `${name} + ${panelStrings.person.others(others.length)}`;
}
