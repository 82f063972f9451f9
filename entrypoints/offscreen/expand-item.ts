import type { ImportItem, ImportRun, LibrarySource, NewImportItem } from '../../lib/app/ports';
import type { Fetch } from '../../lib/importers/fetch-resource';
import type { ExemplarStore } from '../../lib/store/exemplar-store';
import type { ImportQueue } from '../../lib/store/import-queue';
import { archiveStrings } from '../../locales/en/archive';
import { expandSite } from './expand-site';

/** Texts of an export that become items at once; few enough to be written in a moment. */
const expandedAtOnce = 100;

/** What taking an item apart needs. */
export interface Expansion {
  run: ImportRun;
  source: LibrarySource | undefined;
  queue: Pick<ImportQueue, 'expand' | 'expandPart' | 'settle'>;
  exemplars: Pick<ExemplarStore, 'save'>;
  fetch: Fetch;
  signal: AbortSignal;
}

/**
 * Takes an item apart into the items of its run. The item stays until all of it is done: after a kill
 * it is begun again, and what was stored is found again under the same names.
 */
type Expander = (item: ImportItem, expansion: Expansion) => Promise<void>;

/** How an item is taken apart; undefined for an item that is one document. */
export function expanderOf(
  { input }: ImportItem,
  { run, source }: Pick<Expansion, 'run' | 'source'>,
): Expander | undefined {
  if (input.kind === 'linkedin-archive') return expandArchive;
  if (input.kind === 'linkedin-messages') return expandMessages;
  if (input.kind === 'export') return expandExport;
  if (input.kind === 'site') return expandWebsite;
  const isRoot = input.kind === 'url' && input.url === source?.address;
  if (isRoot && run.sourceKind === 'feed') return expandFeed;
  return undefined;
}

const expandFeed: Expander = async (item, { source, queue, fetch, signal }) => {
  const { importFeed } = await import('../../lib/importers/web-feed');
  const feed = await importFeed(source?.address ?? item.name, { fetch, signal, known: source });
  if (!feed) return queue.settle(item.id, 'unchanged');
  const { etag, lastModified } = feed;
  await queue.expand(item, feed.items, { validators: { etag, lastModified } });
};

const expandWebsite: Expander = async (item, { source, queue, fetch, signal }) => {
  const { items, ...listing } = await expandSite(item, source?.site, { fetch, signal });
  await queue.expand(item, items, listing);
};

const expandArchive: Expander = async (item, { queue, signal }) => {
  if (item.input.kind !== 'linkedin-archive') return;
  const { readLinkedInArchive } = await import('../../lib/importers/linkedin-archive');
  await queue.expand(item, await readLinkedInArchive(item.input.files, archiveStrings, signal));
};

const expandMessages: Expander = async (item, { queue, exemplars, signal }) => {
  if (item.input.kind !== 'linkedin-messages') return;
  const { name, input } = item;
  const { readMessages } = await import('../../lib/importers/linkedin-archive-messages');
  const file = { path: name, bytes: input.bytes, ownerName: input.ownerName };
  const { tally, failures } = await readMessages(file, (pairs) => exemplars.save(pairs), signal);
  await queue.expand(item, [{ name, rows: tally }, ...failures]);
};

/** The texts of an export become items some at a time; after a kill it goes on where it was. */
const expandExport: Expander = async (item, { source, queue, signal }) => {
  const { input } = item;
  if (input.kind !== 'export') return;
  const { readExport } = await import('../../lib/importers/exports/read-export');
  const includesDrafts = source?.includesDrafts ?? false;
  let expanded = 0;
  let items: NewImportItem[] = [];
  for await (const found of readExport(input, { includesDrafts, signal })) {
    expanded += 1;
    if (expanded <= (input.expanded ?? 0)) continue;
    items.push(found);
    if (items.length < expandedAtOnce) continue;
    await queue.expandPart(item, items, { ...input, expanded });
    items = [];
  }
  await queue.expand(item, items);
};
