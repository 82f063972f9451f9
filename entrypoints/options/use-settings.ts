import { useCallback, useEffect, useState } from 'react';
import { watchSettings } from '../../lib/browser/settings-store';
import { type AppError, toAppError } from '../../lib/core/errors';
import type { Settings } from '../../lib/core/settings';
import { useStudio } from './studio';

export interface LiveSettings {
  /** Undefined until they are read. */
  settings: Settings | undefined;
  /** Shows the changes at once and stores them; answers the failure, after which the old values are back. */
  update: (changes: Partial<Settings>) => Promise<AppError | undefined>;
  /** Why the last change could not be stored, or the settings not be read. */
  error: AppError | undefined;
}

/** The settings, also as other pages change them. */
export function useSettings(): LiveSettings {
  const { settings: store } = useStudio();
  const [settings, setSettings] = useState<Settings>();
  const [error, setError] = useState<AppError>();

  useEffect(() => {
    const abort = new AbortController();
    watchSettings(setSettings, abort.signal);
    store.get().then(
      (first) => !abort.signal.aborted && setSettings(first),
      (thrown) => !abort.signal.aborted && setError(storeError(thrown)),
    );
    return () => abort.abort();
  }, [store]);

  const update = useCallback(
    async (changes: Partial<Settings>) => {
      setSettings((before) => before && { ...before, ...changes });
      try {
        setSettings(await store.update(changes));
        setError(undefined);
        return undefined;
      } catch (thrown) {
        const failure = storeError(thrown);
        setError(failure);
        setSettings(await store.get().catch(() => undefined));
        return failure;
      }
    },
    [store],
  );
  return { settings, update, error };
}

function storeError(thrown: unknown): AppError {
  const error = toAppError(thrown);
  return error.code === 'unexpected' ? { ...error, code: 'storage-failed' } : error;
}
