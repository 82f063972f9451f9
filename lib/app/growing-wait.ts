const firstWait = 60_000;
const longestWait = 24 * 3_600_000;

/** Milliseconds until work that failed so often in a row is tried again: a minute, doubled each time, at most a day. */
export function waitAfter(failures: number): number {
  return Math.min(longestWait, firstWait * 2 ** (failures - 1));
}
