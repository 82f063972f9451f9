import { type AppError, DrafthandError } from '../../core/errors';
import type { SiteDiscovery } from '../../core/library/site-discovery';
import { dateOfPage } from './choose-pages';
import { listSite } from './list-site';
import type { VisitorOptions } from './visitor';

/** Pages shown as examples. */
const sampleSize = 5;

/** Seconds between the dozen requests of a look, for which a person waits; an import keeps the site's whole pause. */
const longestPause = 2;

/** Milliseconds for the whole look. */
const longestLook = 90_000;

/**
 * Looks what a website has for the library, without importing anything. Throws what `listSite`
 * throws, and `timed-out` after a minute and a half.
 */
export async function discoverSite(url: string, options: VisitorOptions): Promise<SiteDiscovery> {
  const limit = AbortSignal.timeout(longestLook);
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
  const { pages, refused, entries, leftOut, ...found } = await listSite(url, {
    ...options,
    signal,
    longestPause,
  }).catch((thrown) => {
    if (limit.aborted) throw new DrafthandError({ code: 'timed-out', detail: url });
    throw thrown;
  });
  const dates = pages.map(dateOfPage).filter((time) => time !== undefined);
  const disallowed: AppError = { code: 'robots-disallow', values: { count: refused.length } };
  return {
    ...found,
    problems: [...found.problems, ...(refused.length > 0 ? [disallowed] : [])],
    pageCount: pages.length + entries.length,
    leftOutCount: leftOut.length,
    ...(dates.length === 0 ? {} : { earliest: Math.min(...dates), latest: Math.max(...dates) }),
    samplePages: pages.slice(0, sampleSize),
  };
}
