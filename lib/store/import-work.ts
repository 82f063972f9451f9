import type {
  ImportItem,
  ImportRun,
  KnownSite,
  NewImportItem,
  Now,
  ReadTable,
  Validators,
} from '../app/ports';
import type { AppError } from '../core/errors';
import type { DrafthandDatabase } from './database';
import { createRunEnd, endTables } from './end-run';
import { createRunRows, ofRun } from './run-rows';
import { withStorageErrors } from './storage-errors';

/**
 * Strikes after which an item is left out. Beginning again at the same item is one strike; three when
 * the reader had some time for it, since then it was hardly somebody else who ended the reader. (A
 * reader that runs out of memory takes the extension with it until the browser starts it again, so this
 * must not take many times.)
 */
const strikesPerItem = 15;
const strikesAfterTime = 3;
const someTime = 2_000;

/** What listing a source on the web brought beside its items. */
export interface SourceListing {
  validators?: Validators;
  site?: KnownSite;
  /** A part of it could not be listed, so that what is missing need not be gone. */
  problem?: AppError;
}

/** The part of the import queue that works runs off. */
export function createImportWork(db: DrafthandDatabase, { now, random }: { now: Now; random: () => number }) {
  const rows = createRunRows(db);
  const { finishWhenDone } = createRunEnd(db, { now, random });

  return {
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

    /**
     * Puts what an item turned out to hold (the entries of a feed, the tables of an archive) in its
     * place, all or nothing. `listing` says that these are the items of a source on the web; the run's end
     * is judged by it.
     */
    expand(
      item: ImportItem,
      items: Array<NewImportItem | ReadTable>,
      listing?: SourceListing,
    ): Promise<void> {
      return write(async () => {
        await db.importItems.delete(item.id);
        await rows.append(item.importId, items);
        await rows.recount(item.importId);
        if (!listing) return;
        const { validators, site, problem } = listing;
        await db.imports.update(item.importId, { listed: items.length, validators, keptBecause: problem });
        const run = await db.imports.get(item.importId);
        if (run && site && !problem) await db.sources.update(run.sourceId, { site });
      });
    },

    /**
     * Puts a part of what an item turned out to hold behind the run's items, and keeps in the item how
     * far that is, all or nothing.
     */
    expandPart(item: ImportItem, items: NewImportItem[], input: ImportItem['input']): Promise<void> {
      return write(async () => {
        await rows.append(item.importId, items);
        await db.importItems.update(item.id, { input });
        await db.imports.update(item.importId, { stuck: undefined });
        await rows.recount(item.importId);
      });
    },

    /**
     * Notes that work on a run begins (again). Answers whether to take its items one at a time, because
     * the last begin got no further; an item that several begins did not get past fails with `reader-ended`.
     */
    beginWork(importId: string): Promise<{ isCareful: boolean }> {
      return write(async () => {
        const run = await db.imports.get(importId);
        const item = await db.importItems
          .where('[importId+state+order]')
          .between(...ofRun(importId, 'waiting'))
          .first();
        if (!run || !item) return { isCareful: false };
        const before = run.stuck?.itemId === item.id ? run.stuck : undefined;
        const strike = before && now() - before.begunAt >= someTime ? strikesAfterTime : 1;
        const strikes = before ? before.strikes + strike : 0;
        if (strikes >= strikesPerItem) {
          const error: AppError = { code: 'reader-ended' };
          await db.importItems.update(item.id, { state: 'failed', error, input: { kind: 'none' } });
        }
        const stuck: ImportRun['stuck'] = { itemId: item.id, begunAt: now(), strikes };
        await db.imports.update(importId, { stuck });
        return { isCareful: strikes > 0 };
      });
    },

    /** Brings the run's counts up to date with its items. */
    recount(importId: string): Promise<void> {
      return write(() => rows.recount(importId));
    },

    /** Counts, and ends a running run that has no item waiting. */
    finish(importId: string): Promise<void> {
      return write(() => finishWhenDone(importId));
    },
  };

  function write<Value>(change: () => Promise<Value>): Promise<Value> {
    return withStorageErrors(() => db.transaction('rw', endTables(db), change));
  }
}
