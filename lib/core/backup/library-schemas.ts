import * as z from 'zod';

/** A name or title. */
export const shortText = z.string().max(10_000);
export const longText = z.string().max(64_000_000);
export const identifier = z.string().min(1).max(100_000);
/** Epoch milliseconds; dates long ago are below zero. */
export const time = z.number().int().min(-8.64e15).max(8.64e15);
const count = z.number().int().min(0).max(1e9);

/** An address that a person can be sent to. */
export const webAddress = longText.refine(isWebAddress);

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

const publishedFrom = z.string().max(100).optional();

export const documentKind = z.enum(['post', 'page', 'linkedin-post', 'talk', 'newsletter', 'note', 'text']);
export const documentStatus = z.enum(['active', 'superseded', 'private', 'removed']);

export const linkSchema = z.object({ url: webAddress, anchorText: longText, sentence: longText });

export const documentSchema = z.object({
  id: identifier,
  sourceId: identifier,
  key: identifier,
  kind: documentKind,
  title: longText,
  url: webAddress.optional(),
  citationUrl: webAddress.optional(),
  publishedAt: time.optional(),
  publishedFrom,
  modifiedAt: time.optional(),
  modifiedFrom: z.string().max(100).optional(),
  language: z.string().max(20).optional(),
  tags: z.array(longText).max(10_000),
  status: documentStatus,
  contentHash: z.string().max(200),
  wordCount: count,
  addedAt: time,
  updatedAt: time,
  addresses: z.array(longText).max(1_000),
  chosen: z.looseObject({ title: z.literal(true).optional(), isPrivate: z.literal(true).optional() }),
  fileHash: z.string().max(200).optional(),
  statusBeforeRemoval: documentStatus.optional(),
  removedAt: time.optional(),
});

const passageFields = {
  order: count,
  text: longText,
  headingPath: z.array(longText).max(1_000),
  startSeconds: z.number().min(0).max(1e9).optional(),
  links: z.array(linkSchema.loose()).max(100_000),
};

const textSchema = z.looseObject({
  title: longText,
  kind: documentKind,
  url: webAddress.optional(),
  publishedAt: time.optional(),
  publishedFrom,
  language: z.string().max(20).optional(),
  tags: z.array(longText).max(10_000),
  passages: z.array(z.looseObject(passageFields)).max(100_000),
});

export const occurrenceSchema = z.object({
  sourceId: identifier,
  key: identifier,
  documentId: identifier,
  url: webAddress.optional(),
  title: longText,
  contentHash: z.string().max(200),
  fileHash: z.string().max(200).optional(),
  publishedAt: time.optional(),
  publishedFrom,
  isPrivate: z.literal(true).optional(),
  firstSeenAt: time,
  lastSeenAt: time,
  goneSince: time.optional(),
  text: textSchema.optional(),
  apart: z.array(identifier).max(10_000).optional(),
  erasedAt: time.optional(),
});

export const changeSchema = z.object({
  documentId: identifier,
  order: count,
  at: time,
  importId: identifier.optional(),
  kind: z.string().max(100),
  place: z.looseObject({ sourceId: identifier, key: identifier, url: webAddress.optional() }).optional(),
  title: z.looseObject({ before: longText, after: longText }).optional(),
  words: z.looseObject({ before: count, after: count }).optional(),
  added: z.array(longText).max(100).optional(),
  removed: z.array(longText).max(100).optional(),
});

export const supersessionSchema = z.object({
  newerId: identifier,
  olderId: identifier,
  state: z.enum(['offered', 'accepted', 'declined']),
  likeness: z.number().min(0).max(1),
  evidence: z.looseObject({ newer: longText, older: longText }),
  offeredAt: time,
  decidedAt: time.optional(),
});

export const passageSchema = z.object({ documentId: identifier, ...passageFields });

export const linkRowSchema = linkSchema.extend({
  documentId: identifier,
  order: count,
  passageOrder: count,
});

export const linkReplacementSchema = z.object({
  url: webAddress,
  replacement: webAddress,
  chosenAt: time,
  documents: z.array(z.object({ id: identifier, citationUrl: webAddress.optional() })).max(100_000),
});

export const sourceSchema = z.object({
  id: identifier,
  kind: z.string().max(100),
  label: longText,
  address: longText,
  addedAt: time,
  lastRunAt: time.optional(),
  etag: shortText.optional(),
  lastModified: shortText.optional(),
  schedule: z.enum(['off', 'daily', 'weekly']).optional(),
  nextRunAt: time.optional(),
  failures: count.optional(),
  lastOutcome: z.enum(['ok', 'kept', 'failed']).optional(),
  lastItemCount: count.optional(),
  site: z.object({ feedUrl: webAddress.optional(), sitemapUrls: z.array(webAddress).max(1_000) }).optional(),
});

export const exemplarSchema = z.object({
  id: identifier,
  conversationId: z.string().max(4_000),
  inboundText: longText,
  replyText: longText,
  inboundAt: time,
  repliedAt: time,
  isGroup: z.boolean(),
  hash: z.string().max(200),
});

const entryTexts = z.record(z.string().max(100), longText);

const profileSchema = z.object({
  profileUrl: longText,
  slug: shortText.optional(),
  memberId: shortText.optional(),
  name: shortText,
  headline: longText.optional(),
  location: longText.optional(),
  about: longText.optional(),
  positions: z.array(entryTexts).max(10_000),
  education: z.array(entryTexts).max(10_000),
  skills: z.array(longText).max(10_000),
  pronouns: shortText.optional(),
  degree: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
});

export const personSchema = z.object({
  id: identifier,
  memberId: shortText.optional(),
  profileUrl: longText,
  profile: profileSchema.loose(),
  keptAt: time,
});

export const correctionSchema = z.object({
  id: identifier,
  question: longText,
  language: z.string().max(20).optional(),
  documentId: identifier,
  kind: z.enum(['pin', 'ban']),
  madeAt: time,
});
