import { checkedAddress } from '../core/library/checked-address';
import type { DocumentStatus } from '../core/library/document';
import { normalizeUrl } from '../core/library/normalize-url';
import type { DrafthandDatabase } from './database';
import { ofDocument } from './row-ranges';

/** Private documents are never cited, and their links are nobody's business; removed ones are gone. */
const left: DocumentStatus[] = ['private', 'removed'];

/**
 * The addresses to check, normalised, each once, in the order of their sites: of documents and of the
 * links in them. Left out: what {@link checkedAddress} leaves out, and private and removed documents.
 * Where the owner gave another address for a link, that one is checked.
 */
export async function addressesToCheck(db: DrafthandDatabase, documentIds?: string[]): Promise<string[]> {
  const tables = [db.documents, db.links, db.linkReplacements];
  return db.transaction('r', tables, async () => {
    const found = new Set<string>();
    const ids = new Set<string>();
    const documents = documentIds
      ? (await db.documents.bulkGet(documentIds)).filter((row) => row !== undefined)
      : await db.documents.where('status').noneOf(left).toArray();
    for (const { id, status, url, citationUrl } of documents) {
      if (left.includes(status)) continue;
      ids.add(id);
      for (const own of [url, citationUrl]) if (own) found.add(own);
    }
    if (documentIds) {
      for (const id of ids) {
        const links = db.links.where('[documentId+order]').between(...ofDocument(id));
        await links.each(({ url }) => void found.add(url));
      }
    } else {
      await db.links.orderBy('url').eachKey((url, { primaryKey }) => {
        if (ids.has(String((primaryKey as [string, number])[0]))) found.add(String(url));
      });
    }
    const replacements = new Map(
      (await db.linkReplacements.toArray()).map(({ url, replacement }) => [url, replacement]),
    );
    const normalized = [...found].map((url) => normalizeUrl(url)).filter((url) => url !== undefined);
    const current = normalized.map((url) => replacements.get(url) ?? url);
    return [...new Set(current)].filter((url) => checkedAddress(url) !== undefined).sort();
  });
}
