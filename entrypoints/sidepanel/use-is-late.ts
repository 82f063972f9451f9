import { useEffect, useState } from 'react';

/** True once `limit` milliseconds have passed since `since` (epoch ms); false while `since` is undefined. */
export function useIsLate(since: number | undefined, limit: number): boolean {
  const [lateSince, setLateSince] = useState<number | undefined>();
  useEffect(() => {
    if (since === undefined) return;
    const timer = setTimeout(() => setLateSince(since), Math.max(0, since + limit - Date.now()));
    return () => clearTimeout(timer);
  }, [since, limit]);
  return since !== undefined && lateSince === since;
}
