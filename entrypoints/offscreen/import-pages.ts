import type { ImportItem, ImportRun, LibraryWriter, Now } from '../../lib/app/ports';
import { type AppError, DrafthandError, type ErrorCode, toAppError } from '../../lib/core/errors';
import type { ParsedDocument } from '../../lib/core/library/document';
import { isListPage } from '../../lib/core/library/list-page';
import type { FetchedResource } from '../../lib/importers/fetch-resource';
import { fileHashOf, isCurrentHash } from '../../lib/importers/file-hash';
import { parsePage } from '../../lib/importers/import-input';
import type { PageFetch, PageFetches } from '../../lib/store/page-fetches';
import { saveOptionsOf } from './import-batch';
import type { PageReader } from './page-reader';

/** An item that is a page. */
export type PageItem = ImportItem & { input: Extract<ImportItem['input'], { kind: 'url' }> };

export function isPageItem(item: ImportItem): item is PageItem {
  return item.input.kind === 'url';
}

export interface PagesDependencies {
  reader: PageReader;
  pages: PageFetches;
  writer: Pick<LibraryWriter, 'saveAll' | 'passUnchanged'>;
  now: Now;
  /** Names in the report what went wrong with an item; throws when that ends the run. */
  settleFailure(item: ImportItem, error: AppError, thrown: unknown): Promise<void>;
  /** A page is done. */
  onSettled(): Promise<void>;
}

/** Pages under way at the same time; what is asked of a site meanwhile, its visitor sees to. */
const pagesAtOnce = 2;

/** Milliseconds for which a site's list is believed that says that a page did not change. */
const listIsBelieved = 30 * 86_400_000;

/** Failures that are what a page is: it need not be parsed again while it stays the same. */
const lasting = new Set<ErrorCode>(['no-text-found', 'page-not-html', 'page-unreadable', 'page-is-list']);

/**
 * Fetches pages and stores each by itself as soon as it is read. A page that the server, its site's list or
 * its bytes say is the one of last time is not parsed again.
 */
export async function importPages(
  run: ImportRun,
  items: PageItem[],
  signal: AbortSignal,
  dependencies: PagesDependencies,
): Promise<void> {
  const { settleFailure, onSettled } = dependencies;
  const waiting = [...items];
  let isOver = false;
  const work = async () => {
    for (let item = waiting.shift(); item && !isOver && !signal.aborted; item = waiting.shift()) {
      try {
        const failure = await failureOf(importPage(run, item, dependencies));
        if (failure) await settleFailure(item, failure.error, failure.thrown);
        // The others would not get through either; they are tried again after a while.
        if (failure?.error.code === 'network-down') isOver = true;
        await onSettled();
      } catch (thrown) {
        isOver = true;
        throw thrown;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: pagesAtOnce }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function failureOf(work: Promise<void>): Promise<{ error: AppError; thrown: unknown } | undefined> {
  try {
    await work;
    return undefined;
  } catch (thrown) {
    return { error: toAppError(thrown), thrown };
  }
}

async function importPage(run: ImportRun, item: PageItem, dependencies: PagesDependencies): Promise<void> {
  const { reader, pages, now } = dependencies;
  const { url, listed } = item.input;
  const remembered = await pages.get(run.sourceId, item.name);
  const known = remembered && isCurrentHash(remembered.fileHash) ? remembered : undefined;
  const isListedSame = known !== undefined && isUnchangedByList(known, listed?.modifiedAt, now());
  if (isListedSame && (await pass(run, item, known, dependencies))) return;
  const resource = await reader.get(url, known);
  const checked = {
    sourceId: run.sourceId,
    key: item.name,
    listedModifiedAt: listed?.modifiedAt,
    checkedAt: now(),
  };
  if (resource) return readResource(run, item, { resource, known, checked }, dependencies);
  if (known) {
    await pages.put({ ...known, ...checked });
    if (await pass(run, item, known, dependencies)) return;
  }
  // What was there is not in the library any more, so it is wanted whole.
  const whole = await reader.get(url);
  if (!whole) throw new DrafthandError({ code: 'page-unreadable', detail: 'not modified' });
  return readResource(run, item, { resource: whole, checked }, dependencies);
}

function isUnchangedByList(known: PageFetch, listedModifiedAt: number | undefined, now: number): boolean {
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
  dependencies: PagesDependencies,
): Promise<void> {
  const { writer, pages } = dependencies;
  const fileHash = await fileHashOf(resource.bytes);
  const fetched: PageFetch = { ...checked, ...validatorsOf(resource), fileHash };
  if (known?.fileHash === fileHash) {
    await pages.put({ ...fetched, ...(known.skipped ? { skipped: known.skipped } : {}) });
    if (await pass(run, item, known, dependencies)) return;
  }
  try {
    const parsed = withListed(await parsePage(resource, item.input.url), item, run);
    if (run.sourceKind === 'website' && isListPage(parsed))
      throw new DrafthandError({ code: 'page-is-list' });
    const document = { key: item.name, parsed, fileHash, importItemId: item.id };
    await writer.saveAll(run.sourceId, [document], saveOptionsOf(run));
  } catch (thrown) {
    const skipped = toAppError(thrown);
    if (lasting.has(skipped.code)) await pages.put({ ...fetched, skipped });
    throw thrown;
  }
  await pages.put(fetched);
}

/**
 * Settles an item like the last time, or throws why there was no document then; false when what was
 * read is not in the library any more.
 */
async function pass(
  run: ImportRun,
  item: PageItem,
  { fileHash, skipped }: PageFetch,
  { writer }: PagesDependencies,
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
