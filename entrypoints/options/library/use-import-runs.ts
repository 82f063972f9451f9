import { useCallback, useState } from 'react';
import type { ImportRun } from '../../../lib/app/ports';
import { useStudio } from '../studio';
import { useLive } from '../use-live';
import { isOngoing, waitingCount } from './import-figures';

export interface ImportRuns {
  /** Newest first. */
  runs: ImportRun[];
  /** Those to show with their progress or fresh result; `undefined` is one that is being opened. */
  shown: Array<ImportRun | undefined>;
  /** Something is about to be added: results of earlier imports make room. */
  begin: () => void;
  dismiss: (importId: string) => void;
}

/** Imports as they go, and which of them deserve a card. */
export function useImportRuns(): ImportRuns {
  const { queue, openedAt } = useStudio();
  const runs = useLive(() => queue.latestRuns(), [queue]) ?? [];
  const [since, setSince] = useState(openedAt);
  const [isOpening, setOpening] = useState(false);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const fresh = runs.filter((run) => {
    if (isOngoing(run)) return true;
    if (dismissed.has(run.id) || run.dismissedAt !== undefined) return false;
    return run.startedAt >= since || isUnfinished(run);
  });
  // The run has appeared in the store.
  if (isOpening && fresh.length > 0) setOpening(false);
  const begin = useCallback(() => {
    setSince(Date.now());
    setOpening(true);
  }, []);
  const dismiss = useCallback(
    (id: string) => {
      setDismissed((ids) => new Set(ids).add(id));
      void queue.dismiss(id);
    },
    [queue],
  );
  const shown = isOpening && fresh.length === 0 ? [undefined] : fresh;
  return { runs, shown, begin, dismiss };
}

/** Ended early with items left, e.g. on a full disk: said until the owner goes on or lets go of them. */
function isUnfinished(run: ImportRun): boolean {
  return run.state === 'failed' && waitingCount(run) > 0;
}
