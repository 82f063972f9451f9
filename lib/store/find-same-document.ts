import type { ParsedDocument } from '../core/library/document';
import { addressKey } from '../core/library/normalize-url';
import type { DrafthandDatabase } from './database';
import type { DocumentRow } from './rows';

/**
 * The stored document an incoming one is: the one under the same source and key; else one with
 * exactly the same content; else one from another source with the same address and title (a post
 * that is in the folder and in the feed). Undefined when it is new.
 */
export async function findSameDocument(
  db: DrafthandDatabase,
  incoming: { sourceId: string; key: string; contentHash: string; parsed: ParsedDocument },
): Promise<{ row: DocumentRow; by: 'key' | 'content' | 'address' } | undefined> {
  const { sourceId, key, contentHash, parsed } = incoming;
  const byKey = await db.documents.where('[sourceId+key]').equals([sourceId, key]).first();
  if (byKey) return { row: byKey, by: 'key' };
  const byContent = await db.documents.where('contentHash').equals(contentHash).first();
  if (byContent) return { row: byContent, by: 'content' };
  const address = parsed.url && addressKey(parsed.url);
  if (!address) return undefined;
  const title = comparable(parsed.title);
  const byAddress = await db.documents
    .where('addresses')
    .equals(address)
    .filter((row) => row.sourceId !== sourceId && comparable(row.title) === title)
    .first();
  return byAddress && { row: byAddress, by: 'address' };
}

function comparable(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
