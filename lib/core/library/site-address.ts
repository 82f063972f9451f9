import { normalizeUrl } from './normalize-url';

/** Where a website begins: its origin, and the path its pages are under when it is part of a larger one. */
export interface SiteAddress {
  origin: string;
  /** '/' for a whole host, else without a slash at its end: `/@mara`, `/blog`. */
  path: string;
}

/** The site of a start page: a host, or a folder of one (`https://host.example/blog/index.html` is `/blog`). */
export function siteAddressOf(url: string): SiteAddress {
  const { origin, pathname } = new URL(url);
  const folder = pathname.replace(/\/[^/]*\.[a-z0-9]+$/iu, '').replace(/\/+$/u, '');
  return { origin, path: folder === '' ? '/' : folder };
}

/**
 * The address of a page of the site in its usual form, on the site's own origin even where it is
 * written with http, or with or without `www.`; undefined for pages of other hosts.
 */
export function pageOfHost(url: string, { origin }: SiteAddress): string | undefined {
  const normalized = normalizeUrl(url);
  if (normalized === undefined || hostKey(normalized) !== hostKey(origin)) return undefined;
  const { pathname, search } = new URL(normalized);
  return `${origin}${pathname}${search}`;
}

/** Whether a page of the host is under the site's path. */
export function isUnderPath(url: string, { path }: SiteAddress): boolean {
  const { pathname } = new URL(url);
  return path === '/' || pathname === path || pathname.startsWith(`${path}/`);
}

/**
 * Whether an address is, by its form, that of a list of other pages and not of a text: the start page,
 * numbered pages of a list, archives of a month or day (for years see {@link isYearAddress}), lists of a tag, category or author, search
 * results, feeds. The names are those that blog engines write into addresses in any language.
 */
export function isListAddress(url: string, site: SiteAddress): boolean {
  const { pathname, search, searchParams } = new URL(url);
  const path = pathname.replace(/\/(?:index\.[a-z]+)?$/iu, '');
  const isStart = path === '' || path === site.path;
  if (isStart && search === '') return true;
  const parts = path.toLowerCase().split('/').filter(Boolean);
  const last = parts.at(-1) ?? '';
  if (parts.some((part) => listParts.has(part)) || listEnds.has(last)) return true;
  if (/\/page\/\d+$/u.test(path) || /\/(?:19|20)\d\d(?:\/\d\d?){1,2}$/u.test(path)) return true;
  return [...searchParams.keys()].some((name) => listParameters.has(name.toLowerCase()));
}

/** Whether the address ends with a year: an archive, unless it is a text with that number. */
export function isYearAddress(url: string): boolean {
  return /\/(?:19|20)\d\d\/?$/u.test(new URL(url).pathname);
}

/** Whether the address is that of a file which is no page, by its ending. */
export function isFileAddress(url: string): boolean {
  return fileEndings.test(new URL(url).pathname);
}

/** The date in an address such as `/2021/04/20/title` or `/2021/04/title` (epoch ms, UTC). */
export function dateOfAddress(url: string): number | undefined {
  const [, year, month, day] =
    /\/((?:19|20)\d\d)[/-](\d\d?)(?:[/-](\d\d?))?(?=[/-])/u.exec(new URL(url).pathname) ?? [];
  if (!year || Number(month) < 1 || Number(month) > 12) return undefined;
  return Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1));
}

const listParts = new Set(['tag', 'tags', 'category', 'categories', 'author', 'authors', 'topics']);
const listEnds = new Set(['archive', 'archives', 'search', 'feed', 'rss', 'atom', 'sitemap', 'comments']);
const listParameters = new Set([
  's',
  'q',
  'tag',
  'cat',
  'author',
  'page',
  'paged',
  'replytocom',
  'feed',
  'share',
]);
const fileEndings =
  /\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|m?js|json|xml|rss|atom|pdf|zip|gz|mp[34]|m4[av]|webm|mov|ogg|wav|woff2?|ttf|docx?|xlsx?|pptx?|epub|ics)$/iu;

/** The same for `www.` and without, for http and https. */
function hostKey(url: string): string {
  const { host } = new URL(url);
  return host.replace(/^www\./u, '');
}
