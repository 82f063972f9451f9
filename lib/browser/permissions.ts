import { browser } from 'wxt/browser';

/**
 * Match pattern that covers the origin of an address, e.g. `https://api.openai.com/*`.
 * Ports are left out: Firefox has none in match patterns, and a pattern without covers all.
 * Throws a TypeError for an address that is not http or https.
 */
export function originPattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new TypeError(`No host permission for ${protocol}`);
  return `${protocol}//${hostname}/*`;
}

/** True when the extension may reach this address. */
export async function hasOrigin(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originPattern(url)] });
}

/**
 * Asks the person for the one origin of this address. Call it first thing in a click
 * handler: one `await` before it and the browser refuses. False when refused.
 */
export async function requestOrigin(url: string): Promise<boolean> {
  return browser.permissions.request({ origins: [originPattern(url)] });
}

/**
 * Asks for a website's host in both its forms, with and without `www.`: sites redirect from one to the
 * other. Same rule as {@link requestOrigin}. Nothing is asked for where access was given before.
 */
export async function requestSite(url: string): Promise<boolean> {
  return browser.permissions.request({ origins: sitePatterns(url) });
}

/** Match patterns of a site: its host, and the other form of it where a whole domain is meant. */
export function sitePatterns(url: string): string[] {
  const { protocol, hostname } = new URL(url);
  const isWhole = /^(?!\d+$)[^.]+\.(?:(?:co|com|org|net|ac|gov)\.)?[a-z-]{2,}$/iu.test(hostname);
  const other = hostname.startsWith('www.') ? hostname.slice(4) : isWhole && `www.${hostname}`;
  return [originPattern(url), ...(other ? [`${protocol}//${other}/*`] : [])];
}

/**
 * Asks for the origin of a model's endpoint, in Firefox also for sending messages and passages
 * there, which add-ons have to declare by kind. Same rule as {@link requestOrigin}.
 */
export async function requestEndpoint(url: string): Promise<boolean> {
  const origins = [originPattern(url)];
  if (!import.meta.env.FIREFOX) return browser.permissions.request({ origins });
  const kinds = { data_collection: ['personalCommunications', 'websiteContent'] };
  return browser.permissions.request({ origins, ...kinds });
}

/** More sites than this are too many to read in the browser's question. */
const mostSitesNamed = 20;

/**
 * Asks for the sites of a link check in one question; for many of them, for all https sites. Same rule
 * as {@link requestOrigin}. False when refused.
 */
export async function requestSites(sites: string[]): Promise<boolean> {
  const patterns = [...new Set(sites.map(originPattern))];
  const origins = patterns.length > mostSitesNamed ? ['https://*/*'] : patterns;
  return browser.permissions.request({ origins });
}

/** Gives a granted origin back. */
export async function removeOrigin(url: string): Promise<boolean> {
  return browser.permissions.remove({ origins: [originPattern(url)] });
}
