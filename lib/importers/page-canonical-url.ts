import { addressKey, normalizeUrl } from '../core/library/normalize-url';

/**
 * The canonical address of a page: the first of the stated ones that is credible, else where it was
 * found; without tracking parameters. Not credible are a start page for a page that is none, and
 * another site's address unless it names the same text. An http address of a page found by https is
 * that page's old one.
 */
export function canonicalUrl(stated: string[], foundAt: string | undefined): string | undefined {
  const canonical = stated.find((address) => foundAt === undefined || isCredible(address, foundAt));
  const address = canonical ?? foundAt;
  if (address === undefined) return undefined;
  const isOldForm = foundAt?.startsWith('https:') && addressKey(address) === addressKey(foundAt);
  const secure = isOldForm ? address.replace(/^http:/u, 'https:') : address;
  return normalizeUrl(secure) ?? secure;
}

function isCredible(address: string, foundAt: string): boolean {
  const [stated, found] = [new URL(address), new URL(foundAt)];
  if (stated.pathname === '/' && stated.search === '')
    return found.pathname === '/' && isSameHost(stated, found);
  return isSameHost(stated, found) || namesSameText(stated, found);
}

function isSameHost(one: URL, other: URL): boolean {
  const [host, otherHost] = [one, other].map(({ hostname }) => hostname.replace(/^www\./u, ''));
  return host === otherHost;
}

/** A copy elsewhere keeps the path of the original, or most words of its last part. */
function namesSameText(one: URL, other: URL): boolean {
  const [path, otherPath] = [one, other].map(({ pathname }) => pathname.replace(/\/$/u, ''));
  if (path !== '' && path === otherPath) return true;
  const [words, otherWords] = [one, other].map(wordsOfName);
  const common = words?.filter((word) => otherWords?.includes(word)).length ?? 0;
  return common >= 2 && common * 2 >= (words?.length ?? 0);
}

/** Words of the last part of a path, without ids and endings. */
function wordsOfName({ pathname }: URL): string[] {
  const name = pathname.split('/').filter(Boolean).at(-1) ?? '';
  const words = name
    .replace(/\.[a-z]+$/iu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words.filter((word) => word.length > 2 && !/^(?=.*\d)[\da-f]{8,}$/u.test(word)))];
}
