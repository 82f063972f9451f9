import { normalizeUrl } from '../../core/library/normalize-url';
import type { SitePage } from '../../core/library/site-discovery';
import { decodeText } from '../decode-text';
import { publishedDate } from '../published-date';
import { parseXml } from '../xml-document';
import { gunzip } from './gunzip';

/** A sitemap (sitemaps.org protocol): pages, or an index of further sitemaps. */
export interface Sitemap {
  pages: SitePage[];
  sitemaps: string[];
}

/** The protocol's own limit is 50 000 addresses a file. */
const mostAddresses = 50_000;

/**
 * Reads a sitemap, an index of sitemaps (XML, also packed with gzip) or a plain list of addresses.
 * Undefined for anything else. XML that is not well-formed is read as far as it goes.
 */
export async function readSitemap(
  bytes: Uint8Array<ArrayBuffer>,
  charset?: string,
): Promise<Sitemap | undefined> {
  const text = decodeText(await gunzip(bytes), charset).trim();
  if (/^https?:\/\/\S+(?:\s+https?:\/\/\S+)*$/iu.test(text.slice(0, 2000).replace(/\s\S*$/u, ''))) {
    return { pages: listedPages(text), sitemaps: [] };
  }
  const page = parseXml(text);
  if (!page || !/^(?:urlset|sitemapindex)$/iu.test(page.documentElement.localName)) return undefined;
  return { pages: pagesOf(page), sitemaps: addressesOf(page, 'sitemap') };
}

function pagesOf(page: Document): SitePage[] {
  return entriesOf(page, 'url').flatMap((entry): SitePage[] => {
    const url = address(textOf(entry, 'loc'));
    if (url === undefined) return [];
    const modifiedAt = publishedDate(textOf(entry, 'lastmod'));
    return [{ url, ...(modifiedAt === undefined ? {} : { modifiedAt }) }];
  });
}

function addressesOf(page: Document, name: string): string[] {
  const addresses = entriesOf(page, name).map((entry) => address(textOf(entry, 'loc')));
  return addresses.filter((url) => url !== undefined);
}

function entriesOf(page: Document, name: string): Element[] {
  const found = page.getElementsByTagNameNS('*', name);
  return Array.from({ length: Math.min(found.length, mostAddresses) }, (_, at) => found[at]).filter(
    (element) => element !== undefined,
  );
}

/** The entry's own field: images and videos in it have a `loc` of their own kind. */
function textOf(entry: Element, name: string): string | undefined {
  const own = Array.from(entry.children).find(
    (child) => child.localName === name && (child.prefix === null || child.prefix === entry.prefix),
  );
  return own?.textContent?.trim();
}

function listedPages(text: string): SitePage[] {
  const urls = text.split(/\s+/u).slice(0, mostAddresses).map(address);
  return urls.flatMap((url) => (url === undefined ? [] : [{ url }]));
}

function address(written: string | undefined): string | undefined {
  return written === undefined ? undefined : normalizeUrl(written);
}
