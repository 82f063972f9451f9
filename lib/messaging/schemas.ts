/**
 * One schema per message type, for the side where messages arrive. The mapped type below
 * does not compile when a type of the protocol has no schema.
 */

import * as z from 'zod/mini';
import type { Instruction } from '../core/drafting/draft-job';
import { type AppError, errorCodes } from '../core/errors';
import { address, conversationSchema, identifier, shortText } from './conversation-schemas';
import { pageReadingSchema } from './page-schemas';
import type { MessageMap, MessageType } from './protocol';

/** Longest text that can be inserted; LinkedIn allows 8 000. */
export const maxInsertText = 20_000;

const nothing = z.object({});
const id = identifier.check(z.minLength(1));
const windowId = z.int().check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER));
const insertText = z.string().check(z.maxLength(maxInsertText));
const insertMode = z.enum(['empty-only', 'append']);
const webAddress = address.check(z.regex(/^https?:\/\//i));
const passphrase = z.string().check(z.maxLength(1_000));

const instruction: z.ZodMiniType<Instruction> = z.object({
  kind: z.enum(['shorter', 'warmer', 'more-direct', 'own-words']),
  words: z.optional(z.string().check(z.maxLength(4_000))),
});

const appError: z.ZodMiniType<AppError> = z.object({
  code: z.enum(errorCodes),
  detail: z.optional(shortText),
  values: z.optional(z.record(identifier, z.union([shortText, z.number()]))),
});

/** What each message carries. */
export type MessageRequests = { [Type in MessageType]: MessageMap[Type]['request'] };

/** Schema of the request of every message type. */
export const requestSchemas: { [Type in MessageType]: z.ZodMiniType<MessageRequests[Type]> } = {
  'draft/request': z.object({ conversation: conversationSchema }),
  'draft/unreadable': z.object({ reading: pageReadingSchema, error: appError }),

  'panel/read': z.object({ windowId }),
  'panel/choose': z.object({ windowId, conversationKey: id }),
  'draft/paste': z.object({ windowId, text: z.string().check(z.maxLength(100_000)), senderName: shortText }),
  'draft/again': z.object({
    jobId: id,
    windowId,
    instruction: z.optional(instruction),
    provider: z.optional(z.literal('built-in')),
  }),
  'draft/continue': z.object({ jobId: id, windowId }),
  'draft/stop': z.object({ jobId: id }),
  'draft/check': z.object({ jobId: id }),
  'draft/insert': z.object({
    jobId: id,
    text: insertText,
    mode: insertMode,
    allowNewerMessages: z.optional(z.boolean()),
  }),
  'profile/keep': z.object({ windowId }),
  'activity/sync': z.object({ windowId }),
  'this-page/add': z.object({ windowId }),
  'entry/apply': nothing,
  'model/list': z.object({ baseUrl: webAddress }),
  'model/test': z.object({ baseUrl: webAddress, model: identifier }),
  'retrieval/try': z.object({ text: z.string().check(z.minLength(1), z.maxLength(20_000)) }),
  'embedding/test': z.object({
    baseUrl: webAddress,
    model: identifier,
    dimensions: z.optional(z.int().check(z.gte(1), z.lte(8192))),
  }),
  'embedding/apply': nothing,
  'embedding/stop': nothing,
  'library/changed': nothing,
  'secret/state': nothing,
  'secret/save': z.object({
    key: identifier.check(z.minLength(1)),
    passphrase: z.optional(passphrase),
    isForPassages: z.optional(z.boolean()),
  }),
  'secret/unlock': z.object({ passphrase }),
  'secret/lock': nothing,
  'secret/clear': nothing,
  'import/run': z.object({ importId: id }),
  'import/stop': z.object({ importId: id }),
  'import/pause': z.object({ importId: id }),
  'import/resume': z.object({ importId: id }),
  'import/url': z.object({ url: webAddress, kind: z.enum(['page', 'feed']) }),
  'links/check': z.object({ documentIds: z.optional(z.array(id).check(z.maxLength(10_000))) }),
  'links/stop': nothing,

  'site/discover': z.object({ url: webAddress }),
  'import/site': z.object({
    url: webAddress,
    title: z.optional(shortText),
    feedUrl: z.optional(webAddress),
    sitemapUrls: z.array(webAddress).check(z.maxLength(200)),
  }),

  'source/schedule': z.object({ sourceId: id, schedule: z.enum(['off', 'daily', 'weekly']) }),
  'source/sync': z.object({ sourceId: id, acceptsFewer: z.optional(z.boolean()) }),

  'offscreen/idle': z.object({ isIncomplete: z.optional(z.boolean()) }),
  'offscreen/embedding-choice': nothing,

  'offscreen/refresh': nothing,
  'offscreen/go-on': nothing,
  'offscreen/import': z.object({ importId: id }),
  'offscreen/discover-site': z.object({ url: webAddress }),
  'offscreen/interrupt-import': z.object({ importId: id }),

  'page/read': nothing,
  'page/insert': z.object({
    conversationKey: id,
    newestMessageKey: z.optional(identifier),
    text: insertText,
    mode: insertMode,
    allowNewerMessages: z.optional(z.boolean()),
  }),
  'page/buttons': z.object({ enabled: z.boolean() }),
};
