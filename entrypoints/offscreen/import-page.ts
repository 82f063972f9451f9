import type { ImportItem, ImportRun, LibraryWriter, Now } from '../../lib/app/ports';
import { DrafthandError, type ErrorCode, toAppError } from '../../lib/core/errors';
import type { ParsedDocument } from '../../lib/core/library/document';
import { isListPage } from '../../lib/core/library/list-page';
import type { DocumentToSave } from '../../lib/core/library/saving';
import type { FetchedResource } from '../../lib/importers/fetch-resource';
import { fileHashOf } from '../../lib/importers/file-hash';
import { parsePage } from '../../lib/importers/import-input';
import type { PageFetch, PageFetches } from '../../lib/store/page-fetches';
import { saveOptionsOf } from './import-batch';
import type { PageReader } from './page-reader';

/** An item that is a page. */
export type PageItem = ImportItem & { input: Extract<ImportItem['input'], { kind: 'url' }> };

export function isPageItem(item: ImportItem): item is PageItem {
  return item.input.kind === 'url';
}

export interface Page {
  item: PageItem;
  /** The last answer, if it was read by these importers. */
  known?: PageFetch;
}

/** A page that is to be stored. */
export interface ReadPage {
  item: PageItem;
  document: DocumentToSave;
  /** What to remember of the answer once it is stored. */
  fetched: PageFetch;
}

export interface PageDependencies {
  reader: PageReader;
  pages: PageFetches;
  writer: Pick<LibraryWriter, 'saveAll' | 'passUnchanged'>;
  now: Now;
}

/** Milliseconds for which a site's list is believed that says that a page did not change. */
const listIsBelieved = 30 * 86_400_000;

/** Failures that are what a page is: it need not be parsed again while it stays the same. */
const lasting = new Set<ErrorCode>(['no-text-found', 'page-not-html', 'page-unreadable', 'page-is-list']);

/**
 * Fetches one page and reads it. Undefined when it is the one of last time, which is settled then.
 * Throws why there is no document of it.
 */
export async function importPage(
  run: ImportRun,
  page: Page,
  dependencies: PageDependencies,
): Promise<ReadPage | undefined> {
  const { reader, pages, now } = dependencies;
  const { item, known } = page;
  const { url, listed } = item.input;
  if (known?.skipped && isUnchangedByList(known, listed?.modifiedAt, now())) {
    throw new DrafthandError(known.skipped);
  }
  const resource = await reader.get(url, known);
  const checked = {
    sourceId: run.sourceId,
    key: item.name,
    listedModifiedAt: listed?.modifiedAt,
    checkedAt: now(),
  };
  if (resource) return readResource(run, item, { resource, known, checked }, dependencies);
  if (known) {
    await pages.put([{ ...known, ...checked }]);
    if (await pass(run, item, known, dependencies)) return undefined;
  }
  // What was there is not in the library any more, so it is wanted whole.
  const whole = await reader.get(url);
  if (!whole) throw new DrafthandError({ code: 'page-unreadable', detail: 'not modified' });
  return readResource(run, item, { resource: whole, checked }, dependencies);
}

/** Whether the site's own list says that the page is the one of last time. */
export function isUnchangedByList(
  known: PageFetch,
  listedModifiedAt: number | undefined,
  now: number,
): boolean {
  const isSame = listedModifiedAt !== undefined && listedModifiedAt === known.listedModifiedAt;
  return isSame && now - known.checkedAt < listIsBelieved;
}

interface Answer {
  resource: FetchedResource;
  known?: PageFetch;
  checked: Pick<PageFetch, 'sourceId' | 'key' | 'listedModifiedAt' | 'checkedAt'>;
}

async function readResource(
  run: ImportRun,
  item: PageItem,
  { resource, known, checked }: Answer,
  dependencies: PageDependencies,
): Promise<ReadPage | undefined> {
  const { pages } = dependencies;
  const fileHash = await fileHashOf(resource.bytes);
  const fetched: PageFetch = { ...checked, ...validatorsOf(resource), fileHash };
  if (known?.fileHash === fileHash) {
    await pages.put([{ ...fetched, ...(known.skipped ? { skipped: known.skipped } : {}) }]);
    if (await pass(run, item, known, dependencies)) return undefined;
  }
  try {
    const parsed = withListed(await parsePage(resource, item.input.url), item, run);
    if (run.sourceKind === 'website' && isListPage(parsed))
      throw new DrafthandError({ code: 'page-is-list' });
    return { item, document: { key: item.name, parsed, fileHash, importItemId: item.id }, fetched };
  } catch (thrown) {
    const skipped = toAppError(thrown);
    if (lasting.has(skipped.code)) await pages.put([{ ...fetched, skipped }]);
    throw thrown;
  }
}

/**
 * Settles an item like the last time, or throws why there was no document then; false when what was
 * read is not in the library any more.
 */
async function pass(
  run: ImportRun,
  item: PageItem,
  { fileHash, skipped }: PageFetch,
  { writer }: PageDependencies,
): Promise<boolean> {
  if (skipped) throw new DrafthandError(skipped);
  const file = { key: item.name, fileHash, importItemId: item.id };
  const passed = await writer.passUnchanged(run.sourceId, [file], saveOptionsOf(run));
  return passed.has(item.id);
}

function validatorsOf({ etag, lastModified }: FetchedResource): Pick<PageFetch, 'etag' | 'lastModified'> {
  return {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
}

/** Dates the page does not state itself, from the list that led to it; a sitemap knows of changes only. */
function withListed(parsed: ParsedDocument, { input }: PageItem, { sourceKind }: ImportRun): ParsedDocument {
  const { publishedAt, modifiedAt } = input.listed ?? {};
  const published = parsed.publishedAt ?? publishedAt;
  const isChange = modifiedAt !== undefined && modifiedAt > (published ?? 0);
  return {
    ...parsed,
    ...(parsed.publishedAt === undefined && publishedAt !== undefined
      ? { publishedAt, publishedFrom: 'feed' }
      : {}),
    ...(parsed.modifiedAt === undefined && isChange
      ? { modifiedAt, modifiedFrom: sourceKind === 'feed' ? 'feed' : 'sitemap' }
      : {}),
  };
}
