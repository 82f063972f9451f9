import type { ImportRun, LibrarySource, SyncSchedule } from '../app/ports';
import type { DrafthandDatabase } from './database';
import { withStorageErrors } from './storage-errors';

/** Sources as syncing needs them: which are due, and how often they are read. */
export function createSyncSources(db: DrafthandDatabase) {
  return {
    all: (): Promise<LibrarySource[]> => Promise.resolve(db.sources.toArray()),

    get: (sourceId: string): Promise<LibrarySource | undefined> => Promise.resolve(db.sources.get(sourceId)),

    /** Sources that are due at some time and have no run that is not over, soonest first. */
    async planned(): Promise<LibrarySource[]> {
      const open: ImportRun['state'][] = ['listing', 'running', 'paused'];
      const busy = await db.imports.where('state').anyOf(open).toArray();
      const busyIds = new Set(busy.map(({ sourceId }) => sourceId));
      const planned = await db.sources.orderBy('nextRunAt').toArray();
      return planned.filter(({ id }) => !busyIds.has(id));
    },

    /** Sets how often a source is read by itself; failures of the past no longer count. */
    async setSchedule(
      sourceId: string,
      schedule: SyncSchedule,
      nextRunAt: number | undefined,
    ): Promise<void> {
      await withStorageErrors(() => db.sources.update(sourceId, { schedule, nextRunAt, failures: 0 }));
    },
  };
}
