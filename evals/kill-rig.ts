import type { Page } from 'playwright';
import { type ExtensionSession, startExtensionSession } from '../scripts/extension-session.mjs';

/**
 * What a kill ends: the service worker, the offscreen document, or both. (Not the process they live in:
 * Chrome then stops the extension until a person or the next start of the browser starts it again.)
 */
export type Victim = 'worker' | 'offscreen' | 'both';

/** The library as it is on disk. */
export interface StoredLibrary {
  documents: Array<{ title: string; text: string }>;
  /** Documents the search index holds. */
  indexed: number;
  /** Places where a document is no longer found. */
  gone: number;
}

export type KillRig = Awaited<ReturnType<typeof openKillRig>>;

/**
 * Opens the built extension, with ways to end parts of it, in a profile below `home`. The library is looked at from a page without any
 * script of the extension, so that looking starts nothing.
 */
export async function openKillRig(options: {
  executablePath: string;
  build: string;
  home: string;
  args?: string[];
}) {
  let session: ExtensionSession;
  let window: Page;

  async function open(): Promise<void> {
    session = await startExtensionSession({ ...options, grantedOrigins: ['http://127.0.0.1/*'] });
    window = await session.openPage('manifest.json');
  }
  await open();

  const files = {
    worker: ['background.js'],
    offscreen: ['offscreen.html'],
    both: ['background.js', 'offscreen.html'],
  };

  return {
    openPage: (path: string) => session.openPage(path),

    /** Ends it as Chrome ends what it stops; answers whether there was anything to end. */
    async kill(victim: Victim): Promise<boolean> {
      const cdp = await session.browserSession();
      const { targetInfos } = await cdp.send('Target.getTargets');
      const ends = files[victim].map(async (file) => {
        const target = targetInfos.find(({ url }) => url === `chrome-extension://${session.id}/${file}`);
        if (!target) return false;
        return cdp.send('Target.closeTarget', { targetId: target.targetId }).then(
          () => true,
          () => false,
        );
      });
      const wereThere = await Promise.all(ends);
      await cdp.detach();
      return wereThere.includes(true);
    },

    /** Ends the browser like a crash, and starts it again in the same profile. */
    async killBrowser(): Promise<void> {
      await session.kill();
      await open();
    },

    /** Sends the background a message from a page of the extension. */
    async send(type: string, data: object): Promise<RigAnswer> {
      const page = await session.openPage('options.html#library');
      const answer = await page.evaluate(sendMessage, { drafthand: 1, to: 'background', type, data });
      await page.close();
      return answer;
    },

    /** Every row of a table, as it is on disk. */
    rows: <Row>(table: string) => rowsOf<Row>(table),

    /** What is under a key of `storage.local`. */
    async stored(key: string): Promise<unknown> {
      return window.evaluate(readStorage, key);
    },

    /** Changes the settings as the studio does, and tells the background that vectors are made by something else. */
    async choose(changes: object): Promise<void> {
      const page = await session.openPage('options.html#library');
      await page.evaluate(changeSettings, changes);
      await page.evaluate(sendMessage, {
        drafthand: 1,
        to: 'background',
        type: 'embedding/apply',
        data: {},
      });
      await page.close();
    },

    /** States of all runs, how many items wait, and when the newest run was started (epoch ms). */
    async progress(): Promise<{ states: string[]; waiting: number; newest: number }> {
      const runs = await rowsOf<{ state: string; startedAt: number }>('imports');
      const items = await rowsOf<{ state: string }>('importItems');
      return {
        states: runs.map(({ state }) => state),
        waiting: items.filter(({ state }) => state === 'waiting').length,
        newest: Math.max(0, ...runs.map(({ startedAt }) => startedAt)),
      };
    },

    /** Runs that are not over, or did not end well. */
    async troubles(): Promise<unknown[]> {
      const runs = await rowsOf<{ state: string; label: string; counts: unknown; error?: unknown }>(
        'imports',
      );
      return runs
        .filter(({ state }) => state !== 'done')
        .map(({ state, label, counts, error }) => ({ state, label, counts, error }));
    },

    async library(): Promise<StoredLibrary> {
      const documents = await rowsOf<{ id: string; title: string }>('documents');
      const [statistics] = await rowsOf<{ documentCount: number }>('indexStatistics');
      const occurrences = await rowsOf<{ goneSince?: number }>('occurrences');
      const texts = new Map<string, string>();
      for (const { documentId, text } of await rowsOf<{ documentId: string; text: string }>('passages')) {
        texts.set(documentId, `${texts.get(documentId) ?? ''} ${text}`);
      }
      return {
        documents: documents.map(({ id, title }) => ({ title, text: texts.get(id) ?? '' })),
        indexed: statistics?.documentCount ?? 0,
        gone: occurrences.filter(({ goneSince }) => goneSince !== undefined).length,
      };
    },

    close: () => session.close(),
  };

  async function rowsOf<Row>(table: string): Promise<Row[]> {
    return (await window.evaluate(readTable, table)) as Row[];
  }
}

interface RigAnswer {
  ok: boolean;
  value?: unknown;
  error?: unknown;
}

/** What the functions that run inside a page use of the extension's own interface. */
interface PageChrome {
  chrome: {
    runtime: { sendMessage(message: object): Promise<RigAnswer> };
    storage: {
      local: { get(key: string): Promise<Record<string, unknown>>; set(items: object): Promise<void> };
    };
  };
}

/** Runs inside the page. */
function sendMessage(message: object): Promise<RigAnswer> {
  const { chrome } = globalThis as unknown as PageChrome;
  return chrome.runtime.sendMessage(message);
}

/** Runs inside the page. */
async function readStorage(key: string): Promise<unknown> {
  const { chrome } = globalThis as unknown as PageChrome;
  return (await chrome.storage.local.get(key))[key];
}

/** Runs inside the page. */
async function changeSettings(changes: object): Promise<void> {
  const { chrome } = globalThis as unknown as PageChrome;
  const { settings } = await chrome.storage.local.get('settings');
  await chrome.storage.local.set({ settings: { ...(settings as object), ...changes } });
}

/** Runs inside the page: every row of a table, without anything of the extension. */
async function readTable(table: string): Promise<unknown[]> {
  const done = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  // Opening it before the extension has made it would make an empty one.
  if (!(await indexedDB.databases()).some(({ name }) => name === 'drafthand')) return [];
  const db = await done(indexedDB.open('drafthand'));
  try {
    if (!db.objectStoreNames.contains(table)) return [];
    return await done(db.transaction(table).objectStore(table).getAll());
  } finally {
    db.close();
  }
}
