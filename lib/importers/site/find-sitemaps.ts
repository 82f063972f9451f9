import type { AppError } from '../../core/errors';
import { pageOfHost, type SiteAddress } from '../../core/library/site-address';
import type { SitePage } from '../../core/library/site-discovery';
import { readSitemap, type Sitemap } from './sitemap';
import { requestsAtOnce, type SiteVisitor } from './visitor';

/** A sitemap of a site with the pages it lists, also through others if it is an index. */
export interface SiteSitemap {
  url: string;
  pages: SitePage[];
}

/** Where sitemaps are when robots.txt names none, the most usual first. */
const usualPlaces = [
  '/sitemap.xml',
  '/sitemap_index.xml',
  '/sitemap-index.xml',
  '/wp-sitemap.xml',
  '/sitemap.xml.gz',
  '/sitemap.txt',
];

/** Sitemaps read of one site, how deep in indexes, and the addresses after which no further one is. */
const mostSitemaps = 100;
const deepest = 3;
const enoughPages = 50_000;

/** Bytes of one sitemap by its protocol. */
const largest = 52_428_800;

/** Names that blog engines give to sitemaps of lists: tags, categories, authors. */
const listName = /(?:^|[-_/])(?:tags?|post_tag|categor(?:y|ies)|authors?|users|taxonomies)(?:[-_.]|$)/iu;

/**
 * Reads the sitemaps of a site: those already known, else those that robots.txt or the start page
 * name, else the first at a usual place; indexes are followed. One that is known or named and cannot be
 * read, or that is on another host, becomes a problem.
 */
export async function findSitemaps(
  site: SiteAddress,
  visitor: SiteVisitor,
  { named, known, problems }: { named: string[]; known?: { sitemapUrls: string[] }; problems: AppError[] },
): Promise<SiteSitemap[]> {
  const isKnown = known !== undefined && known.sitemapUrls.length > 0;
  const stated = isKnown ? known.sitemapUrls : [...(await visitor.robots()).sitemaps, ...named];
  const reading = createReading(site, visitor, problems);
  const found: SiteSitemap[] = [];
  for (const url of new Set(stated)) {
    const pages = await reading.pagesOf(url);
    if (pages) found.push({ url, pages });
  }
  if (found.length > 0 || isKnown) return found;
  const folders = site.path === '/' ? [''] : [site.path, ''];
  for (const url of folders.flatMap((folder) =>
    usualPlaces.map((place) => `${site.origin}${folder}${place}`),
  )) {
    const pages = await reading.pagesOf(url, { isGuess: true });
    if (pages) return [{ url, pages }];
  }
  return [];
}

function createReading(site: SiteAddress, visitor: SiteVisitor, problems: AppError[]) {
  const seen = new Set<string>();
  let pageCount = 0;

  /** Undefined for what is no sitemap. */
  async function pagesOf(url: string, { isGuess = false, depth = 0 } = {}): Promise<SitePage[] | undefined> {
    const address = pageOfHost(url, site);
    if (address === undefined) {
      problems.push({ code: 'sitemap-elsewhere', values: { url } });
      return undefined;
    }
    if (seen.has(address)) return undefined;
    if (seen.size >= mostSitemaps || pageCount >= enoughPages) {
      problems.push({ code: 'site-too-large', values: { limit: pageCount } });
      return undefined;
    }
    seen.add(address);
    const sitemap = await read(address);
    if (!sitemap) {
      if (!isGuess) problems.push({ code: 'sitemap-unreadable', values: { url } });
      return undefined;
    }
    pageCount += sitemap.pages.length;
    return depth >= deepest ? sitemap.pages : [...sitemap.pages, ...(await pagesOfIndex(sitemap, depth + 1))];
  }

  async function pagesOfIndex({ sitemaps }: Sitemap, depth: number): Promise<SitePage[]> {
    const parts = sitemaps.filter((url) => !listName.test(new URL(url).pathname));
    const pages: SitePage[] = [];
    for (let at = 0; at < parts.length; at += requestsAtOnce) {
      const together = parts.slice(at, at + requestsAtOnce).map((url) => pagesOf(url, { depth }));
      for (const found of await Promise.all(together)) for (const page of found ?? []) pages.push(page);
    }
    return pages;
  }

  async function read(address: string): Promise<Sitemap | undefined> {
    try {
      const resource = await visitor.get(address, { limit: largest });
      return resource && (await readSitemap(resource.bytes, resource.charset));
    } catch {
      visitor.signal?.throwIfAborted();
      return undefined;
    }
  }

  return { pagesOf };
}
