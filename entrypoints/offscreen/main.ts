import { browser } from 'wxt/browser';
import { stayConnected } from '../../lib/browser/offscreen-port';
import { createReceiver } from '../../lib/messaging/receive';
import { sendToBackground } from '../../lib/messaging/send';
import { openDatabase } from '../../lib/store/database';
import { createLibraryWork } from './library-work';
import { createVectorBuilder } from './vector-builder';

const work = createLibraryWork({
  database: openDatabase(),
  vectors: createVectorBuilder(
    () => new Worker(new URL('./vector-worker.ts', import.meta.url), { type: 'module' }),
  ),
  // Extension storage is out of reach here, so the background tells what the owner chose.
  async choice() {
    const answer = await sendToBackground('offscreen/embedding-choice', {});
    return answer.ok ? answer.value : { kind: 'built-in' };
  },
  onIdle: (isIncomplete) => sendToBackground('offscreen/idle', { isIncomplete }),
});

browser.runtime.onMessage.addListener(
  createReceiver({
    context: 'offscreen',
    extensionId: browser.runtime.id,
    extensionUrl: browser.runtime.getURL('/'),
    handlers: {
      'offscreen/import': () => {
        void work.now();
        return null;
      },
      'offscreen/refresh': () => {
        void work.now();
        return null;
      },
      'offscreen/go-on': () => {
        void work.goOn();
        return null;
      },
      'offscreen/interrupt-import': ({ importId }) => {
        work.interrupt(importId);
        return null;
      },
      'offscreen/discover-site': async ({ url }) => {
        const { discoverSite } = await import('../../lib/importers/site/discover-site');
        return discoverSite(url, { fetch: (input, init) => fetch(input, init) });
      },
    },
  }),
);

stayConnected();

// A run that a closed browser left unfinished goes on without being asked for.
void work.goOn();
