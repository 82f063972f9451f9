import { browser } from 'wxt/browser';
import type { UnfinishedWorkNote } from '../app/ports/unfinished-work';
import type { KeyValueArea } from './settings-store';

const key = 'unfinishedWork';

/** The note in `storage.local`, which also a full or closed database leaves readable. */
export function createUnfinishedWorkNote(area: KeyValueArea = browser.storage.local): UnfinishedWorkNote {
  return {
    async get() {
      const stored = (await area.get(key))[key] as { tries?: unknown; triedAt?: unknown } | undefined;
      const { tries, triedAt } = stored ?? {};
      return typeof tries === 'number' && typeof triedAt === 'number' ? { tries, triedAt } : undefined;
    },
    put: (work) => area.set({ [key]: work }),
    remove: () => area.remove(key),
  };
}
