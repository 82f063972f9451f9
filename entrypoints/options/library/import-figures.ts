import type { ImportRun } from '../../../lib/app/ports';

/** True while items are listed or worked off, or wait for the owner to go on. */
export function isOngoing(run: ImportRun): boolean {
  return run.state === 'listing' || run.state === 'running' || run.state === 'paused';
}

/** Items that are done, whatever came of them. */
export function settledCount({ counts }: ImportRun): number {
  return counts.new + counts.changed + counts.unchanged + counts.skipped + counts.failed;
}

/** Items that were not reached. */
export function waitingCount(run: ImportRun): number {
  return Math.max(0, run.total - settledCount(run));
}
