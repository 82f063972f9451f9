import { addressKey } from '../../core/library/normalize-url';
import {
  dateOfAddress,
  isFileAddress,
  isListAddress,
  isUnderPath,
  isYearAddress,
  pageOfHost,
  type SiteAddress,
} from '../../core/library/site-address';
import type { SitePage } from '../../core/library/site-discovery';

/** Where the pages of a site were found. */
export interface FoundPages {
  /** Entries of its feed, which are its texts wherever on the site they are. */
  entries: SitePage[];
  /** What its sitemaps list. */
  listed: SitePage[];
  /** Links of the start page, where there is no sitemap. */
  links: string[];
}

/** Links of a start page taken at most. */
const mostLinked = 200;

/**
 * The pages of a site to read, each once, the newest first and those without a date last; and the
 * addresses that are lists of pages by their form, which are left out.
 */
export function choosePages(found: FoundPages, site: SiteAddress): { pages: SitePage[]; leftOut: string[] } {
  const pages = new Map<string, SitePage>();
  const leftOut = new Map<string, string>();

  const add = (page: SitePage, isSure: boolean): void => {
    const url = pageOfHost(page.url, site);
    if (url === undefined || isFileAddress(url) || !(isSure || isUnderPath(url, site))) return;
    const key = addressKey(url) ?? url;
    if (isListAddress(url, site)) leftOut.set(key, url);
    else pages.set(key, { ...page, ...pages.get(key), ...laterChange(page, pages.get(key)), url });
  };

  for (const page of found.entries) add(page, true);
  for (const page of found.listed) add(page, false);
  // A link's question mark is nearly always the same page in another form.
  const linked = found.links.filter((url) => !url.includes('?')).slice(0, mostLinked);
  for (const url of linked) add({ url }, false);
  for (const [key, { url }] of yearArchives(pages)) {
    pages.delete(key);
    leftOut.set(key, url);
  }
  return { pages: [...pages.values()].sort(newestFirst), leftOut: [...leftOut.values()] };
}

/** Addresses that end with a year below which there are other pages. */
function yearArchives(pages: Map<string, SitePage>): Array<[string, SitePage]> {
  const folders = new Set(
    [...pages.keys()].flatMap((key) =>
      [...key.matchAll(/\/(?:19|20)\d\d(?=\/)/gu)].map(({ 0: year, index }) =>
        key.slice(0, index + year.length),
      ),
    ),
  );
  return [...pages].filter(([key, { url }]) => isYearAddress(url) && folders.has(key.replace(/\/$/u, '')));
}

/** When a page is from, as far as its listing tells (epoch ms). */
export function dateOfPage(page: SitePage): number | undefined {
  return page.publishedAt ?? dateOfAddress(page.url) ?? page.modifiedAt;
}

function laterChange(one: SitePage, other: SitePage | undefined): Pick<SitePage, 'modifiedAt'> {
  const modifiedAt = Math.max(one.modifiedAt ?? 0, other?.modifiedAt ?? 0);
  return modifiedAt === 0 ? {} : { modifiedAt };
}

function newestFirst(one: SitePage, other: SitePage): number {
  return (dateOfPage(other) ?? 0) - (dateOfPage(one) ?? 0);
}
