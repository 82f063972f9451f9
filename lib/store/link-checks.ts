import type { LinkCheck, LinkRun } from '../core/library/link-check';
import type { DrafthandDatabase } from './database';
import { addressesToCheck } from './link-targets';
import { withStorageErrors } from './storage-errors';

/** Link checks and the row of their run. Writes throw `storage-full` or `storage-failed`. */
export function createLinkChecks(db: DrafthandDatabase) {
  return {
    /** See {@link addressesToCheck}. */
    addresses: (documentIds?: string[]) => addressesToCheck(db, documentIds),

    /** The checks of these addresses (normalised); those never checked are absent. */
    async checks(urls: string[]): Promise<Map<string, LinkCheck>> {
      const rows = await db.linkChecks.bulkGet(urls);
      return new Map(rows.flatMap((row) => (row ? [[row.url, row]] : [])));
    },

    /** Drops the checks of addresses that stand nowhere in the library any more; replaced ones stay. */
    async tidy(): Promise<void> {
      const current = new Set(await addressesToCheck(db));
      for (const url of await db.linkReplacements.toCollection().primaryKeys()) current.add(url);
      const checked = await db.linkChecks.toCollection().primaryKeys();
      await withStorageErrors(() => db.linkChecks.bulkDelete(checked.filter((url) => !current.has(url))));
    },

    run(): Promise<LinkRun | undefined> {
      return Promise.resolve(db.linkRuns.get('links'));
    },

    /** Puts a run in the place of the last one. */
    async begin(run: LinkRun): Promise<void> {
      await withStorageErrors(() => db.linkRuns.put(run));
    },

    /** Changes the run while it is running; returns false when it is not (any more). */
    progress(changes: Partial<LinkRun>): Promise<boolean> {
      return withStorageErrors(() =>
        db.transaction('rw', db.linkRuns, async () => {
          const run = await db.linkRuns.get('links');
          if (run?.state !== 'running') return false;
          await db.linkRuns.put({ ...run, ...changes });
          return true;
        }),
      );
    },

    /** Keeps a check and counts it in the run, together, so that a killed worker counts nothing twice. */
    async record(check: LinkCheck): Promise<void> {
      await withStorageErrors(() =>
        db.transaction('rw', [db.linkChecks, db.linkRuns], async () => {
          await db.linkChecks.put(check);
          await db.linkRuns
            .where('id')
            .equals('links')
            .modify((run) => {
              run.done += 1;
              run.counts[check.state] += 1;
            });
        }),
      );
    },
  };
}
