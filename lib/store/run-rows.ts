import { Dexie } from 'dexie';
import type { ImportItem, NewImportItem, ReadTable } from '../app/ports';
import type { DrafthandDatabase } from './database';

/** The states of an item that count as done in a run. */
export const settledStates = ['new', 'changed', 'unchanged', 'skipped', 'failed'] as const;

/** The rows of runs and their items; every function belongs into a transaction of its caller. */
export function createRunRows(db: DrafthandDatabase) {
  return {
    /** Adds items at the end of a run; what is done already with its reason or its tally. */
    async append(importId: string, items: Array<NewImportItem | ReadTable>): Promise<void> {
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
    },

    /** Brings the run's counts up to date with its items. */
    async recount(importId: string): Promise<void> {
      const counts = { new: 0, changed: 0, unchanged: 0, skipped: 0, failed: 0, gone: 0 };
      for (const state of settledStates) counts[state] = await count(importId, state);
      const settled = settledStates.reduce((sum, state) => sum + counts[state], 0);
      const total = settled + (await count(importId, 'waiting'));
      counts.gone = await count(importId, 'gone');
      await db.imports.update(importId, { counts, total });
    },

    count,

    /** Drops the items of a run, or only those in one state. */
    drop(importId: string, state?: ImportItem['state']): PromiseLike<number> {
      const index = state === undefined ? '[importId+order]' : '[importId+state+order]';
      return db.importItems
        .where(index)
        .between(...ofRun(importId, state))
        .delete();
    },
  };

  function count(importId: string, state: ImportItem['state']): PromiseLike<number> {
    return db.importItems
      .where('[importId+state+order]')
      .between(...ofRun(importId, state))
      .count();
  }
}

/** Bounds of a run's items in `[importId+order]`, or with a state in `[importId+state+order]`. */
export function ofRun(importId: string, state?: ImportItem['state']): [unknown[], unknown[]] {
  const prefix = state === undefined ? [importId] : [importId, state];
  return [
    [...prefix, Dexie.minKey],
    [...prefix, Dexie.maxKey],
  ];
}
