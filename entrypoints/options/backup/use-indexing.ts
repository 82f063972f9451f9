import { useCallback, useEffect } from 'react';
import { countUnindexed } from '../../../lib/store/backup-index';
import { reindexStale } from '../../../lib/store/reindex-stale';
import { useStudio } from '../studio';
import { useLive } from '../use-live';

/**
 * Indexes restored documents, also those of a restore whose page was closed before they were done.
 * `left` is how many there still are; it is done once at a time, whatever pages are open.
 */
export function useIndexing(): { left: number; index: () => void } {
  const { db, send } = useStudio();
  const left = useLive(() => countUnindexed(db), [db]) ?? 0;
  const index = useCallback(() => {
    // What fails here is found again, and tried again, the next time the page is opened.
    navigator.locks
      .request('drafthand-indexing', { ifAvailable: true }, async (lock) => {
        if (!lock || (await countUnindexed(db)) === 0) return;
        await reindexStale(db);
        // What is found by its words now has no vectors yet.
        await send('library/changed', {});
      })
      .catch(() => undefined);
  }, [db, send]);
  useEffect(index, [index]);
  return { left, index };
}
