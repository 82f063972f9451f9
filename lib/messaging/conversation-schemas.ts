/**
 * Shapes of what a page may send. Every text and list has an upper bound far above what
 * LinkedIn shows, so that a hostile page cannot fill memory; unknown fields are dropped.
 */

import * as z from 'zod';
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
export const shortText = z.string().max(2_000);
/** Abouts, descriptions, file names with previews. */
export const mediumText = z.string().max(20_000);
/** Keys, urns and ids. */
export const identifier = z.string().max(1_000);
/** An address as text; whether it may be used is decided where it is used. */
export const address = z.string().max(4_000);
/** Epoch milliseconds. */
export const epochMilliseconds = z.number().int().min(0).max(8.64e15);
/** 1st, 2nd or 3rd degree connection. */
export const degree = z.union([z.literal(1), z.literal(2), z.literal(3)]);

const messageText = z.string().max(maxMessageText);

const participant: z.ZodType<Participant> = z.object({
  name: shortText,
  profileUrl: address.optional(),
  memberId: identifier.optional(),
  headline: shortText.optional(),
  degree: degree.optional(),
  pronouns: shortText.optional(),
  isOrganization: z.boolean().optional(),
});

const quote: z.ZodType<Quote> = z.object({ author: shortText.optional(), text: messageText });

const attachment: z.ZodType<Attachment> = z.object({
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
  url: address.optional(),
});

const message: z.ZodType<Message> = z.object({
  key: identifier,
  senderName: shortText,
  senderMemberId: identifier.optional(),
  isOwn: z.boolean(),
  sentAt: epochMilliseconds.nullable(),
  text: messageText,
  subject: shortText.optional(),
  quote: quote.optional(),
  attachments: z.array(attachment).max(50),
  isEdited: z.boolean(),
  isDeleted: z.boolean(),
  isSystem: z.boolean(),
  isPending: z.boolean(),
});

/** One conversation, as the content script reads it. */
export const conversationSchema: z.ZodType<Conversation> = z
  .object({
    key: identifier.min(1),
    surface: z.enum(['messaging-page', 'overlay-bubble', 'pasted']),
    kind: z.enum(['one-to-one', 'group', 'inmail', 'sponsored', 'request']),
    title: shortText.optional(),
    pageUrl: address,
    threadId: identifier.optional(),
    owner: z.object({ name: shortText.optional(), memberId: identifier.optional() }),
    participants: z.array(participant).max(500),
    invitationNote: mediumText.optional(),
    messages: z.array(message).max(maxMessages),
    composer: z.enum(['empty', 'has-text', 'busy', 'missing']),
    enterSends: z.boolean(),
    startIsLoaded: z.boolean(),
  })
  .refine((conversation) => totalText(conversation.messages) <= maxConversationText);

function totalText(messages: Message[]): number {
  return messages.reduce((sum, { text, quote }) => sum + text.length + (quote?.text.length ?? 0), 0);
}
