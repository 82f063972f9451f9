import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';

/** At most one answer in this time while the store keeps changing, in milliseconds. */
const leastPause = 400;

/** A query that takes long is asked again after this many times as long, so that it never fills the page's time. */
const pausePerWork = 4;

/**
 * Follows a query on the store; undefined until the first answer. During an import the store changes
 * many times a second, and answering each would slow the import down: the first change is answered at
 * once, the following ones after a pause. `query` must be the same for the same `dependencies`.
 */
export function useLive<Value>(query: () => Promise<Value>, dependencies: unknown[]): Value | undefined {
  const paced = useMemo(() => {
    let nextAt = 0;
    return async () => {
      const wait = nextAt - Date.now();
      // Promise.resolve keeps Dexie's record of what the query has read over a foreign promise.
      if (wait > 0) await Promise.resolve(pause(wait));
      const startedAt = Date.now();
      const value = await query();
      const answeredAt = Date.now();
      nextAt = answeredAt + Math.max(leastPause, pausePerWork * (answeredAt - startedAt));
      return value;
    };
    // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what the query depends on.
  }, dependencies);
  return useLiveQuery(paced, [paced]);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
