/**
 * One schema per message type, for the side where messages arrive. The mapped type below
 * does not compile when a type of the protocol has no schema.
 */

import * as z from 'zod';
import type { Instruction } from '../core/drafting/draft-job';
import { type AppError, errorCodes } from '../core/errors';
import { address, conversationSchema, identifier, shortText } from './conversation-schemas';
import { pageReadingSchema } from './page-schemas';
import type { MessageMap, MessageType } from './protocol';

/** Longest text that can be inserted; LinkedIn allows 8 000. */
export const maxInsertText = 20_000;

const nothing = z.object({});
const id = identifier.min(1);
const windowId = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const insertText = z.string().max(maxInsertText);
const insertMode = z.enum(['empty-only', 'append']);
const webAddress = address.regex(/^https?:\/\//i);
const passphrase = z.string().max(1_000);

const instruction: z.ZodType<Instruction> = z.object({
  kind: z.enum(['shorter', 'warmer', 'more-direct', 'own-words']),
  words: z.string().max(4_000).optional(),
});

const appError: z.ZodType<AppError> = z.object({
  code: z.enum(errorCodes),
  detail: shortText.optional(),
  values: z.record(identifier, z.union([shortText, z.number()])).optional(),
});

/** What each message carries. */
export type MessageRequests = { [Type in MessageType]: MessageMap[Type]['request'] };

/** Schema of the request of every message type. */
export const requestSchemas: { [Type in MessageType]: z.ZodType<MessageRequests[Type]> } = {
  'draft/request': z.object({ conversation: conversationSchema }),
  'draft/unreadable': z.object({ reading: pageReadingSchema, error: appError }),

  'panel/read': z.object({ windowId }),
  'panel/choose': z.object({ windowId, conversationKey: id }),
  'draft/paste': z.object({ windowId, text: z.string().max(100_000), senderName: shortText }),
  'draft/again': z.object({
    jobId: id,
    windowId,
    instruction: instruction.optional(),
    provider: z.literal('built-in').optional(),
  }),
  'draft/continue': z.object({ jobId: id, windowId }),
  'draft/stop': z.object({ jobId: id }),
  'draft/check': z.object({ jobId: id }),
  'draft/insert': z.object({
    jobId: id,
    text: insertText,
    mode: insertMode,
    allowNewerMessages: z.boolean().optional(),
  }),
  'profile/keep': z.object({ windowId }),
  'activity/sync': z.object({ windowId }),
  'entry/apply': nothing,
  'model/list': z.object({ baseUrl: webAddress }),
  'model/test': z.object({ baseUrl: webAddress, model: identifier }),
  'secret/state': nothing,
  'secret/save': z.object({ key: identifier.min(1), passphrase: passphrase.optional() }),
  'secret/unlock': z.object({ passphrase }),
  'secret/lock': nothing,
  'secret/clear': nothing,
  'import/run': z.object({ importId: id }),
  'import/stop': z.object({ importId: id }),
  'import/url': z.object({ url: webAddress, kind: z.enum(['page', 'feed']) }),

  'offscreen/idle': nothing,

  'offscreen/import': z.object({ importId: id }),
  'offscreen/stop-import': z.object({ importId: id }),

  'page/read': nothing,
  'page/insert': z.object({
    conversationKey: id,
    newestMessageKey: identifier.optional(),
    text: insertText,
    mode: insertMode,
    allowNewerMessages: z.boolean().optional(),
  }),
  'page/buttons': z.object({ enabled: z.boolean() }),
};
