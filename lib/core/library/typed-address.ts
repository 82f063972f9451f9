import { normalizeUrl } from './normalize-url';

/** What a typed address is: one that can be used, or why not. */
export type TypedAddress =
  | { kind: 'address'; url: string }
  | { kind: 'empty' }
  | { kind: 'invalid' }
  /** http to another computer: neither read nor written to. */
  | { kind: 'insecure' };

const localHosts = new Set(['localhost', '127.0.0.1']);

/** Reads an address as people type it: spaces around it, and without `https://`. */
export function readAddress(typed: string): TypedAddress {
  const trimmed = typed.trim();
  if (trimmed === '') return { kind: 'empty' };
  const url = /^[a-z][a-z0-9+.-]*:\/\//iu.test(trimmed) ? trimmed : `https://${trimmed}`;
  // An address is kept as typed: what normalising takes away may matter to the site.
  if (normalizeUrl(url) === undefined) return { kind: 'invalid' };
  const { protocol, hostname, href } = new URL(url);
  if (protocol === 'http:' && !localHosts.has(hostname)) return { kind: 'insecure' };
  return { kind: 'address', url: href };
}
