import type { PastConversation, PastMessage } from '../core/library/reply-pairs';

/**
 * Gathers messages into conversations in memory that does not grow with the archive. LinkedIn writes
 * the messages of a conversation one after the other; where they are scattered, the conversations
 * seen longest ago are handed on when more than `budget` characters are held.
 */
export function createConversations(onComplete: (conversation: PastConversation) => void, budget = 500_000) {
  const open = new Map<string, PastConversation & { size: number }>();
  let held = 0;

  function handOn(id: string, conversation: PastConversation & { size: number }): void {
    open.delete(id);
    held -= conversation.size;
    onComplete(conversation);
  }

  return {
    add(id: string, message: PastMessage, isGroup: boolean): void {
      const conversation = open.get(id) ?? { id, messages: [], isGroup: false, size: 0 };
      conversation.messages.push(message);
      conversation.isGroup ||= isGroup;
      conversation.size += message.text.length;
      held += message.text.length;
      // Last in the map is the one touched last.
      open.delete(id);
      open.set(id, conversation);
      for (const [oldest, waiting] of open) {
        if (held <= budget || oldest === id) break;
        handOn(oldest, waiting);
      }
    },

    end(): void {
      for (const [id, conversation] of open) handOn(id, conversation);
    },
  };
}
