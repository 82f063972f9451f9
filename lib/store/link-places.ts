import { addressKey, normalizeUrl } from '../core/library/normalize-url';
import type { DrafthandDatabase } from './database';
import type { DocumentRow } from './rows';

/** A document an address belongs to: as its own address, or as a link in it. */
export interface LinkPlace {
  documentId: string;
  title: string;
  isOwnAddress: boolean;
}

/**
 * Where addresses (normalised) stand in the library, own addresses first. Removed documents are left
 * out. Reads the links of the addresses' sites, not all links.
 */
export async function placesOf(db: DrafthandDatabase, urls: string[]): Promise<Map<string, LinkPlace[]>> {
  const linking = await documentsLinkingTo(db, urls);
  const owners = await ownersOf(db, urls);
  const ids = new Set([...linking.values()].flatMap((documents) => [...documents]));
  const documents = await db.documents.bulkGet([...ids]);
  const titles = new Map(
    documents.flatMap((row) => (row && row.status !== 'removed' ? [[row.id, row.title] as const] : [])),
  );
  const places = new Map<string, LinkPlace[]>();
  for (const url of urls) {
    const own = (owners.get(url) ?? []).map((row) => placeOf(row.id, row.title, true));
    const others = [...(linking.get(url) ?? [])].flatMap((id) => {
      const title = titles.get(id);
      return title === undefined ? [] : [placeOf(id, title, false)];
    });
    places.set(url, [...own, ...others]);
  }
  return places;
}

/** The documents, removed ones left out, that have an address (normalised) as their own. */
export async function ownersOf(db: DrafthandDatabase, urls: string[]): Promise<Map<string, DocumentRow[]>> {
  const keys = [...new Set(urls.map((url) => addressKey(url)))].filter((key) => key !== undefined);
  const rows = await db.documents.where('addresses').anyOf(keys).distinct().toArray();
  const present = rows.filter(({ status }) => status !== 'removed');
  return new Map(
    urls.map((url) => {
      const isOwn = (own: string | undefined) => own !== undefined && normalizeUrl(own) === url;
      return [url, present.filter((row) => isOwn(row.url) || isOwn(row.citationUrl))];
    }),
  );
}

/** Ids of the documents with a link that is written like one of the addresses, by address. */
async function documentsLinkingTo(db: DrafthandDatabase, urls: string[]): Promise<Map<string, Set<string>>> {
  const wanted = new Map(urls.map((url) => [url, new Set<string>()]));
  const sites = new Set(urls.map((url) => `${new URL(url).origin}/`));
  for (const site of sites) {
    const keysByUrl = new Map<string, Set<string> | undefined>();
    await db.links
      .where('url')
      .startsWith(site)
      .eachKey((written, { primaryKey }) => {
        const text = String(written);
        if (!keysByUrl.has(text)) keysByUrl.set(text, wanted.get(normalizeUrl(text) ?? ''));
        keysByUrl.get(text)?.add(String((primaryKey as [string, number])[0]));
      });
  }
  return wanted;
}

function placeOf(documentId: string, title: string, isOwnAddress: boolean): LinkPlace {
  return { documentId, title, isOwnAddress };
}
