import * as z from 'zod';
import {
  documentKind,
  documentStatus,
  identifier,
  linkSchema,
  longText,
  shortText,
  time,
} from './library-schemas';

const link = linkSchema.extend({ url: longText }).loose();
const optionalShort = shortText.optional();

const participant = z.looseObject({
  name: shortText,
  profileUrl: optionalShort,
  memberId: optionalShort,
  headline: optionalShort,
});

const message = z.looseObject({
  key: shortText,
  senderName: shortText,
  isOwn: z.boolean(),
  sentAt: time.nullable(),
  text: longText,
  subject: optionalShort,
  quote: z.looseObject({ author: optionalShort, text: longText }).optional(),
  attachments: z
    .array(z.looseObject({ kind: shortText, description: longText, url: optionalShort }))
    .max(1_000),
  isEdited: z.boolean(),
  isDeleted: z.boolean(),
  isSystem: z.boolean(),
  isPending: z.boolean(),
});

const conversation = z.looseObject({
  key: identifier,
  surface: z.enum(['messaging-page', 'overlay-bubble', 'pasted']),
  kind: z.enum(['one-to-one', 'group', 'inmail', 'sponsored', 'request']),
  title: optionalShort,
  pageUrl: shortText,
  threadId: optionalShort,
  owner: z.looseObject({ name: optionalShort, memberId: optionalShort }),
  participants: z.array(participant).max(10_000),
  invitationNote: longText.optional(),
  messages: z.array(message).max(20_000),
  composer: z.enum(['empty', 'has-text', 'busy', 'missing']),
  enterSends: z.boolean(),
  startIsLoaded: z.boolean(),
});

const ask = z.looseObject({
  id: shortText,
  quote: longText,
  query: longText,
  messageKey: shortText,
  kind: z.enum(['question', 'request']),
});

const analysis = z.looseObject({
  asks: z.array(ask).max(10_000),
  unansweredKeys: z.array(shortText).max(20_000),
  intent: z.enum(['question', 'recruiting', 'sales', 'thanks', 'other']),
  language: optionalShort,
  hidden: z
    .array(z.looseObject({ kind: shortText, count: z.number(), decoded: longText.optional() }))
    .max(1_000),
  looksLikeInjection: z.boolean(),
});

const sender = z.looseObject({
  name: shortText,
  firstName: shortText,
  facts: z
    .array(z.looseObject({ kind: shortText, value: longText, quote: longText, from: shortText }))
    .max(10_000),
});

const passage = z.looseObject({
  id: shortText,
  documentId: shortText,
  order: z.number(),
  title: longText,
  url: longText.optional(),
  kind: documentKind,
  status: documentStatus,
  text: longText,
  headingPath: z.array(longText).max(1_000),
  score: z.number(),
  matchedTerms: z.array(shortText).max(10_000),
  links: z.array(link).max(100_000),
});

const outcome = z.looseObject({
  askId: shortText,
  coverage: z.looseObject({
    verdict: z.enum(['covered', 'partial', 'uncovered']),
    estimate: z.number(),
    rareTermsFound: z.number(),
  }),
  result: z.enum(['answered', 'asked-back', 'uncovered']),
  privateTitles: z.array(shortText).max(10_000),
});

/** A draft job as a backup holds it: at rest, without the tab it came from. */
export const jobSchema = z.object({
  id: identifier,
  conversationKey: identifier,
  bootId: shortText,
  state: z.enum(['done', 'failed', 'stopped', 'interrupted']),
  createdAt: time,
  updatedAt: time,
  conversation,
  provider: z.union([
    z.looseObject({ kind: z.literal('built-in') }),
    z.looseObject({ kind: z.literal('openai'), baseUrl: shortText, model: shortText }),
  ]),
  analysis: analysis.optional(),
  sender: sender.optional(),
  outcomes: z.array(outcome).max(10_000),
  sources: z
    .array(
      z.looseObject({
        mark: shortText,
        passage,
        askId: shortText,
        isCited: z.boolean(),
        wasSentBefore: z.boolean(),
      }),
    )
    .max(10_000),
  suggestion: longText,
  removedLinks: z.array(z.looseObject({ shown: longText, reason: shortText })).max(10_000),
  findings: z
    .array(
      z.looseObject({ kind: shortText, severity: z.enum(['info', 'warning']), about: longText.optional() }),
    )
    .max(10_000),
  payload: longText.optional(),
  questionsSent: z
    .array(z.looseObject({ to: shortText, json: longText }))
    .max(100)
    .optional(),
  finishReason: optionalShort,
  timings: z.record(shortText, z.number()),
});

export const editSchema = z.object({
  jobId: identifier,
  conversationKey: identifier,
  text: longText,
  editedAt: time,
  basis: longText.optional(),
  previous: longText.optional(),
  inserted: z.looseObject({ at: time, text: longText }).optional(),
});
