import type { ImportItem, ImportRun, LibrarySource, LibraryWriter, Now } from '../../lib/app/ports';
import { type AppError, type ErrorCode, toAppError } from '../../lib/core/errors';
import type { Fetch } from '../../lib/importers/fetch-resource';
import type { ExemplarStore } from '../../lib/store/exemplar-store';
import type { ImportQueue } from '../../lib/store/import-queue';
import { expandSite } from './expand-site';
import { importArchiveItem, isArchiveItem } from './import-archive';
import { batchItems, importBatch } from './import-batch';

export interface ImportRunnerDependencies {
  queue: ImportQueue;
  writer: Pick<LibraryWriter, 'saveAll' | 'passUnchanged'>;
  exemplars: Pick<ExemplarStore, 'save'>;
  fetch: Fetch;
  now: Now;
}

export type ImportRunner = ReturnType<typeof createImportRunner>;

/** Least time between two updates of a run's counts, in milliseconds. */
const progressInterval = 150;

/** Reasons that are no failure of ours: the item is named in the report as left out. */
const skips = new Set<ErrorCode>([
  'no-text-found',
  'format-unknown',
  'file-too-large',
  'page-not-html',
  'article-not-published',
]);

/** Failures that would meet every further item too. */
const endsRun = new Set<ErrorCode>(['storage-full', 'storage-failed']);

/**
 * Works off imports, one run and a few items at a time. All state is in the store: documents and the
 * states of their items are written together, so a killed context loses and repeats nothing, and
 * `workOff` goes on wherever things were. Runs in the offscreen document, in Firefox in the event page.
 */
export function createImportRunner({ queue, writer, exemplars, fetch, now }: ImportRunnerDependencies) {
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

    /** Ends a run; a fetch it waits for is cut off. */
    async stop(importId: string): Promise<void> {
      await queue.stop(importId);
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
    const source = await queue.source(run.sourceId);
    let validators: { etag?: string; lastModified?: string } | undefined;
    let countedAt = now();
    try {
      for (;;) {
        const row = await queue.run(run.id);
        const items = row?.state === 'running' ? await queue.nextWaiting(run.id, batchItems) : [];
        const [item] = items;
        if (!item) break;
        if (run.sourceKind === 'feed' && item.input.kind === 'url' && item.input.url === source?.address) {
          validators = await expandFeed(item, item.input.url, source, abort.signal);
        } else if (item.input.kind === 'site') {
          await importSite(run, item, source, abort.signal);
        } else if (isArchiveItem(item)) {
          await importArchive(item, abort.signal);
        } else {
          const firstLong = items.findIndex((each) => each.input.kind === 'url' || isArchiveItem(each));
          // A page is fetched alone, since its answer can take long; an archive is many items.
          const batch = items.slice(0, firstLong === -1 ? undefined : Math.max(1, firstLong));
          await importBatch(
            run,
            batch,
            { fetch, signal: abort.signal },
            {
              writer,
              now,
              settleFailure: (failed, error, thrown) => settleFailure(failed, error, thrown, abort.signal),
            },
          );
        }
        if (now() - countedAt >= progressInterval) {
          await queue.recount(run.id);
          countedAt = now();
        }
      }
      await queue.finish(run.id);
      const ended = await queue.run(run.id);
      // Kept only when every entry is in, or the next fetch would be told that nothing is new.
      if (ended?.state === 'done' && validators) await queue.updateSource(run.sourceId, validators);
    } catch (thrown) {
      await queue.fail(run.id, toAppError(thrown));
    } finally {
      current = undefined;
    }
  }

  async function expandFeed(
    item: ImportItem,
    url: string,
    known: { etag?: string; lastModified?: string },
    signal: AbortSignal,
  ): Promise<{ etag?: string; lastModified?: string } | undefined> {
    try {
      const { importFeed } = await import('../../lib/importers/web-feed');
      const feed = await importFeed(url, { fetch, signal, known });
      if (!feed) {
        await queue.settle(item.id, 'unchanged');
        return undefined;
      }
      await queue.expand(item, feed.items);
      return { etag: feed.etag, lastModified: feed.lastModified };
    } catch (thrown) {
      await settleFailure(item, toAppError(thrown), thrown, signal);
      return undefined;
    }
  }

  async function importSite(
    run: ImportRun,
    item: ImportItem,
    source: LibrarySource | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const { items, site, problem } = await expandSite(item, source?.site, { fetch, signal });
      await queue.expand(item, items);
      if (!problem) await queue.updateSource(run.sourceId, { site });
    } catch (thrown) {
      await settleFailure(item, toAppError(thrown), thrown, signal);
    }
  }

  async function importArchive(
    item: Parameters<typeof importArchiveItem>[0],
    signal: AbortSignal,
  ): Promise<void> {
    try {
      await importArchiveItem(item, { queue, exemplars }, signal);
    } catch (thrown) {
      await settleFailure(item, toAppError(thrown), thrown, signal);
    }
  }

  /** Names what went wrong with an item in the report, to go on; a stopped item stays as it is. */
  async function settleFailure(
    item: ImportItem,
    error: AppError,
    thrown: unknown,
    signal: AbortSignal,
  ): Promise<void> {
    if (signal.aborted) return;
    if (endsRun.has(error.code)) throw thrown;
    await queue.settle(item.id, skips.has(error.code) ? 'skipped' : 'failed', error);
  }
}
