/**
 * The canonical form of a web address, for storing and for comparing.
 *
 * Removed, because no server gives another page for it: the fragment, tracking parameters, the
 * default port, a trailing dot of the host, upper case in scheme and host, percent-encoding of
 * letters and digits, an empty query, dot segments. Parameters are sorted by name, their own
 * encoding untouched. Kept, because a server may tell them apart: http or https, `www.`, the case
 * of the path and its trailing slash. {@link addressKey} ignores those as well.
 *
 * @returns undefined for anything that is not a plain http or https address: other schemes, an
 * address with a user name or password, a host without a dot that is not `localhost`.
 */
export function normalizeUrl(url: string): string | undefined {
  const trimmed = url.trim();
  if (!/^https?:\/\//i.test(trimmed) || /[\s\\]/.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  const parsed = new URL(trimmed);
  if (parsed.username !== '' || parsed.password !== '' || /^https?:\/\/[^/?#]*@/i.test(trimmed)) {
    return undefined;
  }
  const host = parsed.hostname.replace(/\.$/, '');
  if (!host.includes('.') && !host.startsWith('[') && host !== 'localhost') return undefined;
  const port = parsed.port === '' ? '' : `:${parsed.port}`;
  const query = normalizeQuery(parsed.search);
  return `${parsed.protocol}//${host}${port}${normalizeEncoding(parsed.pathname)}${query}`;
}

/**
 * A key that is the same for addresses that lead to the same page in practice: http and https,
 * with and without `www.`, with and without the last slash. Never an address to write anywhere.
 *
 * @returns undefined where {@link normalizeUrl} does.
 */
export function addressKey(url: string): string | undefined {
  return normalizeUrl(url)
    ?.replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/(?=\?|$)/, '');
}

/** Parameters that only tell a site where a visitor came from. */
const trackingNames = new Set([
  'fbclid',
  'gclid',
  'gclsrc',
  'dclid',
  'gbraid',
  'wbraid',
  'gad_source',
  'msclkid',
  'twclid',
  'ttclid',
  'yclid',
  'igshid',
  'igsh',
  'li_fat_id',
  'lipi',
  'licu',
  'trk',
  'trkinfo',
  'trackingid',
  'mkt_tok',
  'oly_anon_id',
  'oly_enc_id',
  'vero_id',
  'wickedid',
  '_hsenc',
  '_hsmi',
  '__hstc',
  '__hssc',
  '__hsfp',
  'hsctatracking',
  'ml_subscriber',
  'ml_subscriber_hash',
  'rb_clickid',
  's_cid',
  'cmpid',
  'ref_src',
  'ref_url',
]);
const trackingPrefixes = ['utm_', 'mc_', 'pk_', 'mtm_', 'piwik_', 'matomo_'];

function isTracking(name: string): boolean {
  const lower = name.toLowerCase();
  return trackingNames.has(lower) || trackingPrefixes.some((prefix) => lower.startsWith(prefix));
}

function normalizeQuery(search: string): string {
  const pairs = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => normalizeEncoding(pair))
    .map((pair) => ({ pair, name: pair.split('=', 1)[0] ?? pair }))
    .filter(({ name }) => !isTracking(name))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return pairs.length === 0 ? '' : `?${pairs.map(({ pair }) => pair).join('&')}`;
}

/** RFC 3986, 6.2.2: unreserved characters are written as themselves, other escapes in upper case. */
function normalizeEncoding(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (whole, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[\w.~-]/.test(character) ? character : whole.toUpperCase();
  });
}
