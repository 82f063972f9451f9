/**
 * The browser's edge as the studio meets it, in memory: storage, permissions, commands and the
 * background's answers. Import it before anything that imports `wxt/browser`.
 */

type Handler = (data: never) => unknown;
type StorageListener = (changes: Record<string, { newValue: unknown }>, area: string) => void;

interface FakeBrowser {
  /** Every message sent to the background, in order. */
  sent: Array<{ type: string; data: Record<string, unknown> }>;
  /** What the background does, by message type; the value is the answer's, an `error` is a failure. */
  answers: Map<string, Handler>;
  /** Origins the person has granted. */
  granted: Set<string>;
  /** Origins asked for, in order. */
  asked: string[];
  /** Whether the person says yes to the next prompts. */
  isGenerous: boolean;
  stored: Record<string, unknown>;
  shortcut: string;
  reset(): void;
}

const storageListeners = new Set<StorageListener>();

/** The state behind the fake, to prepare and to look into. */
export const fakeBrowser: FakeBrowser = {
  sent: [],
  answers: new Map(),
  granted: new Set(),
  asked: [],
  isGenerous: true,
  stored: {},
  shortcut: 'Alt+Shift+D',
  reset() {
    fakeBrowser.sent.length = 0;
    fakeBrowser.asked.length = 0;
    fakeBrowser.granted.clear();
    fakeBrowser.isGenerous = true;
    fakeBrowser.stored = {};
    fakeBrowser.shortcut = 'Alt+Shift+D';
    fakeBrowser.answers.clear();
    fakeBrowser.answers.set('secret/state', () => ({ kind: 'none' }));
    fakeBrowser.answers.set('entry/apply', () => ({ mode: 'button' }));
  },
};
fakeBrowser.reset();

/** An answer that is a failure. */
export class Refusal {
  constructor(readonly error: { code: string; values?: Record<string, string | number> }) {}
}

Object.assign(globalThis, {
  browser: {
    runtime: {
      id: 'drafthand',
      getManifest: () => ({ version: '0.1.0' }),
      getURL: (path: string) => `chrome-extension://drafthand${path}`,
      async sendMessage({ type, data }: { type: string; data: never }) {
        fakeBrowser.sent.push(structuredClone({ type, data }));
        const answer = await fakeBrowser.answers.get(type)?.(data);
        if (answer instanceof Refusal) return { ok: false, error: answer.error };
        return { ok: true, value: answer ?? null };
      },
    },
    permissions: {
      async contains({ origins }: { origins: string[] }) {
        return origins.every((origin) => fakeBrowser.granted.has(origin));
      },
      async request({ origins }: { origins: string[] }) {
        fakeBrowser.asked.push(...origins);
        if (!fakeBrowser.isGenerous) return false;
        for (const origin of origins) fakeBrowser.granted.add(origin);
        return true;
      },
      async remove({ origins }: { origins: string[] }) {
        for (const origin of origins) fakeBrowser.granted.delete(origin);
        return true;
      },
    },
    commands: {
      getAll: async () => [{ name: '_execute_action', shortcut: fakeBrowser.shortcut }],
    },
    storage: {
      local: {
        get: async (key: string) => structuredClone({ [key]: fakeBrowser.stored[key] }),
        async set(items: Record<string, unknown>) {
          Object.assign(fakeBrowser.stored, structuredClone(items));
          for (const listener of storageListeners) {
            for (const [key, newValue] of Object.entries(items)) listener({ [key]: { newValue } }, 'local');
          }
        },
      },
      onChanged: {
        addListener: (listener: StorageListener) => storageListeners.add(listener),
        removeListener: (listener: StorageListener) => storageListeners.delete(listener),
      },
    },
  },
});
