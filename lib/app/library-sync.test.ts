import { describe, expect, it } from 'vitest';
import type { Freshness } from '../core/library/freshness';
import { createLibrarySync, type LibrarySyncPorts } from './library-sync';
import type { LibrarySource } from './ports';

const now = 1_790_000_000_000;
const day = 86_400_000;

function setUp(...sources: Array<Partial<LibrarySource>>) {
  const events: unknown[] = [];
  const shown: Freshness[] = [];
  const rows = sources.map(
    (source, index): LibrarySource => ({
      id: `s${index}`,
      kind: 'feed',
      label: 'feed',
      address: `https://site${index}.example/feed`,
      addedAt: now,
      ...source,
    }),
  );
  const ports: LibrarySyncPorts = {
    sources: {
      all: async () => rows,
      get: async (id) => rows.find((row) => row.id === id),
      planned: async () =>
        rows
          .filter(({ nextRunAt }) => nextRunAt !== undefined)
          .sort((one, other) => (one.nextRunAt ?? 0) - (other.nextRunAt ?? 0)),
      setSchedule: async (...change) => void events.push(['schedule', ...change]),
      startFailed: async ({ id }, error, trigger) => void events.push(['failed', id, error, trigger]),
    },
    imports: {
      async readSource({ address }, options) {
        events.push(['read', address, options]);
        return 'import-1';
      },
    },
    hasOrigin: async (url) => !url.startsWith('https://site9'),
    badge: { show: async (freshness) => void shown.push(freshness) },
    now: () => now,
  };
  return { sync: createLibrarySync(ports), events, shown };
}

describe('syncing', () => {
  it('reads what is due, and nothing else', async () => {
    const { sync, events } = setUp({ nextRunAt: now + 1 }, { nextRunAt: now }, {}, { nextRunAt: now - day });
    await sync.task.run();
    expect(events).toEqual([
      ['read', 'https://site3.example/feed', { trigger: 'schedule' }],
      ['read', 'https://site1.example/feed', { trigger: 'schedule' }],
    ]);
  });

  it('is due when its soonest source is', async () => {
    expect(await setUp({ nextRunAt: now + 5 }, { nextRunAt: now + 2 }).sync.task.dueAt()).toBe(now + 2);
    expect(await setUp({}).sync.task.dueAt()).toBeUndefined();
  });

  it('leaves a failed run when access to the site was taken back', async () => {
    const { sync, events } = setUp({ nextRunAt: now, address: 'https://site9.example/feed' });
    await sync.task.run();
    const error = { code: 'permission-refused', values: { origin: 'https://site9.example' } };
    expect(events).toEqual([['failed', 's0', error, 'schedule']]);
    await expect(sync.sync('s0')).rejects.toMatchObject({ appError: error });
    await expect(sync.schedule('s0', 'daily')).rejects.toMatchObject({ appError: error });
  });

  it('sets the time with the schedule, and takes it away', async () => {
    const { sync, events } = setUp({ lastRunAt: now - day / 2 });
    await sync.schedule('s0', 'daily');
    await sync.schedule('s0', 'off');
    expect(events).toEqual([
      ['schedule', 's0', 'daily', now + day / 2],
      ['schedule', 's0', 'off', undefined],
    ]);
  });

  it('reads a source now when it is asked to, believing fewer only when told', async () => {
    const { sync, events } = setUp({});
    expect(await sync.sync('s0')).toBe('import-1');
    await sync.sync('s0', true);
    expect(events).toEqual([
      ['read', 'https://site0.example/feed', { trigger: 'owner' }],
      ['read', 'https://site0.example/feed', { trigger: 'owner', acceptsFewer: true }],
    ]);
  });

  it('knows only sources on the web', async () => {
    const { sync } = setUp({ kind: 'folder' });
    await expect(sync.sync('s0')).rejects.toThrow('source-unknown');
    await expect(sync.schedule('s7', 'daily')).rejects.toThrow('source-unknown');
  });

  it('shows how fresh the library is', async () => {
    const { sync, shown } = setUp({ schedule: 'daily', failures: 2 }, { lastRunAt: now });
    await sync.showFreshness();
    expect(shown).toEqual([{ kind: 'failing', sources: 1 }]);
  });
});
