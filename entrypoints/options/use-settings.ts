import { useCallback, useEffect, useState } from 'react';
import { watchSettings } from '../../lib/browser/settings-store';
import type { Settings } from '../../lib/core/settings';
import { useStudio } from './studio';

export interface LiveSettings {
  /** Undefined until they are read. */
  settings: Settings | undefined;
  update: (changes: Partial<Settings>) => Promise<void>;
}

/** The settings, also as other pages change them. */
export function useSettings(): LiveSettings {
  const { settings: store } = useStudio();
  const [settings, setSettings] = useState<Settings>();
  useEffect(() => {
    const abort = new AbortController();
    watchSettings(setSettings, abort.signal);
    void store.get().then((first) => {
      if (!abort.signal.aborted) setSettings(first);
    });
    return () => abort.abort();
  }, [store]);
  const update = useCallback(
    async (changes: Partial<Settings>) => setSettings(await store.update(changes)),
    [store],
  );
  return { settings, update };
}
