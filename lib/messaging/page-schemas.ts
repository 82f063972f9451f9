/** Shapes of page readings and of what became of an insertion; bounded like conversations. */

import * as z from 'zod/mini';
import type {
  ActivityReading,
  ArticleReading,
  InsertOutcome,
  LayoutHealth,
  OwnPost,
  PageReading,
  ProfileReading,
} from '../core/conversation/conversation';
import type { PageGlance } from '../core/library/page-glance';
import {
  address,
  conversationSchema,
  degree,
  epochMilliseconds,
  identifier,
  mediumText,
  shortText,
} from './conversation-schemas';

const count = z.int().check(z.gte(0), z.lte(1_000_000));

/** Longest text of an article as HTML, in UTF-16 units; LinkedIn allows 125 000 characters of text. */
const longestArticle = 1_000_000;

const layoutHealth: z.ZodMiniType<LayoutHealth> = z.object({
  surface: identifier,
  registryDate: identifier,
  ok: z.boolean(),
  findings: z
    .array(
      z.object({
        name: identifier,
        found: z.boolean(),
        alternative: z.optional(count),
        count,
        isRequired: z.boolean(),
      }),
    )
    .check(z.maxLength(200)),
});

const profile: z.ZodMiniType<ProfileReading> = z.object({
  profileUrl: address,
  slug: z.optional(identifier),
  memberId: z.optional(identifier),
  name: shortText,
  headline: z.optional(shortText),
  location: z.optional(shortText),
  about: z.optional(mediumText),
  positions: z
    .array(
      z.object({
        title: shortText,
        company: z.optional(shortText),
        dates: z.optional(shortText),
        place: z.optional(shortText),
        description: z.optional(mediumText),
      }),
    )
    .check(z.maxLength(200)),
  education: z
    .array(z.object({ school: shortText, degree: z.optional(shortText), dates: z.optional(shortText) }))
    .check(z.maxLength(100)),
  skills: z.array(shortText).check(z.maxLength(500)),
  pronouns: z.optional(shortText),
  degree: z.optional(degree),
});

const ownPost: z.ZodMiniType<OwnPost> = z.object({
  urn: identifier.check(z.minLength(1)),
  url: address,
  publishedAt: z.nullable(epochMilliseconds),
  text: mediumText,
  links: z.array(z.object({ url: address, anchorText: shortText })).check(z.maxLength(200)),
});

const activity: z.ZodMiniType<ActivityReading> = z.object({
  ownerName: shortText,
  profileSlug: z.optional(identifier),
  isOwn: z.optional(z.boolean()),
  posts: z.array(ownPost).check(z.maxLength(2_000)),
  skipped: z.object({ reposts: count, byOthers: count, withoutText: count }),
  articles: z.optional(z.array(z.object({ url: address, title: shortText })).check(z.maxLength(2_000))),
});

const article: z.ZodMiniType<ArticleReading> = z.object({
  url: address,
  title: shortText,
  authorName: shortText,
  isOwn: z.optional(z.boolean()),
  publishedOn: z.optional(shortText),
  wordCount: count,
  html: z.string().check(z.maxLength(longestArticle)),
});

const onEveryPage = {
  conversations: z.array(conversationSchema).check(z.maxLength(50)),
  activeKey: z.optional(identifier),
  health: z.array(layoutHealth).check(z.maxLength(100)),
};

/** What one frame of a page gave. */
export const pageReadingSchema: z.ZodMiniType<PageReading> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('conversations'), ...onEveryPage }),
  z.object({ kind: z.literal('profile'), profile, ...onEveryPage }),
  z.object({ kind: z.literal('activity'), activity, ...onEveryPage }),
  z.object({ kind: z.literal('article'), article, ...onEveryPage }),
  z.object({ kind: z.literal('unreadable'), health: onEveryPage.health }),
]);

/** What a page of any site says about itself. */
export const pageGlanceSchema: z.ZodMiniType<PageGlance> = z.object({
  url: address.check(z.regex(/^https?:\/\//i)),
  title: shortText,
  authors: z.array(shortText).check(z.maxLength(20)),
  canonicalUrl: z.optional(address),
  siteName: z.optional(shortText),
  publishedOn: z.optional(shortText),
  wordCount: count,
});

/** What became of an insertion. */
export const insertOutcomeSchema: z.ZodMiniType<InsertOutcome> = z.discriminatedUnion('inserted', [
  z.object({
    inserted: z.literal(true),
    text: z.string().check(z.maxLength(200_000)),
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
    composerText: z.optional(z.string().check(z.maxLength(200_000))),
  }),
]);
