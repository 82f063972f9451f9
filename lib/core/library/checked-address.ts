/**
 * The address a link check asks for one link: the https one, since nothing is asked for in the clear.
 *
 * @returns undefined for what is never asked: LinkedIn, which answers nobody who is not signed in; names
 * and numbers of the owner's own network, where a request could do something; other ports than the
 * web's own, for the same reason.
 */
export function checkedAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return undefined;
  if (parsed.port !== '' || parsed.username !== '' || parsed.password !== '') return undefined;
  const host = parsed.hostname.toLowerCase().replace(/\.$/, '');
  if (isNumber(host) || !host.includes('.') || localNames.test(host) || linkedIn.test(host)) return undefined;
  parsed.protocol = 'https:';
  parsed.hash = '';
  return parsed.href;
}

const linkedIn = /(?:^|\.)linkedin\.com$|^lnkd\.in$/;

/** Names that are resolved in the owner's own network (RFC 6761, 6762, 8375 and customs of routers). */
const localNames = /\.(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|test|invalid)$/;

/** IPv4 and IPv6 addresses; `URL` writes every form of an IPv4 address with four parts. */
function isNumber(host: string): boolean {
  return host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
}
