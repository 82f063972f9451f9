import type { PanelTarget } from '../core/drafting/draft-job';
import type { DrafthandDatabase } from './database';
import { withStorageErrors } from './storage-errors';

/** What the side panel of each window is working on. */
export function createPanelTargets(db: DrafthandDatabase) {
  return {
    get(windowId: number): Promise<PanelTarget | undefined> {
      return withStorageErrors(() => db.panelTargets.get(windowId));
    },

    async set(target: PanelTarget): Promise<void> {
      await withStorageErrors(() => db.panelTargets.put(target));
    },

    /** Window ids are given out anew when the browser starts. */
    async clear(): Promise<void> {
      await withStorageErrors(() => db.panelTargets.clear());
    },
  };
}
