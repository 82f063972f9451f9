import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../lib/core/errors';
import type { SecretState } from '../../../lib/core/settings';
import type { Answer } from '../../../lib/messaging/protocol';
import { useStudio } from '../studio';

export interface Secret {
  /** What a page may know of the key; undefined until the background has answered. */
  state: SecretState | undefined;
  error: AppError | undefined;
  /** Each answers whether it worked. */
  save(key: string, passphrase: string): Promise<boolean>;
  unlock(passphrase: string): Promise<boolean>;
  lock(): Promise<boolean>;
  clear(): Promise<boolean>;
}

/**
 * The API key as a page may handle it: written and locked, never read back. It is kept for the address drafts
 * are written at, or with `isForPassages` for the one passages are sent to.
 */
export function useSecret({ isForPassages = false } = {}): Secret {
  const { send } = useStudio();
  const [state, setState] = useState<SecretState>();
  const [error, setError] = useState<AppError>();
  const take = useCallback(async (asked: Promise<Answer<SecretState>>) => {
    const answer = await asked;
    setError(answer.ok ? undefined : answer.error);
    if (answer.ok) setState(answer.value);
    return answer.ok;
  }, []);
  useEffect(() => {
    void take(send('secret/state', {}));
  }, [send, take]);
  return {
    state,
    error,
    save: (key, passphrase) =>
      take(
        send('secret/save', {
          key,
          ...(passphrase === '' ? {} : { passphrase }),
          ...(isForPassages ? { isForPassages } : {}),
        }),
      ),
    unlock: (passphrase) => take(send('secret/unlock', { passphrase })),
    lock: () => take(send('secret/lock', {})),
    clear: () => take(send('secret/clear', {})),
  };
}
