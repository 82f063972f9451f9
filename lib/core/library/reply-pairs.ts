import { countWords } from './count-words';
import type { NewExemplar } from './exemplar';
import type { LeftOutReason } from './row-tally';

/** A message of an exported conversation. */
export interface PastMessage {
  isOwn: boolean;
  text: string;
  /** Epoch milliseconds. */
  sentAt: number;
  /** Written by an advertiser's or recruiter's tool. */
  isSponsored: boolean;
}

export interface PastConversation {
  id: string;
  /** In any order. */
  messages: PastMessage[];
  isGroup: boolean;
}

export interface ReplyPairs {
  pairs: NewExemplar[];
  /** Messages that are part of a pair. */
  kept: number;
  leftOut: Array<{ reason: LeftOutReason; messages: number }>;
}

/** A reply of fewer words says yes or thanks; nothing can be learnt from it. */
const leastReplyWords = 5;

/** What is written later than this after the reply began is a new thought, no part of the reply. */
const longestReply = 24 * 3_600_000;

/**
 * Pairs what was asked with what the owner replied: everything others wrote since the owner last
 * wrote, and everything the owner then wrote within a day. Every message is in a pair or left out
 * with a reason.
 */
export function pairReplies(conversation: PastConversation): ReplyPairs {
  // A stable sort: messages of the same second keep the order they came in.
  const messages = conversation.messages.toSorted((one, other) => one.sentAt - other.sentAt);
  const result: ReplyPairs = { pairs: [], kept: 0, leftOut: [] };
  const leaveOut = (reason: LeftOutReason, count: number) => {
    if (count > 0) result.leftOut.push({ reason, messages: count });
  };
  let at = 0;
  while (at < messages.length) {
    const inbound = run(messages, at, (message) => !message.isOwn);
    const own = run(messages, at + inbound.length, (message) => message.isOwn);
    at += inbound.length + own.length;
    const [first] = own;
    if (inbound.length === 0) leaveOut('not-a-reply', own.length);
    else if (!first) {
      const sponsored = inbound.filter((message) => message.isSponsored).length;
      leaveOut('sponsored', sponsored);
      leaveOut('unanswered', inbound.length - sponsored);
    } else {
      const reply = own.filter((message) => message.sentAt - first.sentAt <= longestReply);
      const replyText = joined(reply);
      leaveOut('not-a-reply', own.length - reply.length);
      if (countWords(replyText) < leastReplyWords) leaveOut('too-short', inbound.length + reply.length);
      else {
        result.kept += inbound.length + reply.length;
        result.pairs.push({
          id: `${conversation.id}#${first.sentAt}`,
          conversationId: conversation.id,
          inboundText: joined(inbound),
          replyText,
          inboundAt: inbound.at(-1)?.sentAt ?? first.sentAt,
          repliedAt: first.sentAt,
          isGroup: conversation.isGroup,
        });
      }
    }
  }
  return result;
}

function run(
  messages: PastMessage[],
  from: number,
  belongs: (message: PastMessage) => boolean,
): PastMessage[] {
  let end = from;
  while (end < messages.length && belongs(messages[end] as PastMessage)) end += 1;
  return messages.slice(from, end);
}

function joined(messages: PastMessage[]): string {
  return messages.map((message) => message.text).join('\n\n');
}
