import type { ImportItem, ImportRun, LibrarySource, NewImportItem, Now } from '../app/ports';
import type { AppError } from '../core/errors';
import { canSync } from '../core/library/sync-schedule';
import type { DrafthandDatabase } from './database';
import { createRunEnd, endTables } from './end-run';
import { createImportWork } from './import-work';
import { holdListing, releaseListing, runsBeingListed } from './listing-lock';
import { createRunRows, ofRun } from './run-rows';
import { withStorageErrors } from './storage-errors';

export type ImportQueue = ReturnType<typeof createImportQueue>;

type NewSource = Pick<LibrarySource, 'kind' | 'label' | 'address' | 'site' | 'includesDrafts'>;

/** Runs kept for the studio's history. */
const keptRuns = 30;

/** Milliseconds in which a failed run is gone on with instead of reading its source from the start. */
const worthResuming = 86_400_000;

/** Bytes up to which a file's content is kept in its item. */
const largestInline = 200_000;

/**
 * Imports waiting, running and done. The studio fills a run (createRun, addItems, finishListing), the
 * background starts one at once (start); whoever works them off uses {@link createImportWork}. All of
 * it is in the database, so that a run goes on where it was after anything is closed or killed.
 * Writes throw `storage-full` or `storage-failed`.
 */
export function createImportQueue(
  db: DrafthandDatabase,
  now: Now = Date.now,
  random: () => number = Math.random,
) {
  const rows = createRunRows(db);
  const { finishWhenDone, endEarly, noteFailure } = createRunEnd(db, { now, random });

  return {
    ...createImportWork(db, { now, random }),

    /** Opens a run in state `listing`; its source is the one of the same kind and address, or a new one. */
    async createRun(source: NewSource): Promise<ImportRun> {
      const run = newRun(source, 'listing');
      await holdListing(run.id);
      await write(async () => {
        await putSource(source);
        await db.imports.add(run);
      });
      return run;
    },

    /** Adds items at the end of a run, refused ones with their reason. */
    async addItems(importId: string, items: NewImportItem[]): Promise<void> {
      const withBytes = await Promise.all(items.map(withOwnBytes));
      return write(async () => {
        await rows.append(importId, withBytes);
        await rows.recount(importId);
      });
    },

    /** Says that all items are there; a run without any is done at once. */
    async finishListing(importId: string): Promise<void> {
      await write(() => endListing(importId));
      releaseListing(importId);
    },

    /**
     * Begins a run with all its items, all or nothing. A source on the web has one run at a time: the one
     * that is not over is answered instead, going on if it was paused; so is one of the last day that
     * failed with items left.
     */
    start(
      source: NewSource,
      items: NewImportItem[],
      options: Pick<ImportRun, 'trigger' | 'acceptsFewer'> = {},
    ): Promise<ImportRun> {
      return write(async () => {
        const known = await putSource(source);
        const left = canSync(source.kind) ? await openRun(known.id) : undefined;
        if (left) {
          await reopen(left.id);
          if (options.acceptsFewer) await db.imports.update(left.id, { acceptsFewer: true });
          return left;
        }
        const run: ImportRun = { ...newRun(source, 'running'), ...options };
        await db.imports.add(run);
        await rows.append(run.id, items);
        await rows.recount(run.id);
        return run;
      });
    },

    /** Notes a run that could not even begin, with its reason, as the source's last failure. */
    startFailed(source: LibrarySource, error: AppError, trigger: ImportRun['trigger']): Promise<void> {
      return write(async () => {
        await db.imports.add({ ...newRun(source, 'failed'), trigger, error, finishedAt: now() });
        await noteFailure(source, error);
      });
    },

    /** Holds a running run. */
    pause(importId: string): Promise<void> {
      return write(async () => {
        const run = await db.imports.get(importId);
        if (run?.state === 'running') await db.imports.update(importId, { state: 'paused' });
      });
    },

    /** Goes on with a run that is paused, or that failed with items left. */
    resume(importId: string): Promise<void> {
      return write(() => reopen(importId));
    },

    /** Ends a run by the owner's wish; what is imported stays, what waits is dropped. */
    async stop(importId: string): Promise<void> {
      await write(() => endEarly(importId, { state: 'stopped' }));
      releaseListing(importId);
    },

    /** Ends a run that cannot go on, e.g. with `storage-full`; what waits is kept for another try. */
    async fail(importId: string, error: AppError): Promise<void> {
      releaseListing(importId);
      await write(() => endEarly(importId, { state: 'failed', error }));
    },

    /** The owner has seen that a run failed; what still waits in it is let go of. */
    dismiss(importId: string): Promise<void> {
      return write(async () => {
        const run = await db.imports.get(importId);
        if (run?.state !== 'failed') return;
        await db.imports.update(importId, { dismissedAt: now() });
        await rows.drop(importId, 'waiting');
      });
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

    /**
     * Runs with all items listed that are not worked off, oldest first. A list that broke off because
     * its page was closed or killed counts as whole, and says so at the end.
     */
    async unfinished(): Promise<ImportRun[]> {
      await adoptListings();
      return db.imports.where('state').equals('running').sortBy('startedAt');
    },

    /** Whether some page is listing files into a run. */
    isListing: async (): Promise<boolean> => (await db.imports.where('state').equals('listing').count()) > 0,

    /** Drops what still waits in runs that are over for good, and the oldest runs; documents are not touched. */
    tidy(): Promise<void> {
      return write(async () => {
        const runs = await db.imports.orderBy('startedAt').reverse().toArray();
        for (const [age, run] of runs.entries()) {
          if (run.state === 'running' || run.state === 'listing' || run.state === 'paused') continue;
          const isOld = age >= keptRuns;
          const mayGoOn = run.state === 'failed' && run.dismissedAt === undefined && !isOld;
          if (!mayGoOn) await rows.drop(run.id, isOld ? undefined : 'waiting');
          if (isOld) await db.imports.delete(run.id);
        }
      });
    },
  };

  function write<Value>(change: () => Promise<Value>): Promise<Value> {
    return withStorageErrors(() => db.transaction('rw', endTables(db), change));
  }

  function newRun(source: NewSource, state: ImportRun['state']): ImportRun {
    return {
      id: crypto.randomUUID(),
      sourceId: sourceIdOf(source),
      sourceKind: source.kind,
      label: source.label,
      state,
      startedAt: now(),
      total: 0,
      counts: { new: 0, changed: 0, unchanged: 0, skipped: 0, failed: 0, gone: 0 },
    };
  }

  async function putSource(wanted: NewSource): Promise<LibrarySource> {
    const id = sourceIdOf(wanted);
    const source = { addedAt: now(), ...(await db.sources.get(id)), ...wanted, id };
    await db.sources.put(source);
    return source;
  }

  async function endListing(importId: string): Promise<void> {
    const run = await db.imports.get(importId);
    if (run?.state === 'listing') await db.imports.update(importId, { state: 'running' });
    await finishWhenDone(importId);
  }

  async function adoptListings(): Promise<void> {
    const listing = await db.imports.where('state').equals('listing').primaryKeys();
    if (listing.length === 0) return;
    const alive = await runsBeingListed();
    for (const id of listing.filter((importId) => !alive.has(importId))) {
      await write(async () => {
        // The page may have come to the end of its list in the meantime.
        if ((await db.imports.get(id))?.state !== 'listing') return;
        await db.imports.update(id, { error: { code: 'listing-interrupted' } });
        await endListing(id);
      });
    }
  }

  async function openRun(sourceId: string): Promise<ImportRun | undefined> {
    const earlier = await db.imports.where('sourceId').equals(sourceId).sortBy('startedAt');
    const open = earlier.find(({ state }) => state === 'running' || state === 'paused');
    return open ?? leftOver(earlier.at(-1));
  }

  /** A failed run that is worth going on with: its items are known, and not old. */
  async function leftOver(run: ImportRun | undefined): Promise<ImportRun | undefined> {
    if (run?.state !== 'failed' || run.dismissedAt !== undefined) return undefined;
    if (now() - (run.finishedAt ?? run.startedAt) > worthResuming) return undefined;
    return (await rows.count(run.id, 'waiting')) > 0 ? run : undefined;
  }

  async function reopen(importId: string): Promise<void> {
    const run = await db.imports.get(importId);
    if (run?.state !== 'paused' && run?.state !== 'failed') return;
    // Begun again on purpose: no sign that an item ends its reader.
    const fresh = { error: undefined, finishedAt: undefined, stuck: undefined };
    await db.imports.update(importId, { state: 'running', ...fresh });
    await finishWhenDone(importId);
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
function sourceIdOf({ kind, address }: Pick<LibrarySource, 'kind' | 'address'>): string {
  return `${kind}:${address}`;
}
