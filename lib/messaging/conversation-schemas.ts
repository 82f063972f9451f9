/**
 * Shapes of what a page may send. Every text and list has an upper bound far above what
 * LinkedIn shows, so that a hostile page cannot fill memory; unknown fields are dropped.
 */

import * as z from 'zod/mini';
import type {
  Attachment,
  Conversation,
  Message,
  Participant,
  Quote,
} from '../core/conversation/conversation';

/** Most messages accepted in one conversation. */
export const maxMessages = 2_000;
/** Longest text of one message, in UTF-16 units (LinkedIn allows 8 000). */
export const maxMessageText = 40_000;
/** Longest text over all messages of one conversation. */
export const maxConversationText = 2_000_000;

/** Names, headlines, titles. */
export const shortText = z.string().check(z.maxLength(2_000));
/** Abouts, descriptions, file names with previews. */
export const mediumText = z.string().check(z.maxLength(20_000));
/** Keys, urns and ids. */
export const identifier = z.string().check(z.maxLength(1_000));
/** An address as text; whether it may be used is decided where it is used. */
export const address = z.string().check(z.maxLength(4_000));
/** Epoch milliseconds. */
export const epochMilliseconds = z.int().check(z.gte(0), z.lte(8.64e15));
/** 1st, 2nd or 3rd degree connection. */
export const degree = z.union([z.literal(1), z.literal(2), z.literal(3)]);

const messageText = z.string().check(z.maxLength(maxMessageText));

const participant: z.ZodMiniType<Participant> = z.object({
  name: shortText,
  profileUrl: z.optional(address),
  memberId: z.optional(identifier),
  headline: z.optional(shortText),
  degree: z.optional(degree),
  pronouns: z.optional(shortText),
  isOrganization: z.optional(z.boolean()),
});

const quote: z.ZodMiniType<Quote> = z.object({ author: z.optional(shortText), text: messageText });

const attachment: z.ZodMiniType<Attachment> = z.object({
  kind: z.enum([
    'image',
    'file',
    'audio',
    'video',
    'gif',
    'sticker',
    'job',
    'meeting',
    'call',
    'link-preview',
    'forwarded',
    'other',
  ]),
  description: mediumText,
  url: z.optional(address),
});

const message: z.ZodMiniType<Message> = z.object({
  key: identifier,
  senderName: shortText,
  senderMemberId: z.optional(identifier),
  isOwn: z.boolean(),
  sentAt: z.nullable(epochMilliseconds),
  text: messageText,
  subject: z.optional(shortText),
  quote: z.optional(quote),
  attachments: z.array(attachment).check(z.maxLength(50)),
  isEdited: z.boolean(),
  isDeleted: z.boolean(),
  isSystem: z.boolean(),
  isPending: z.boolean(),
});

/** One conversation, as the content script reads it. */
export const conversationSchema: z.ZodMiniType<Conversation> = z
  .object({
    key: identifier.check(z.minLength(1)),
    surface: z.enum(['messaging-page', 'overlay-bubble', 'pasted']),
    kind: z.enum(['one-to-one', 'group', 'inmail', 'sponsored', 'request']),
    title: z.optional(shortText),
    pageUrl: address,
    threadId: z.optional(identifier),
    owner: z.object({ name: z.optional(shortText), memberId: z.optional(identifier) }),
    participants: z.array(participant).check(z.maxLength(500)),
    invitationNote: z.optional(mediumText),
    messages: z.array(message).check(z.maxLength(maxMessages)),
    composer: z.enum(['empty', 'has-text', 'busy', 'missing']),
    enterSends: z.boolean(),
    startIsLoaded: z.boolean(),
  })
  .check(z.refine((conversation) => totalText(conversation.messages) <= maxConversationText));

function totalText(messages: Message[]): number {
  return messages.reduce((sum, { text, quote }) => sum + text.length + (quote?.text.length ?? 0), 0);
}
