import { browser } from 'wxt/browser';
import { DrafthandError } from '../../lib/core/errors';
import { receiveInTab, type TabHandlers } from '../../lib/messaging/receive-in-tab';

/** What of Drafthand runs in this frame. The content scripts live in one isolated world and share it. */
interface PageServer {
  scripts: Set<string>;
  handlers: TabHandlers;
  isAlive(): boolean;
}

interface SharedWorld {
  drafthandPage?: PageServer;
}

/**
 * Answers the given commands of the background in this frame. The first script starts listening,
 * another one adds what it can do. Undefined, and nothing changed, when this script already runs
 * here or when the frame is not LinkedIn's.
 */
export function servePage(script: string, handlers: Partial<TabHandlers>): PageServer | undefined {
  if (!isServedOrigin(self.origin)) return undefined;
  const world = globalThis as SharedWorld;
  if (!world.drafthandPage?.isAlive()) world.drafthandPage = listen();
  const server = world.drafthandPage;
  if (server.scripts.has(script)) return undefined;
  server.scripts.add(script);
  Object.assign(server.handlers, handlers);
  return server;
}

function listen(): PageServer {
  const notHere = () => {
    throw new DrafthandError({ code: 'page-not-reachable', detail: 'script not in this frame' });
  };
  const handlers = { 'page/read': notHere, 'page/insert': notHere, 'page/buttons': () => null };
  // The listener ends with the extension; there is nothing to end it earlier.
  receiveInTab(handlers, new AbortController().signal);
  return { scripts: new Set(), handlers, isAlive: () => browser.runtime?.id !== undefined };
}

/** LinkedIn itself, or in the demo build the demo inbox on any port. */
function isServedOrigin(origin: string): boolean {
  if (origin === 'https://www.linkedin.com') return true;
  return __DEMO_ORIGIN__ !== '' && (origin === __DEMO_ORIGIN__ || origin.startsWith(`${__DEMO_ORIGIN__}:`));
}
