import { DrafthandError } from '../core/errors';
import { type Freshness, freshnessOf } from '../core/library/freshness';
import { canSync, dueAfterScheduling } from '../core/library/sync-schedule';
import type { LibraryImports } from './library-imports';
import type { ImportRun, LibrarySource, Now, SyncSchedule } from './ports';
import type { ScheduledTask } from './scheduled-work';

/** Sources in the store, as syncing needs them. */
export interface SyncSources {
  all(): Promise<LibrarySource[]>;
  get(sourceId: string): Promise<LibrarySource | undefined>;
  /** Sources that are due at some time and have no run that is not over, soonest first. */
  planned(): Promise<LibrarySource[]>;
  setSchedule(sourceId: string, schedule: SyncSchedule, nextRunAt: number | undefined): Promise<void>;
  /** Notes a run that could not begin. */
  startFailed(
    source: LibrarySource,
    error: { code: 'permission-refused'; values: { origin: string } },
    trigger: ImportRun['trigger'],
  ): Promise<void>;
}

/** Where the person sees that the library is stale without opening anything. */
export interface StaleBadge {
  show(freshness: Freshness): Promise<void>;
}

export interface LibrarySyncPorts {
  sources: SyncSources;
  imports: Pick<LibraryImports, 'readSource'>;
  hasOrigin: (url: string) => Promise<boolean>;
  badge: StaleBadge;
  now: Now;
}

/** Reading sources on the web again, by schedule or on request. */
export function createLibrarySync({ sources, imports, hasOrigin, badge, now }: LibrarySyncPorts) {
  async function sourceOnWeb(sourceId: string): Promise<LibrarySource> {
    const source = await sources.get(sourceId);
    if (!source || !canSync(source.kind)) throw new DrafthandError({ code: 'source-unknown' });
    return source;
  }

  async function assertGranted({ address }: LibrarySource): Promise<void> {
    if (!(await hasOrigin(address))) throw new DrafthandError(refusalOf(address));
  }

  async function runDue(): Promise<void> {
    for (const source of await sources.planned()) {
      if ((source.nextRunAt ?? Number.POSITIVE_INFINITY) > now()) break;
      if (await hasOrigin(source.address)) await imports.readSource(source, { trigger: 'schedule' });
      else await sources.startFailed(source, refusalOf(source.address), 'schedule');
    }
  }

  const task: ScheduledTask = {
    name: 'sync',
    dueAt: async () => (await sources.planned())[0]?.nextRunAt,
    run: runDue,
  };

  return {
    task,

    /** Throws `source-unknown`, and `permission-refused` for a schedule without access to the site. */
    async schedule(sourceId: string, schedule: SyncSchedule): Promise<void> {
      const source = await sourceOnWeb(sourceId);
      if (schedule !== 'off') await assertGranted(source);
      await sources.setSchedule(sourceId, schedule, dueAfterScheduling({ ...source, schedule }, now()));
    },

    /** Reads a source now; answers the run. Throws `source-unknown` or `permission-refused`. */
    async sync(sourceId: string, acceptsFewer?: boolean): Promise<string> {
      const source = await sourceOnWeb(sourceId);
      await assertGranted(source);
      return imports.readSource(source, { trigger: 'owner', ...(acceptsFewer ? { acceptsFewer } : {}) });
    },

    /** Brings the badge up to date. */
    async showFreshness(): Promise<void> {
      await badge.show(freshnessOf(await sources.all(), now()));
    },
  };
}

function refusalOf(address: string) {
  return { code: 'permission-refused' as const, values: { origin: new URL(address).origin } };
}
