/** Shapes of page readings and of what became of an insertion; bounded like conversations. */

import * as z from 'zod';
import type {
  ActivityReading,
  InsertOutcome,
  LayoutHealth,
  OwnPost,
  PageReading,
  ProfileReading,
} from '../core/conversation/conversation';
import {
  address,
  conversationSchema,
  degree,
  epochMilliseconds,
  identifier,
  mediumText,
  shortText,
} from './conversation-schemas';

const count = z.number().int().min(0).max(1_000_000);

const layoutHealth: z.ZodType<LayoutHealth> = z.object({
  surface: identifier,
  registryDate: identifier,
  ok: z.boolean(),
  findings: z
    .array(
      z.object({
        name: identifier,
        found: z.boolean(),
        alternative: count.optional(),
        count,
        isRequired: z.boolean(),
      }),
    )
    .max(200),
});

const profile: z.ZodType<ProfileReading> = z.object({
  profileUrl: address,
  slug: identifier.optional(),
  memberId: identifier.optional(),
  name: shortText,
  headline: shortText.optional(),
  location: shortText.optional(),
  about: mediumText.optional(),
  positions: z
    .array(
      z.object({
        title: shortText,
        company: shortText.optional(),
        dates: shortText.optional(),
        place: shortText.optional(),
        description: mediumText.optional(),
      }),
    )
    .max(200),
  education: z
    .array(z.object({ school: shortText, degree: shortText.optional(), dates: shortText.optional() }))
    .max(100),
  skills: z.array(shortText).max(500),
  pronouns: shortText.optional(),
  degree: degree.optional(),
});

const ownPost: z.ZodType<OwnPost> = z.object({
  urn: identifier.min(1),
  url: address,
  publishedAt: epochMilliseconds.nullable(),
  text: mediumText,
  links: z.array(z.object({ url: address, anchorText: shortText })).max(200),
});

const activity: z.ZodType<ActivityReading> = z.object({
  ownerName: shortText,
  profileSlug: identifier.optional(),
  isOwn: z.boolean().optional(),
  posts: z.array(ownPost).max(2_000),
  skipped: z.object({ reposts: count, byOthers: count, withoutText: count }),
});

const onEveryPage = {
  conversations: z.array(conversationSchema).max(50),
  activeKey: identifier.optional(),
  health: z.array(layoutHealth).max(100),
};

/** What one frame of a page gave. */
export const pageReadingSchema: z.ZodType<PageReading> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('conversations'), ...onEveryPage }),
  z.object({ kind: z.literal('profile'), profile, ...onEveryPage }),
  z.object({ kind: z.literal('activity'), activity, ...onEveryPage }),
  z.object({ kind: z.literal('unreadable'), health: onEveryPage.health }),
]);

/** What became of an insertion. */
export const insertOutcomeSchema: z.ZodType<InsertOutcome> = z.discriminatedUnion('inserted', [
  z.object({
    inserted: z.literal(true),
    text: z.string().max(200_000),
    method: z.enum(['insert-text', 'nodes']),
  }),
  z.object({
    inserted: z.literal(false),
    code: z.enum([
      'thread-changed',
      'composer-not-empty',
      'composer-missing',
      'composer-ambiguous',
      'composer-busy',
      'enter-sends',
      'insert-not-verified',
    ]),
    composerText: z.string().max(200_000).optional(),
  }),
]);
