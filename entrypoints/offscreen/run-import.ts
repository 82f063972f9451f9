import type { ImportItem, ImportRun, LibrarySource, LibraryWriter, Now } from '../../lib/app/ports';
import { type AppError, type ErrorCode, toAppError } from '../../lib/core/errors';
import type { Fetch } from '../../lib/importers/fetch-resource';
import type { ExemplarStore } from '../../lib/store/exemplar-store';
import type { ImportQueue } from '../../lib/store/import-queue';
import type { PageFetches } from '../../lib/store/page-fetches';
import { expanderOf } from './expand-item';
import { batchItems, importBatch } from './import-batch';
import { isPageItem } from './import-page';
import { importPages } from './import-pages';
import { createPageReader, type PageReader } from './page-reader';
import { createPatience } from './patience';
import { waitFor } from './wait-for';

export interface ImportRunnerDependencies {
  queue: ImportQueue;
  writer: Pick<LibraryWriter, 'saveAll' | 'passUnchanged'>;
  exemplars: Pick<ExemplarStore, 'save'>;
  pages: PageFetches;
  fetch: Fetch;
  now: Now;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export type ImportRunner = ReturnType<typeof createImportRunner>;

/** How some items of a run are worked on. */
interface Work {
  signal: AbortSignal;
  reader: PageReader;
  onProgress(): Promise<void>;
  /** Whether an item that failed is left as it is, to be tried again. */
  onFailure(error: AppError): boolean;
}

/** Least time between two updates of a run's counts, in milliseconds. */
const progressInterval = 150;

/** Reasons that are no failure of ours: the item is named in the report as left out. */
const skips = new Set<ErrorCode>([
  'no-text-found',
  'format-unknown',
  'file-too-large',
  'page-not-html',
  'page-is-list',
  'robots-disallow',
  'article-not-published',
  'draft-left-out',
  'export-part-left-out',
]);

/** Failures that would meet every further item too. */
const endsRun = new Set<ErrorCode>(['storage-full', 'storage-failed', 'site-busy']);

/**
 * Works off imports, one run and a few items at a time. All state is in the store: documents and the
 * states of their items are written together, so a killed context loses and repeats nothing, and
 * `workOff` goes on wherever things were. Runs in the offscreen document, in Firefox in the event page.
 */
export function createImportRunner(dependencies: ImportRunnerDependencies) {
  const { queue, writer, exemplars, pages, fetch, now, wait = waitFor } = dependencies;
  let working: Promise<void> | undefined;
  let current: { importId: string; abort: AbortController } | undefined;

  return {
    /** Works until no run is unfinished; a second call joins the first. */
    workOff(): Promise<void> {
      working ??= workOffAll().finally(() => {
        working = undefined;
      });
      return working;
    },

    /** Lets go of a run that was stopped or paused; a fetch it waits for is cut off. */
    interrupt(importId: string): void {
      if (current?.importId === importId) current.abort.abort();
    },
  };

  async function workOffAll(): Promise<void> {
    for (;;) {
      const [run] = await queue.unfinished();
      if (!run) break;
      await workOffRun(run);
    }
    await queue.tidy();
  }

  async function workOffRun(run: ImportRun): Promise<void> {
    const abort = new AbortController();
    current = { importId: run.id, abort };
    try {
      await workOffItems(run, abort.signal);
      await queue.finish(run.id);
    } catch (thrown) {
      await queue.fail(run.id, toAppError(thrown));
    } finally {
      current = undefined;
    }
  }

  async function workOffItems(run: ImportRun, signal: AbortSignal): Promise<void> {
    const source = await queue.source(run.sourceId);
    const { isCareful } = await queue.beginWork(run.id);
    const patience = createPatience(run);
    let careful = isCareful ? batchItems : 0;
    const reader = createPageReader(run, { fetch, signal });
    let countedAt = now();
    const onProgress = async () => {
      if (now() - countedAt < progressInterval) return;
      await queue.recount(run.id);
      countedAt = now();
    };
    for (;;) {
      const row = await queue.run(run.id);
      const isAsked = row?.state === 'running' && !signal.aborted;
      const items = isAsked ? await queue.nextWaiting(run.id, careful > 0 ? 1 : batchItems) : [];
      if (items.length === 0) return;
      careful -= 1;
      patience.begin();
      await workOffSome(run, source, items, {
        signal,
        reader,
        onProgress,
        onFailure: patience.shouldTryAgain,
      });
      const pause = patience.end();
      if (pause > 0) await wait(pause, signal);
      await onProgress();
    }
  }

  async function workOffSome(
    run: ImportRun,
    source: LibrarySource | undefined,
    items: ImportItem[],
    { signal, reader, onProgress, onFailure }: Work,
  ): Promise<void> {
    const settleFailure = async (item: ImportItem, error: AppError, thrown: unknown) => {
      // A stopped item stays as it is, and so does one that is tried again.
      if (signal.aborted || onFailure(error)) return;
      if (endsRun.has(error.code)) throw thrown;
      await queue.settle(item.id, skips.has(error.code) ? 'skipped' : 'failed', error);
    };
    const [first] = items;
    const expand = first && expanderOf(first, { run, source });
    if (first && expand) {
      try {
        await expand(first, { run, source, queue, exemplars, fetch, signal });
      } catch (thrown) {
        await settleFailure(first, toAppError(thrown), thrown);
      }
      return;
    }
    const isApart = (item: ImportItem) => expanderOf(item, { run, source }) !== undefined;
    const other = items.findIndex(
      (item) => isApart(item) || isPageItem(item) !== (first && isPageItem(first)),
    );
    const alike = items.slice(0, other === -1 ? undefined : other);
    const pageItems = alike.filter(isPageItem);
    if (pageItems.length === 0) return importBatch(run, alike, { signal }, { writer, now, settleFailure });
    const page = { reader, pages, writer, now, settleFailure, onSettled: onProgress };
    await importPages(run, pageItems, signal, page);
  }
}
