import type { Conversation, Message } from './conversation';

/** Whether a message holds someone's words (or files): not a notice, not deleted, not empty. */
export function isSaid(message: Message): boolean {
  return !message.isSystem && !message.isDeleted;
}

/**
 * The messages of others after the owner's last own message, oldest first; all of them when the
 * owner never answered. By time where times are known, else by their order on the page.
 * An own message that failed to be sent (`isPending`) is no answer.
 */
export function unansweredMessages(conversation: Conversation): Message[] {
  const ordered = inTimeOrder(conversation.messages);
  let answeredUpTo = -1;
  ordered.forEach((message, index) => {
    if (message.isOwn && isSaid(message) && !message.isPending) answeredUpTo = index;
  });
  return ordered.slice(answeredUpTo + 1).filter((message) => !message.isOwn && isSaid(message));
}

/** Messages by time; those without a time keep their place behind the message before them. */
export function inTimeOrder(messages: Message[]): Message[] {
  let lastTime = Number.NEGATIVE_INFINITY;
  return messages
    .map((message, index) => {
      lastTime = message.sentAt ?? lastTime;
      return { message, index, time: lastTime };
    })
    .sort((left, right) =>
      left.time === right.time ? left.index - right.index : left.time < right.time ? -1 : 1,
    )
    .map((entry) => entry.message);
}
