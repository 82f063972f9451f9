import type { Freshness } from '../../lib/core/library/freshness';

const sources = (n: number) => (n === 1 ? 'One source of your library' : `${n} sources of your library`);

/** Words for syncing: states of sources, and that the library is stale. */
export const syncStrings = {
  schedule: { off: 'Never by itself', daily: 'Every day', weekly: 'Every week' },
  openLibrary: 'Open library',
};

/** Why the library is stale, in a line; undefined when it is not. */
export function staleWords(freshness: Freshness): string | undefined {
  switch (freshness.kind) {
    case 'fresh':
      return undefined;
    case 'failing':
      return `${sources(freshness.sources)} could not be read lately`;
    case 'overdue':
      return `${sources(freshness.sources)} should have been read days ago`;
    case 'old':
      return `Your library has not looked at the web for ${freshness.days} days`;
  }
}

/** What the toolbar icon says when it has its mark; undefined when it has none. */
export function badgeWords(freshness: Freshness): string | undefined {
  const line = staleWords(freshness);
  return line && `Draft reply. Your library may be out of date: ${line[0]?.toLowerCase()}${line.slice(1)}.`;
}
