import { type AppError, toAppError } from '../../core/errors';
import { pageOfHost, type SiteAddress } from '../../core/library/site-address';
import { decodeText } from '../decode-text';
import { readFeed } from '../feed';
import type { ReadFeed } from '../feed-entry';
import type { SiteVisitor } from './visitor';

/** A feed of a site, read. */
export interface SiteFeed extends ReadFeed {
  url: string;
}

/** Where blog engines put a feed when the start page names none, the most usual first. */
const usualPlaces = ['/feed.xml', '/feed/', '/rss.xml', '/atom.xml', '/index.xml', '/feed.json'];

/** A site names its main feed first; more of them are parts of it. */
const mostFeeds = 3;

/**
 * Reads the feeds of a site: the one already known, else those the start page names, else the first
 * at a usual place. A feed that is known or named and cannot be read becomes a problem. The feed with
 * the most entries is first.
 */
export async function findFeeds(
  site: SiteAddress,
  visitor: SiteVisitor,
  { named, known, problems }: { named: string[]; known?: { feedUrl?: string }; problems: AppError[] },
): Promise<SiteFeed[]> {
  const stated = known?.feedUrl ? [known.feedUrl] : named;
  const addresses = stated.filter((url) => pageOfHost(url, site) !== undefined);
  const feeds: SiteFeed[] = [];
  for (const url of addresses.slice(0, mostFeeds)) {
    try {
      feeds.push(await read(url, visitor));
    } catch (thrown) {
      visitor.signal?.throwIfAborted();
      problems.push({ ...toAppError(thrown), detail: url });
    }
  }
  if (addresses.length === 0 && !known) feeds.push(...(await atUsualPlace(site, visitor)));
  return feeds.sort((one, other) => other.entries.length - one.entries.length);
}

async function atUsualPlace({ origin, path }: SiteAddress, visitor: SiteVisitor): Promise<SiteFeed[]> {
  const folders = path === '/' ? [''] : [path, ''];
  for (const url of folders.flatMap((folder) => usualPlaces.map((place) => `${origin}${folder}${place}`))) {
    try {
      return [await read(url, visitor)];
    } catch {
      // Most sites have none at most of these places.
      visitor.signal?.throwIfAborted();
    }
  }
  return [];
}

async function read(url: string, visitor: SiteVisitor): Promise<SiteFeed> {
  const resource = await visitor.get(url);
  if (!resource) return { url, entries: [] };
  return { ...readFeed(decodeText(resource.bytes, resource.charset), resource.url), url: resource.url };
}
