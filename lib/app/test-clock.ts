import type { Clock } from './clock';

/** A clock for tests: time stands still until `advance` is called. */
export interface TestClock extends Clock {
  /** Lets so many milliseconds pass, timers firing in order and promises settling in between. */
  advance(milliseconds: number): Promise<void>;
  /** Number of timers that wait. */
  waiting(): number;
}

/** A clock that starts at a fixed moment. */
export function createTestClock(start = 1_790_000_000_000): TestClock {
  let time = start;
  const timers = new Set<{ due: number; callback: () => void }>();
  return {
    now: () => time,
    after(milliseconds, callback) {
      const timer = { due: time + milliseconds, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(milliseconds) {
      const end = time + milliseconds;
      await settle();
      for (let next = earliest(); next && next.due <= end; next = earliest()) {
        time = Math.max(time, next.due);
        timers.delete(next);
        next.callback();
        await settle();
      }
      time = end;
      await settle();
    },
    waiting: () => timers.size,
  };

  function earliest() {
    return [...timers].sort((one, other) => one.due - other.due)[0];
  }
}

/** Lets every promise that can settle do so. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
