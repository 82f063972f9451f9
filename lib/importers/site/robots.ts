import robotsParser from 'robots-parser';
import { DrafthandError } from '../../core/errors';
import { decodeText } from '../decode-text';
import { type FetchOptions, fetchResource } from '../fetch-resource';

/** What a site's robots.txt (RFC 9309) says to us. */
export interface Robots {
  isAllowed(url: string): boolean;
  /** Seconds between two requests, never more than {@link longestDelay}. */
  crawlDelay: number;
  /** Addresses of sitemaps, of any host. */
  sitemaps: string[];
}

/** The name a robots.txt can address us by. */
const agent = 'Drafthand';

/** Seconds; with more than that between two requests no site could be read at all. */
const longestDelay = 10;

/** RFC 9309, 2.5: at least 500 KiB are read; more is no robots.txt. */
const limit = 512_000;

/**
 * Gets the rules of an origin. A robots.txt that does not exist allows everything. Throws
 * `http-error` and what `fetchResource` throws when the server cannot say now (RFC 9309, 2.3.1.4:
 * nothing may be read then).
 */
export async function readRobots(origin: string, options: FetchOptions): Promise<Robots> {
  const url = `${origin}/robots.txt`;
  return parseRobots(url, await textOf(url, options));
}

/** The rules of a robots.txt at an address. */
function parseRobots(url: string, text: string): Robots {
  const robots = robotsParser(url, text);
  return {
    isAllowed: (page) => robots.isAllowed(page, agent) !== false,
    crawlDelay: Math.min(longestDelay, Math.max(0, robots.getCrawlDelay(agent) ?? 0)),
    sitemaps: robots.getSitemaps(),
  };
}

async function textOf(url: string, options: FetchOptions): Promise<string> {
  try {
    const resource = await fetchResource(url, { ...options, known: undefined, limit });
    // A page in place of a missing robots.txt says nothing about robots.
    const isPage = resource?.mediaType === 'text/html';
    return resource && !isPage ? decodeText(resource.bytes, resource.charset) : '';
  } catch (thrown) {
    if (!(thrown instanceof DrafthandError)) throw thrown;
    const { code, values } = thrown.appError;
    const isMissing = Number(values?.status) >= 400 && Number(values?.status) < 500;
    if (isMissing || code === 'file-too-large') return '';
    throw thrown;
  }
}
