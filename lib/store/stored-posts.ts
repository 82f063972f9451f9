import type { OwnPost } from '../core/conversation/conversation';
import { firstWords } from '../core/library/document-title';
import { addressKey } from '../core/library/normalize-url';
import type { DrafthandDatabase } from './database';
import type { DocumentRow } from './rows';

/** Milliseconds between the times that LinkedIn's archive and its pages state for one post. */
const samePostTime = 36 * 3_600_000;

/**
 * Which of these posts are in the library, by urn: under their urn or address, or, from the archive,
 * which names posts otherwise, with the same beginning from the same days. For `liveQuery`.
 */
export async function storedPosts(db: DrafthandDatabase, posts: OwnPost[]): Promise<Set<string>> {
  const [documents, occurring] = await Promise.all([
    db.documents.where('kind').equals('linkedin-post').toArray(),
    urnsThatOccur(db, posts),
  ]);
  const present = documents.filter(({ status }) => status !== 'removed');
  const ids = new Set(present.map(({ id }) => id));
  const known = new Set(present.flatMap(({ key, addresses }) => [key, ...addresses]));
  const isStored = (post: OwnPost) =>
    known.has(post.urn) ||
    known.has(addressKey(post.url) ?? '') ||
    ids.has(occurring.get(post.urn) ?? '') ||
    present.some((document) => isSamePost(document, post));
  return new Set(posts.filter(isStored).map(({ urn }) => urn));
}

/** Which of these addresses are addresses of documents, removed ones left out. For `liveQuery`. */
export async function storedAddresses(db: DrafthandDatabase, urls: string[]): Promise<Set<string>> {
  const keys = urls.map((url) => addressKey(url) ?? '');
  const documents = await db.documents.where('addresses').anyOf(keys).distinct().toArray();
  const known = new Set(
    documents.filter(({ status }) => status !== 'removed').flatMap(({ addresses }) => addresses),
  );
  return new Set(urls.filter((url) => known.has(addressKey(url) ?? '')));
}

/** The documents that posts were found to be, by urn. */
async function urnsThatOccur(db: DrafthandDatabase, posts: OwnPost[]): Promise<Map<string, string>> {
  const sources = await db.sources.where('id').startsWith('linkedin-activity:').primaryKeys();
  const pairs = sources.flatMap((sourceId) => posts.map(({ urn }): [string, string] => [sourceId, urn]));
  const rows = await db.occurrences.bulkGet(pairs);
  return new Map(rows.flatMap((row) => (row ? [[row.key, row.documentId] as const] : [])));
}

function isSamePost({ publishedAt, title }: DocumentRow, post: OwnPost): boolean {
  if (publishedAt === undefined || post.publishedAt === null) return false;
  const begin = firstWords(post.text);
  return begin !== '' && begin === title && Math.abs(publishedAt - post.publishedAt) <= samePostTime;
}
