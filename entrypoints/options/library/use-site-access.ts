import { useCallback, useEffect, useState } from 'react';
import type { LibrarySource } from '../../../lib/app/ports';
import { canSync } from '../../../lib/core/library/sync-schedule';
import { useStudio } from '../studio';

/** Which sources on the web the browser does not let Drafthand read; looked at again when the page is come back to. */
export function useSiteAccess(sources: LibrarySource[]): {
  withoutAccess: ReadonlySet<string>;
  /** Looks again, e.g. after access was given. */
  refresh: () => void;
} {
  const { permissions } = useStudio();
  const [withoutAccess, setWithoutAccess] = useState<ReadonlySet<string>>(new Set());
  const [turn, setTurn] = useState(0);
  const refresh = useCallback(() => setTurn((before) => before + 1), []);
  const onWeb = sources.filter(({ kind }) => canSync(kind));
  const addresses = onWeb.map(({ id, address }) => `${id}\n${address}`).join('\n\n');

  // biome-ignore lint/correctness/useExhaustiveDependencies: `addresses` stands for the sources, `turn` for another look.
  useEffect(() => {
    let isWanted = true;
    const look = async () => {
      const granted = await Promise.all(
        onWeb.map(({ address }) => permissions.hasOrigin(address).catch(() => false)),
      );
      if (isWanted) setWithoutAccess(new Set(onWeb.filter((_, n) => !granted[n]).map(({ id }) => id)));
    };
    void look();
    window.addEventListener('focus', look);
    return () => {
      isWanted = false;
      window.removeEventListener('focus', look);
    };
  }, [permissions, addresses, turn]);
  return { withoutAccess, refresh };
}
