import { browser } from 'wxt/browser';
import type { SecretStore } from '../app/ports';
import { DrafthandError } from '../core/errors';
import {
  decrypt,
  deriveKey,
  type Encrypted,
  encrypt,
  exportKey,
  importKey,
  newSalt,
  type Salt,
} from './passphrase-lock';
import type { KeyValueArea } from './settings-store';

const secretKey = 'secret';
const sessionKey = 'secretUnlock';

/** Fewer characters than this and the last four would give too much away. */
const shortestShown = 12;
const shortestPassphrase = 8;

type StoredSecret = { origin: string } & (
  | { kind: 'plain'; key: string }
  | ({ kind: 'encrypted' } & Salt & Encrypted)
);

/**
 * The API key. In `storage.local`, in clear, or with a passphrase encrypted: then the key derived
 * from the passphrase lies in `storage.session`, which never reaches the disk and ends with the
 * browser. Only the background may construct this; everyone else sees {@link SecretStore.state}.
 */
export function createSecretStore(
  local: KeyValueArea = browser.storage.local,
  session: KeyValueArea = browser.storage.session,
): SecretStore {
  const readStored = async () => {
    const stored = (await local.get(secretKey))[secretKey];
    return isStoredSecret(stored) ? stored : undefined;
  };

  const readUnlock = async (): Promise<CryptoKey | undefined> => {
    const unlock = (await session.get(sessionKey))[sessionKey];
    return isRecord(unlock) ? importKey(unlock) : undefined;
  };

  const open = async (stored: StoredSecret): Promise<string | undefined> => {
    if (stored.kind === 'plain') return stored.key;
    const unlock = await readUnlock();
    return unlock ? decrypt(stored, unlock) : undefined;
  };

  return {
    async read(origin) {
      const stored = await readStored();
      return stored?.origin === origin ? open(stored) : undefined;
    },

    async state() {
      const stored = await readStored();
      if (!stored) return { kind: 'none' };
      const { origin } = stored;
      if (stored.kind === 'plain') return { kind: 'stored', ending: endingOf(stored.key), origin };
      const key = await open(stored);
      return key === undefined
        ? { kind: 'locked', origin }
        : { kind: 'unlocked', ending: endingOf(key), origin };
    },

    async save(key, origin, passphrase) {
      const trimmed = key.trim();
      if (trimmed === '') throw new DrafthandError({ code: 'key-missing' });
      if (passphrase === undefined || passphrase === '') {
        await local.set({ [secretKey]: { kind: 'plain', origin, key: trimmed } });
        await session.remove(sessionKey);
        return;
      }
      if (passphrase.length < shortestPassphrase) {
        throw new DrafthandError({ code: 'passphrase-too-short', values: { least: shortestPassphrase } });
      }
      const salt = newSalt();
      const unlock = await deriveKey(passphrase, salt);
      const encrypted = await encrypt(trimmed, unlock);
      await local.set({ [secretKey]: { kind: 'encrypted', origin, ...salt, ...encrypted } });
      await session.set({ [sessionKey]: await exportKey(unlock) });
    },

    async unlock(passphrase) {
      const stored = await readStored();
      if (stored?.kind !== 'encrypted') return stored !== undefined;
      const unlock = await deriveKey(passphrase, stored);
      if ((await decrypt(stored, unlock)) === undefined) return false;
      await session.set({ [sessionKey]: await exportKey(unlock) });
      return true;
    },

    async lock() {
      await session.remove(sessionKey);
    },

    async clear() {
      await local.remove(secretKey);
      await session.remove(sessionKey);
    },
  };
}

function endingOf(key: string): string {
  return key.length >= shortestShown ? key.slice(-4) : '';
}

/** Damaged data counts as no key; there is nothing else to do with it. */
function isStoredSecret(stored: unknown): stored is StoredSecret {
  if (!isRecord(stored) || typeof stored.origin !== 'string') return false;
  if (stored.kind === 'plain') return typeof stored.key === 'string' && stored.key !== '';
  return (
    stored.kind === 'encrypted' &&
    typeof stored.salt === 'string' &&
    typeof stored.iterations === 'number' &&
    typeof stored.iv === 'string' &&
    typeof stored.ciphertext === 'string'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
