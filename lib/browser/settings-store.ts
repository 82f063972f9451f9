import { browser } from 'wxt/browser';
import type { SettingsStore } from '../app/ports';
import { type Settings, settingsSchema } from '../core/settings';

const settingsKey = 'settings';

/** The part of a storage area that settings and secrets use. */
export interface KeyValueArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Runs one task after the other, over all contexts of the extension where the browser can. */
export type Serialise = <Value>(task: () => Promise<Value>) => Promise<Value>;

/**
 * Settings in `storage.local`. A stored value that is no longer valid falls back alone;
 * the other fields, and fields of a newer version, stay as they are.
 */
export function createSettingsStore(
  area: KeyValueArea = browser.storage.local,
  serialise: Serialise = serialiseWithLock,
): SettingsStore {
  const readStored = async () => asRecord((await area.get(settingsKey))[settingsKey]);
  return {
    async get() {
      return parseSettings(await readStored());
    },
    update(changes) {
      return serialise(async () => {
        const stored = { ...(await readStored()), ...validChanges(changes) };
        await area.set({ [settingsKey]: stored });
        return parseSettings(stored);
      });
    },
  };
}

/** Calls `onChange` with the new settings after every change, in any context, until `signal` aborts. */
export function watchSettings(onChange: (settings: Settings) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, { newValue?: unknown }>, areaName: string) => {
    const change = changes[settingsKey];
    if (areaName === 'local' && change) onChange(parseSettings(asRecord(change.newValue)));
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}

/** Settings out of stored data; every invalid field takes its default, the others keep their value. */
export function parseSettings(stored: Record<string, unknown>): Settings {
  const valid: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    const parsed = schema.safeParse(stored[name]);
    if (parsed.success) valid[name] = parsed.data;
  }
  return settingsSchema.parse(valid);
}

/** The changes that are valid settings; a wrong value throws before anything is written. */
function validChanges(changes: Partial<Settings>): Record<string, unknown> {
  const valid: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    const value = (changes as Record<string, unknown>)[name];
    if (value !== undefined) valid[name] = schema.parse(value);
  }
  return valid;
}

/** Web Locks reach over the background and every page, so two of them cannot lose each other's update. */
async function serialiseWithLock<Value>(task: () => Promise<Value>): Promise<Value> {
  return await navigator.locks.request('drafthand-settings', task);
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
