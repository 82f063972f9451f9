import { normalizeUrl } from './normalize-url';

/** What a page says about itself, looked at on the owner's click before anything is added. */
export interface PageGlance {
  /** Address in the tab, without fragment. */
  url: string;
  title: string;
  /** Names the page gives for its author, as written; empty when it gives none. */
  authors: string[];
  /** Canonical address as the page states it. */
  canonicalUrl?: string;
  siteName?: string;
  /** Date as the page states it. */
  publishedOn?: string;
  /** Words of its main part, as far as they were counted. */
  wordCount: number;
}

/**
 * Whether a page looks like the owner's: from a site the owner added content of, with the owner's name as
 * its author, with only other names, or without a sign. Only a guess to word the question by; the owner
 * decides.
 */
export type PageStanding = 'own-site' | 'own-name' | 'other-name' | 'unknown';

/** See {@link PageStanding}; `ownNames` are names the owner is known by. */
export function standingOf(page: PageGlance, ownNames: string[], isOwnSite: boolean): PageStanding {
  const own = new Set(ownNames.map(comparable).filter((name) => name.includes(' ')));
  if (page.authors.some((author) => own.has(comparable(author)))) return 'own-name';
  if (page.authors.length > 0 && own.size > 0) return 'other-name';
  return isOwnSite ? 'own-site' : 'unknown';
}

/**
 * The address to keep a page under: the canonical one where it is on the same host, since pages may
 * state anything; else the one in the tab. Undefined when that is no plain web address.
 */
export function addressOfPage({ url, canonicalUrl }: PageGlance): string | undefined {
  const own = normalizeUrl(url);
  const canonical =
    canonicalUrl && URL.canParse(canonicalUrl, url) && normalizeUrl(new URL(canonicalUrl, url).href);
  if (!own || !canonical) return own;
  const isStart = new URL(canonical).pathname === '/' && new URL(own).pathname !== '/';
  return hostOf(canonical) === hostOf(own) && !isStart ? canonical : own;
}

/** Hosts on which every path belongs to somebody else: there the first part of the path is part of the site. */
const sharedHosts = new Set([
  'bsky.app',
  'codeberg.org',
  'dev.to',
  'docs.google.com',
  'facebook.com',
  'github.com',
  'gitlab.com',
  'hackernoon.com',
  'linkedin.com',
  'medium.com',
  'news.ycombinator.com',
  'reddit.com',
  'sites.google.com',
  'speakerdeck.com',
  'stackoverflow.com',
  'substack.com',
  'x.com',
  'youtube.com',
]);

/** First parts of a path on these hosts that are no person. */
const nobody = /^(?:document|feed|in|item|p|posts?|presentation|pulse|questions|r|s|watch)(?:$|\?)/;

/**
 * How the addresses (as `addressKey` writes them) of the site a page belongs to begin; undefined where
 * nothing of the address says whose page it is.
 */
export function siteKeyOf(addressKey: string): string | undefined {
  const [host = '', first] = addressKey.split('/');
  if (!sharedHosts.has(host)) return `${host}/`;
  return first && !nobody.test(first) ? `${host}/${first}/` : undefined;
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}

function comparable(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
