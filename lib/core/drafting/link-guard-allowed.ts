import { addressKey, normalizeUrl } from '../library/normalize-url';
import type { RemovedLink, RemovedLinkReason } from './finding';
import { foldForDetection, undefang } from './link-guard-fold';

/** What the link guard lets through, and the words for what it does not. */
export interface AllowedLinks {
  /** The address to write for what the model wrote, with or without scheme; undefined when not allowed. */
  exactFor(candidate: string): string | undefined;
  /** True for an address that is allowed letter by letter. */
  isExact(candidate: string): boolean;
  /** Address behind a source mark. */
  urlOf(mark: string): string | undefined;
  isKnown(mark: string): boolean;
  /** A removed link made harmless for display, with the reason. */
  describe(link: string, reason?: RemovedLinkReason): RemovedLink;
}

/**
 * @param allowedUrls normalised address → the address to write.
 * @param sources marks with the address of their document, if it has one.
 */
export function createAllowedLinks(
  allowedUrls: Map<string, string>,
  sources: Array<{ mark: string; url?: string }>,
): AllowedLinks {
  const exact = new Map<string, string>();
  const marks = new Map<string, string | undefined>();
  const add = (key: string, url: string) => {
    if (!normalizeUrl(url) || hidesAddress(url)) return;
    const short = addressKey(key);
    if (short !== undefined && !exact.has(short)) exact.set(short, url);
    exact.set(url, url);
  };
  for (const { mark, url } of sources) {
    const isAddress = url !== undefined && normalizeUrl(url) !== undefined && !hidesAddress(url);
    marks.set(mark.toUpperCase(), isAddress ? url : undefined);
    if (isAddress) add(url, url);
  }
  for (const [key, url] of allowedUrls) {
    add(key, url);
    add(url, url);
  }
  const hosts = new Set(['linkedin.com', ...[...exact.values()].map(hostOf)]);

  return {
    exactFor(candidate) {
      const known = exact.get(candidate);
      if (known !== undefined) return known;
      const address = candidate.includes('://') ? undefang(candidate) : `https://${candidate}`;
      const key = addressKey(address.replace(/^hxxp/i, 'http'));
      return key === undefined ? undefined : exact.get(key);
    },
    isExact: (candidate) => exact.get(candidate) === candidate,
    urlOf: (mark) => marks.get(mark),
    isKnown: (mark) => marks.has(mark),
    describe: (link, reason) => ({
      shown: makeHarmless(link),
      reason: reason ?? (isLookAlike(link, hosts) ? 'look-alike' : 'not-in-library'),
    }),
  };
}

/** Behind the `#` an address can carry another one past everything that compares addresses. */
function hidesAddress(url: string): boolean {
  const fragment = url.split('#').slice(1).join('#');
  return /:\/\/|%3a|%2f%2f/i.test(fragment);
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}

const longestShown = 160;

/** The link as words: no program makes it clickable again, and nothing in it is hidden. */
function makeHarmless(link: string): string {
  const visible = link.replace(/\p{Default_Ignorable_Code_Point}|\p{Cc}|[\ue000\ue001]/gu, '');
  const bare = visible.replace(/[[({](\.|:|@|dot)[\])}]/gi, '$1').replace(/[)\].,;:!?'"*_~]+$/, '');
  const cut = bare.length > longestShown ? `${bare.slice(0, longestShown)}…` : bare;
  return cut
    .replace(/h(t)(t)(ps?)(?=:)/gi, 'hxx$3')
    .replace(/:(?=\S)/g, '[:]')
    .replace(/\.(?=\S)/g, '[.]')
    .replace(/@(?=\S)/g, '[at]');
}

/** A host that a reader could take for one of the owner's or for LinkedIn's, or that hides its name. */
function isLookAlike(link: string, hosts: Set<string>): boolean {
  const folded = foldForDetection(link);
  const authority = authorityOf(folded);
  const host = authority
    .replace(/^.*@/, '')
    .replace(/:\d*$/, '')
    .replace(/^www\./, '');
  if (authority.includes('@') && /^[a-z]+:[/\\]/.test(folded)) return true;
  if (host.includes('xn--') || authority !== authorityOf(undefang(link.toLowerCase()))) return true;
  return [...hosts].some((own) => {
    if (own === host || own.length < 5) return false;
    return host.includes(own) || (Math.abs(own.length - host.length) <= 2 && distance(own, host) <= 2);
  });
}

function authorityOf(link: string): string {
  return (/[/\\]{2,}([^/\\?#]*)/.exec(link) ?? /^([^/\\?#]*)/.exec(link))?.[1] ?? '';
}

/** Edit distance (Levenshtein); both texts are host names, 253 characters at most. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? a.length;
}
