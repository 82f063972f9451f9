import { Dexie } from 'dexie';
import type { ImportItem, ImportRun, LibrarySource, NewImportItem, Now, ReadTable } from '../app/ports';
import type { AppError } from '../core/errors';
import type { SourceKind } from '../core/library/document';
import type { DrafthandDatabase } from './database';
import { withStorageErrors } from './storage-errors';

export type ImportQueue = ReturnType<typeof createImportQueue>;

/** Runs kept for the studio's history. */
const keptRuns = 30;

/** Milliseconds after which the page that was listing files must have been closed. */
const longestListing = 3_600_000;

/** Bytes up to which a file's content is kept in its item. */
const largestInline = 200_000;

const settledStates = ['new', 'changed', 'unchanged', 'skipped', 'failed'] as const;

/**
 * Imports waiting, running and done. The studio fills a run (createRun, addItems, finishListing) and
 * asks the background to have it worked off; whoever works it off uses the rest. All of it is in the
 * database, so that a run goes on where it was after anything is closed or killed.
 * Writes throw `storage-full` or `storage-failed`.
 */
export function createImportQueue(db: DrafthandDatabase, now: Now = Date.now) {
  return {
    /** Opens a run in state `listing`; its source is the one of the same kind and address, or a new one. */
    createRun({
      kind,
      label,
      address,
    }: Pick<LibrarySource, 'kind' | 'label' | 'address'>): Promise<ImportRun> {
      return write(async () => {
        const sourceId = sourceIdOf(kind, address);
        const source = await db.sources.get(sourceId);
        await db.sources.put({ addedAt: now(), ...source, id: sourceId, kind, label, address });
        const run: ImportRun = {
          id: crypto.randomUUID(),
          sourceId,
          sourceKind: kind,
          label,
          state: 'listing',
          startedAt: now(),
          total: 0,
          counts: { new: 0, changed: 0, unchanged: 0, skipped: 0, failed: 0, gone: 0 },
        };
        await db.imports.add(run);
        return run;
      });
    },

    /** Adds items at the end of a run, refused ones with their reason. */
    async addItems(importId: string, items: NewImportItem[]): Promise<void> {
      const rows = await Promise.all(items.map(withOwnBytes));
      return write(async () => {
        await append(importId, rows);
        await recountRun(importId);
      });
    },

    /** Says that all items are there; a run without any is done at once. */
    finishListing(importId: string): Promise<void> {
      return write(async () => {
        await db.imports
          .where('id')
          .equals(importId)
          .modify((run) => {
            if (run.state === 'listing') run.state = 'running';
          });
        await finishWhenDone(importId);
      });
    },

    /** Ends a run by the owner's wish; what is imported stays, what waits is dropped. */
    stop(importId: string): Promise<void> {
      return write(() => end(importId, { state: 'stopped' }));
    },

    /** Ends a run that cannot go on, e.g. with `storage-full`. */
    fail(importId: string, error: AppError): Promise<void> {
      return write(() => end(importId, { state: 'failed', error }));
    },

    /** Newest first. */
    latestRuns(limit = keptRuns): Promise<ImportRun[]> {
      return Promise.resolve(db.imports.orderBy('startedAt').reverse().limit(limit).toArray());
    },

    run(importId: string): Promise<ImportRun | undefined> {
      return Promise.resolve(db.imports.get(importId));
    },

    /** The items of a run in order, or only those in the given states; the report of what was skipped and why. */
    async items(importId: string, states?: ImportItem['state'][]): Promise<ImportItem[]> {
      const items = await db.importItems
        .where('[importId+order]')
        .between(...ofRun(importId))
        .toArray();
      return states ? items.filter((item) => states.includes(item.state)) : items;
    },

    source(sourceId: string): Promise<LibrarySource | undefined> {
      return Promise.resolve(db.sources.get(sourceId));
    },

    async updateSource(
      sourceId: string,
      changes: Partial<Pick<LibrarySource, 'label' | 'etag' | 'lastModified' | 'lastRunAt' | 'site'>>,
    ): Promise<void> {
      await withStorageErrors(() => db.sources.update(sourceId, changes));
    },

    /** Runs with all items listed that are not worked off, oldest first. */
    unfinished(): Promise<ImportRun[]> {
      return Promise.resolve(db.imports.where('state').equals('running').sortBy('startedAt'));
    },

    /** The next items to work on, in order. */
    nextWaiting(importId: string, limit: number): Promise<ImportItem[]> {
      return Promise.resolve(
        db.importItems
          .where('[importId+state+order]')
          .between(...ofRun(importId, 'waiting'))
          .limit(limit)
          .toArray(),
      );
    },

    /** Marks an item done without a document. */
    async settle(itemId: string, state: ImportItem['state'], error?: AppError): Promise<void> {
      await withStorageErrors(() => db.importItems.update(itemId, { state, error, input: { kind: 'none' } }));
    },

    /** Puts what an item turned out to hold (the entries of a feed, the tables of an archive) in its place, all or nothing. */
    expand(item: ImportItem, items: Array<NewImportItem | ReadTable>): Promise<void> {
      return write(async () => {
        await db.importItems.delete(item.id);
        await append(item.importId, items);
        await recountRun(item.importId);
      });
    },

    /** Brings the run's counts up to date with its items. */
    recount(importId: string): Promise<void> {
      return write(() => recountRun(importId));
    },

    /** Counts, and ends a running run that has no item waiting. */
    finish(importId: string): Promise<void> {
      return write(() => finishWhenDone(importId));
    },

    /** Drops what still waits in ended runs, and the oldest runs; documents are not touched. */
    tidy(): Promise<void> {
      return write(async () => {
        const runs = await db.imports.orderBy('startedAt').reverse().toArray();
        for (const [age, run] of runs.entries()) {
          if (run.state === 'running') continue;
          if (run.state === 'listing') {
            if (now() - run.startedAt > longestListing) await end(run.id, { state: 'stopped' });
            continue;
          }
          const isOld = age >= keptRuns;
          const bounds = isOld ? ofRun(run.id) : ofRun(run.id, 'waiting');
          const index = isOld ? '[importId+order]' : '[importId+state+order]';
          await db.importItems
            .where(index)
            .between(...bounds)
            .delete();
          if (isOld) await db.imports.delete(run.id);
        }
      });
    },
  };

  function write<Value>(change: () => Promise<Value>): Promise<Value> {
    const tables = [db.sources, db.imports, db.importItems];
    return withStorageErrors(() => db.transaction('rw', tables, change));
  }

  async function append(importId: string, items: Array<NewImportItem | ReadTable>): Promise<void> {
    const last = await db.importItems
      .where('[importId+order]')
      .between(...ofRun(importId))
      .last();
    const first = (last?.order ?? -1) + 1;
    await db.importItems.bulkAdd(
      items.map((item, index): ImportItem => {
        const place = { id: crypto.randomUUID(), importId, order: first + index, name: item.name };
        if ('input' in item) return { ...place, input: item.input, state: 'waiting' };
        const done = { ...place, input: { kind: 'none' as const } };
        return 'rows' in item
          ? { ...done, state: 'read', rows: item.rows }
          : { ...done, state: item.state ?? 'skipped', error: item.error };
      }),
    );
  }

  async function recountRun(importId: string): Promise<void> {
    const { gone = 0 } = (await db.imports.get(importId))?.counts ?? {};
    const counts = { new: 0, changed: 0, unchanged: 0, skipped: 0, failed: 0, gone };
    for (const state of settledStates) counts[state] = await countItems(importId, state);
    const waiting = await countItems(importId, 'waiting');
    const settled = settledStates.reduce((sum, state) => sum + counts[state], 0);
    await db.imports.update(importId, { counts, total: settled + waiting });
  }

  function countItems(importId: string, state: ImportItem['state']): PromiseLike<number> {
    return db.importItems
      .where('[importId+state+order]')
      .between(...ofRun(importId, state))
      .count();
  }

  async function finishWhenDone(importId: string): Promise<void> {
    await recountRun(importId);
    const run = await db.imports.get(importId);
    if (run?.state !== 'running' || (await countItems(importId, 'waiting')) > 0) return;
    await db.imports.update(importId, { state: 'done', finishedAt: now() });
    await db.sources.update(run.sourceId, { lastRunAt: now() });
  }

  async function end(importId: string, changes: Pick<ImportRun, 'state' | 'error'>): Promise<void> {
    const run = await db.imports.get(importId);
    if (run?.state !== 'running' && run?.state !== 'listing') return;
    await recountRun(importId);
    await db.imports.update(importId, { ...changes, finishedAt: now() });
  }
}

/**
 * The item with the bytes of a small file in place of the file: the browser keeps every stored file
 * in one of its own on disk, which takes longer than reading it. A file that cannot be read stays and
 * is reported when its turn comes.
 */
async function withOwnBytes(item: NewImportItem): Promise<NewImportItem> {
  if ('error' in item || item.input.kind !== 'file' || !(item.input.bytes instanceof Blob)) return item;
  if (item.input.bytes.size > largestInline) return item;
  try {
    const bytes = new Uint8Array(await item.input.bytes.arrayBuffer());
    return { ...item, input: { ...item.input, bytes } };
  } catch {
    return item;
  }
}

/** One source per kind and address, so that adding the same folder again updates it. */
function sourceIdOf(kind: SourceKind, address: string): string {
  return `${kind}:${address}`;
}

function ofRun(importId: string, state?: ImportItem['state']): [unknown[], unknown[]] {
  const prefix = state === undefined ? [importId] : [importId, state];
  return [
    [...prefix, Dexie.minKey],
    [...prefix, Dexie.maxKey],
  ];
}
