import { useEffect, useState } from 'react';
import type { ImportRun } from '../../../lib/app/ports';
import { settledCount } from './import-figures';

/** Milliseconds that the rate is taken over: long enough to be calm, short enough to follow a change. */
const window = 20_000;

interface Sample {
  at: number;
  settled: number;
}

/** How fast a running import is (items a second) and how many seconds are left; undefined before there is anything to go by. */
export function useRunRate(
  run: ImportRun | undefined,
): { perSecond: number; secondsLeft: number } | undefined {
  const [samples, setSamples] = useState<Sample[]>([]);
  const settled = run ? settledCount(run) : 0;
  const isRunning = run?.state === 'running';
  useEffect(() => {
    // A pause is no slowness.
    if (!isRunning) return setSamples([]);
    const now = Date.now();
    setSamples((before) => [...before.filter(({ at }) => now - at < window), { at: now, settled }]);
  }, [isRunning, settled]);

  const [first, last] = [samples[0], samples.at(-1)];
  if (!run || !isRunning || !first || !last || last.at - first.at < 1_000) return undefined;
  const perSecond = ((last.settled - first.settled) * 1_000) / (last.at - first.at);
  return perSecond > 0 ? { perSecond, secondsLeft: (run.total - settled) / perSecond } : undefined;
}
