import type { ParsedDocument } from '../core/library/document';
import { addressKey } from '../core/library/normalize-url';
import type { DrafthandDatabase } from './database';
import type { DocumentRow } from './rows';

/** Milliseconds between the times two sources state for one post: dates without a time, and time zones. */
const samePostTime = 36 * 3_600_000;

/**
 * The stored document an incoming one is: the one under the same source and key; else one with
 * exactly the same content; else one from another source with the same address and title (a post
 * that is in the folder and in the feed); else a LinkedIn post from another source with the same
 * beginning from the same days (LinkedIn's archive names a post by its share, its pages by its
 * activity: two addresses of one post). Undefined when it is new.
 */
export async function findSameDocument(
  db: DrafthandDatabase,
  incoming: { sourceId: string; key: string; contentHash: string; parsed: ParsedDocument },
): Promise<{ row: DocumentRow; by: 'key' | 'content' | 'address' | 'post' } | undefined> {
  const { sourceId, key, contentHash, parsed } = incoming;
  const byKey = await db.documents.where('[sourceId+key]').equals([sourceId, key]).first();
  if (byKey) return { row: byKey, by: 'key' };
  const byContent = await db.documents.where('contentHash').equals(contentHash).first();
  if (byContent) return { row: byContent, by: 'content' };
  const title = comparable(parsed.title);
  const isSame = (row: DocumentRow) => row.sourceId !== sourceId && comparable(row.title) === title;
  const address = parsed.url && addressKey(parsed.url);
  const byAddress = address && (await db.documents.where('addresses').equals(address).filter(isSame).first());
  if (byAddress) return { row: byAddress, by: 'address' };
  const { kind, publishedAt } = parsed;
  if (kind !== 'linkedin-post' || publishedAt === undefined || title === '') return undefined;
  const byPost = await db.documents
    .where('[kind+publishedAt]')
    .between([kind, publishedAt - samePostTime], [kind, publishedAt + samePostTime], true, true)
    .filter(isSame)
    .first();
  return byPost && { row: byPost, by: 'post' };
}

function comparable(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
