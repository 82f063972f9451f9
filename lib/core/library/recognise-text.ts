import { readAddress } from './typed-address';

/** What an address leads to; a first guess, which the owner can change. */
export type AddressKind = 'site' | 'feed' | 'page';

/** What a person has typed or pasted. */
export type Recognised =
  | { kind: 'empty' }
  | { kind: 'address'; url: string; guess: AddressKind }
  /** http to another computer: neither read nor written to. */
  | { kind: 'insecure' }
  | { kind: 'text' };

/** Tells an address from a text: an address is one word with a host in it. */
export function recogniseText(typed: string): Recognised {
  const trimmed = typed.trim();
  if (trimmed === '') return { kind: 'empty' };
  if (/\s/u.test(trimmed)) return { kind: 'text' };
  const read = readAddress(trimmed);
  if (read.kind === 'insecure') return { kind: 'insecure' };
  return read.kind === 'address'
    ? { kind: 'address', url: read.url, guess: guessKind(read.url) }
    : { kind: 'text' };
}

/** Feeds by the names they have everywhere; short paths are where a site or a part of it begins. */
function guessKind(url: string): AddressKind {
  if (/(?:[/._-](?:feed|feeds|rss|atom)(?:[/._?-]|$))|\.(?:xml|rss|atom)(?:\?|$)|feed\.json/iu.test(url)) {
    return 'feed';
  }
  const { pathname, search } = new URL(url);
  const parts = pathname.split('/').filter(Boolean);
  const isStart =
    parts.length === 0 || (parts.length === 1 && /^@?[\p{L}\p{N}]{1,20}$/u.test(parts[0] ?? ''));
  return isStart && search === '' ? 'site' : 'page';
}
