import type { ImportItem, ImportRun } from '../../lib/app/ports';
import { type AppError, toAppError } from '../../lib/core/errors';
import { isCurrentHash } from '../../lib/importers/file-hash';
import { saveOptionsOf, saveParsed } from './import-batch';
import {
  importPage,
  isUnchangedByList,
  type Page,
  type PageDependencies,
  type PageItem,
  type ReadPage,
} from './import-page';

export interface PagesDependencies extends PageDependencies {
  /** Names in the report what went wrong with an item; throws when that ends the run. */
  settleFailure(item: ImportItem, error: AppError, thrown: unknown): Promise<void>;
  /** Some pages are done. */
  onSettled(): Promise<void>;
}

/** Pages under way at the same time; what is asked of a site meanwhile, its visitor sees to. */
const pagesAtOnce = 2;

/**
 * Pages that are stored together, and the milliseconds after which fewer are: a page takes longer to
 * be stored than to be read, several take hardly longer than one.
 */
const storedAtOnce = 8;
const longestUnstored = 1_000;

/**
 * Fetches pages and stores them as they come in. A page that the server, its site's list or its bytes
 * say is the one of last time is not parsed again. Pages not stored yet when everything ends are
 * fetched again.
 */
export async function importPages(
  run: ImportRun,
  items: PageItem[],
  signal: AbortSignal,
  dependencies: PagesDependencies,
): Promise<void> {
  const { writer, pages, now, settleFailure, onSettled } = dependencies;
  const waiting = await passListed(run, items, dependencies);
  let read: ReadPage[] = [];
  let readSince = 0;
  let isOver = false;

  async function take(page: Page): Promise<void> {
    try {
      const found = await importPage(run, page, dependencies);
      if (!found) return;
      if (read.length === 0) readSince = now();
      read.push(found);
    } catch (thrown) {
      const error = toAppError(thrown);
      // The others would not get through either; they are tried again after a while.
      if (error.code === 'network-down') isOver = true;
      await settleFailure(page.item, error, thrown);
    }
  }

  async function store(): Promise<void> {
    const together = read;
    read = [];
    if (together.length === 0 || signal.aborted) return;
    await saveParsed(run, together, { writer, settleFailure });
    await pages.put(together.map(({ fetched }) => fetched));
  }

  async function work(): Promise<void> {
    try {
      for (let page = waiting.shift(); page && !isOver && !signal.aborted; page = waiting.shift()) {
        await take(page);
        if (read.length >= storedAtOnce || now() - readSince >= longestUnstored) await store();
        await onSettled();
      }
    } catch (thrown) {
      isOver = true;
      throw thrown;
    } finally {
      await store();
    }
  }

  const ends = await Promise.allSettled(Array.from({ length: pagesAtOnce }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Settles the pages of which the site's own list says that they did not change, all at once; returns the others. */
async function passListed(
  run: ImportRun,
  items: PageItem[],
  { pages, writer, now }: PagesDependencies,
): Promise<Page[]> {
  const names = items.map(({ name }) => name);
  const remembered = await pages.get(run.sourceId, names);
  const all = items.map((item, index): Page => {
    const fetched = remembered[index];
    return fetched && isCurrentHash(fetched.fileHash) ? { item, known: fetched } : { item };
  });
  const files = all.flatMap(({ item, known }) =>
    known && !known.skipped && isUnchangedByList(known, item.input.listed?.modifiedAt, now())
      ? [{ key: item.name, fileHash: known.fileHash, importItemId: item.id }]
      : [],
  );
  if (files.length === 0) return all;
  const passed = await writer.passUnchanged(run.sourceId, files, saveOptionsOf(run));
  return all.filter(({ item }) => !passed.has(item.id));
}
