import type { ImportRun } from '../../lib/app/ports';
import { siteAddressOf } from '../../lib/core/library/site-address';
import {
  type Fetch,
  type FetchedResource,
  type FetchOptions,
  fetchResource,
} from '../../lib/importers/fetch-resource';
import type { SiteVisitor } from '../../lib/importers/site/visitor';

/** Gets the pages of one run. */
export interface PageReader {
  /** Undefined when the server says that the page is the one known. Throws what `fetchResource` throws. */
  get(url: string, known?: FetchOptions['known']): Promise<FetchedResource | undefined>;
}

/**
 * A reader for a run: a page the owner named is fetched as a browser would; the many pages of a website
 * or a feed politely, by one visitor for each site.
 */
export function createPageReader(
  { sourceKind }: Pick<ImportRun, 'sourceKind'>,
  options: { fetch: Fetch; signal: AbortSignal },
): PageReader {
  const visitors = new Map<string, SiteVisitor>();

  async function visitorOf(url: string): Promise<SiteVisitor> {
    const { origin } = new URL(url);
    const { createSiteVisitor } = await import('../../lib/importers/site/visitor');
    const visitor = visitors.get(origin) ?? createSiteVisitor(siteAddressOf(origin), options);
    visitors.set(origin, visitor);
    return visitor;
  }

  return {
    async get(url, known) {
      if (sourceKind !== 'website' && sourceKind !== 'feed') return fetchResource(url, { ...options, known });
      return (await visitorOf(url)).get(url, { known });
    },
  };
}
