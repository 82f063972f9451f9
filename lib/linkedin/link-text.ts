import { absoluteUrl, isLinkedInHost } from './addresses';

/**
 * What a link contributes to the words of a message: the whole address when the link shows a
 * shortened one or a path without `https://`, both words and address when it hides an address behind
 * words, and just its words when it is a mention, another link inside LinkedIn, or a word such as
 * "asp.net" that LinkedIn took for an address.
 */
export function linkText(shown: string, href: string | null): string {
  const target = targetOf(href);
  if (!target || shown === '' || shown.includes('\n')) return shown;
  if (isShortLink(comparable(shown)) && !isShortLink(comparable(target.href))) return target.href;
  if (/^https?:\/\//i.test(shown) && !isShortened(shown)) return shown;
  const visible = comparable(shown.replace(/\s*(?:…|\.{3}).*$/, ''));
  if (visible !== '' && comparable(target.href).startsWith(visible)) {
    return isShortened(shown) || /\/|^www\./i.test(shown) ? target.href : shown;
  }
  return isLinkedInHost(target.hostname) ? shown : `${shown} (${target.href})`;
}

/** Where a link really leads: LinkedIn passes outside links through a redirector. */
export function targetOf(href: string | null): URL | undefined {
  const url = absoluteUrl(href);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  if (!isLinkedInHost(url.hostname) || !/^\/(?:redir|safety)\//.test(url.pathname)) return url;
  const target = absoluteUrl(url.searchParams.get('url'));
  return target && /^https?:$/.test(target.protocol) ? target : url;
}

/** True for an address cut short at its end or in the middle. */
function isShortened(shown: string): boolean {
  return /^\S*\s*(?:…|\.{3})\S*$/.test(shown);
}

/** LinkedIn's own shortener; the address behind it is the one that says where a link leads. */
function isShortLink(address: string): boolean {
  return address.startsWith('lnkd.in/');
}

/** Scheme, `www.` and a slash at the end do not count when a shown address is compared with a real one. */
function comparable(address: string): string {
  return address
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/$/, '');
}
