import { useCallback, useState } from 'react';
import type { ImportRun } from '../../../lib/app/ports';
import { useStudio } from '../studio';
import { useLive } from '../use-live';
import { isOngoing } from './import-figures';

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
  const fresh = runs.filter((run) => isOngoing(run) || (run.startedAt >= since && !dismissed.has(run.id)));
  // The run has appeared in the store.
  if (isOpening && fresh.length > 0) setOpening(false);
  const begin = useCallback(() => {
    setSince(Date.now());
    setOpening(true);
  }, []);
  const dismiss = useCallback((id: string) => setDismissed((ids) => new Set(ids).add(id)), []);
  const shown = isOpening && fresh.length === 0 ? [undefined] : fresh;
  return { runs, shown, begin, dismiss };
}
