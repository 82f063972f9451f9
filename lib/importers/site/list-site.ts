import type { KnownSite, NewImportItem } from '../../app/ports';
import { type AppError, DrafthandError } from '../../core/errors';
import { pageOfHost, type SiteAddress, siteAddressOf } from '../../core/library/site-address';
import type { SiteDiscovery, SitePage } from '../../core/library/site-discovery';
import { feedItem } from '../web-feed';
import { choosePages } from './choose-pages';
import { findFeeds, type SiteFeed } from './find-feeds';
import { findSitemaps } from './find-sitemaps';
import { readStartPage } from './start-page';
import { createSiteVisitor, type VisitorOptions } from './visitor';

/** What a site has for the library. */
export interface SiteListing
  extends Pick<SiteDiscovery, 'url' | 'title' | 'feeds' | 'sitemaps' | 'problems'> {
  /** Pages to read, the newest first. */
  pages: SitePage[];
  /** Pages that robots.txt rules out. */
  refused: SitePage[];
  /** Entries of the feed whose pages are on other sites (episodes, videos), from the feed's own words. */
  entries: NewImportItem[];
  /** Addresses that are lists of pages by their form. */
  leftOut: string[];
}

/** Pages of one site at most; the library is made for one person's texts. */
const mostPages = 10_000;

/**
 * Lists a website: by the sitemaps that robots.txt names or that are at the usual places, the feeds
 * that the start page names, and where there is no sitemap by the links of the start page. Nothing but
 * the site's own host is asked. Throws `robots-disallow` when the site rules programs out,
 * `no-pages-found`, and what fetching the start page throws; other failures are `problems`, which mean
 * that there may be more pages than these.
 */
export async function listSite(
  url: string,
  options: VisitorOptions,
  known?: KnownSite,
): Promise<SiteListing> {
  const asked = siteAddressOf(url);
  const start = await readStartPage(url, createSiteVisitor(asked, options));
  const site = siteReached(asked, siteAddressOf(start.url));
  const visitor = createSiteVisitor(site, options);
  const problems: AppError[] = [];
  const search = { known, problems };
  const sitemaps = await findSitemaps(site, visitor, { ...search, named: start.sitemaps });
  const feeds = await findFeeds(site, visitor, { ...search, named: start.feeds });
  const listed = sitemaps.flatMap((sitemap) => sitemap.pages);
  // Sitemaps that were there before and are not now say nothing about the pages.
  if (listed.length === 0 && known?.sitemapUrls.length) throw lacking(problems, url);
  const links = listed.length === 0 ? start.links : [];
  const { pages, leftOut } = choosePages({ entries: feeds.flatMap(pagesOfFeed), listed, links }, site);
  const robots = await visitor.robots();
  const allowed = pages.filter((page) => robots.isAllowed(page.url));
  if (allowed.length > mostPages) problems.push({ code: 'site-too-large', values: { limit: mostPages } });
  const entries = feeds.flatMap((feed) => entriesElsewhere(feed, site));
  if (pages.length === 0 && entries.length === 0) {
    throw lacking(problems, url);
  }
  const title = start.title ?? feeds[0]?.title;
  return {
    url: start.url,
    ...(title === undefined ? {} : { title }),
    feeds: feeds.map((feed) => ({ url: feed.url, title: feed.title, entryCount: feed.entries.length })),
    sitemaps: sitemaps.map((sitemap) => ({ url: sitemap.url, pageCount: sitemap.pages.length })),
    pages: allowed.slice(0, mostPages),
    refused: pages.filter((page) => !robots.isAllowed(page.url)).slice(0, mostPages),
    entries,
    leftOut,
    problems,
  };
}

function lacking([problem]: AppError[], url: string): DrafthandError {
  return new DrafthandError(problem ?? { code: 'no-pages-found', detail: url });
}

/** A site that redirects from one form of its host to the other is visited under the one it uses. */
function siteReached(asked: SiteAddress, reached: SiteAddress): SiteAddress {
  return { origin: reached.origin, path: asked.path === '/' ? '/' : reached.path };
}

function pagesOfFeed({ entries }: SiteFeed): SitePage[] {
  return entries.flatMap(({ url, title, publishedAt, modifiedAt }) =>
    url === undefined ? [] : [{ url, title, publishedAt, modifiedAt }],
  );
}

function entriesElsewhere(feed: SiteFeed, site: SiteAddress): NewImportItem[] {
  return feed.entries
    .filter(({ url }) => url === undefined || pageOfHost(url, site) === undefined)
    .map((entry) => feedItem(entry, feed.url));
}
