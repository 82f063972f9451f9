import type { ImportItem, KnownSite, NewImportItem } from '../../lib/app/ports';
import type { AppError } from '../../lib/core/errors';
import type { VisitorOptions } from '../../lib/importers/site/visitor';

/** What a website's root item turned out to hold. */
export interface ExpandedSite {
  items: NewImportItem[];
  /** Where to begin next time. */
  site: KnownSite;
  /** A part of the site could not be listed: what is missing here need not be gone. */
  problem?: AppError;
}

/** Lists the pages of a website as items, each of which is fetched and stored by itself. */
export async function expandSite(
  { input, name }: Pick<ImportItem, 'input' | 'name'>,
  known: KnownSite | undefined,
  options: VisitorOptions,
): Promise<ExpandedSite> {
  const { listSite } = await import('../../lib/importers/site/list-site');
  const listing = await listSite(input.kind === 'site' ? input.url : name, options, known);
  const pages = listing.pages.map(
    ({ url, publishedAt, modifiedAt }): NewImportItem => ({
      name: url,
      input: { kind: 'url', url, listed: { publishedAt, modifiedAt } },
    }),
  );
  const refused = listing.refused.map(
    ({ url }): NewImportItem => ({ name: url, error: { code: 'robots-disallow', detail: url } }),
  );
  const [problem] = listing.problems;
  return {
    items: [...pages, ...refused, ...listing.entries],
    site: { feedUrl: listing.feeds[0]?.url, sitemapUrls: listing.sitemaps.map(({ url }) => url) },
    ...(problem ? { problem } : {}),
  };
}
