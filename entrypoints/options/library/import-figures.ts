import type { ImportRun } from '../../../lib/app/ports';

/** True while items are listed or worked off. */
export function isOngoing(run: ImportRun): boolean {
  return run.state === 'listing' || run.state === 'running' || run.state === 'paused';
}

/** Items that are done, whatever came of them. */
export function settledCount({ counts }: ImportRun): number {
  return counts.new + counts.changed + counts.unchanged + counts.skipped + counts.failed;
}

/** Items per second since the start; undefined before there is anything to go by. */
export function perSecond(run: ImportRun, now: number): number | undefined {
  const seconds = (now - run.startedAt) / 1000;
  const settled = settledCount(run);
  return settled > 0 && seconds >= 1 ? settled / seconds : undefined;
}
