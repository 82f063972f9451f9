import { useEffect, useState } from 'react';
import { createSettingsStore, watchSettings } from '../../lib/browser/settings-store';
import { defaultSettings, type Settings } from '../../lib/core/settings';

/** The settings as they are now; undefined until they are read. */
export function useSettings(): Settings | undefined {
  const [settings, setSettings] = useState<Settings | undefined>();
  useEffect(() => {
    const abort = new AbortController();
    watchSettings(setSettings, abort.signal);
    createSettingsStore()
      .get()
      // Settings that cannot be read must not keep the person from drafting.
      .catch(() => defaultSettings)
      .then((stored) => {
        if (!abort.signal.aborted) setSettings(stored);
      });
    return () => abort.abort();
  }, []);
  return settings;
}
