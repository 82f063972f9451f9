import { browser } from 'wxt/browser';
import { stayConnected } from '../../lib/browser/offscreen-port';
import { createReceiver } from '../../lib/messaging/receive';
import { sendToBackground } from '../../lib/messaging/send';
import { openDatabase } from '../../lib/store/database';
import { sketchExemplars } from '../../lib/store/exemplar-sketches';
import { createExemplarStore } from '../../lib/store/exemplar-store';
import { findSupersessions } from '../../lib/store/find-supersessions';
import { createImportQueue } from '../../lib/store/import-queue';
import { createLibraryWriter } from '../../lib/store/library-writer';
import { createPageFetches } from '../../lib/store/page-fetches';
import { reindexStale } from '../../lib/store/reindex-stale';
import { repairIndex } from '../../lib/store/repair-index';
import { sketchMissing } from '../../lib/store/text-sketches';
import { createImportRunner } from './run-import';
import { createVectorBuilder } from './vector-builder';

const database = openDatabase();
const runner = createImportRunner({
  queue: createImportQueue(database),
  writer: createLibraryWriter(database, { now: Date.now }),
  exemplars: createExemplarStore(database),
  pages: createPageFetches(database),
  fetch: (input, init) => fetch(input, init),
  now: Date.now,
});

const vectors = createVectorBuilder();

let isWorking = false;
/** Aborted when an import is asked for, which goes before indexing again and before vectors, and when the choice of vectors changed. */
let indexing = new AbortController();

browser.runtime.onMessage.addListener(
  createReceiver({
    context: 'offscreen',
    extensionId: browser.runtime.id,
    extensionUrl: browser.runtime.getURL('/'),
    handlers: {
      'offscreen/import': () => {
        indexing.abort();
        void work();
        return null;
      },
      'offscreen/refresh': () => {
        indexing.abort();
        void work();
        return null;
      },
      'offscreen/go-on': () => {
        void work();
        return null;
      },
      'offscreen/interrupt-import': ({ importId }) => {
        runner.interrupt(importId);
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
void work();

/**
 * Imports first, since somebody waits for them; then what is missing of the index or was made by an older
 * version; then vectors. What fails there is tried again after a while: words find everything meanwhile.
 */
async function work(): Promise<void> {
  if (isWorking) return;
  isWorking = true;
  let isIncomplete = false;
  try {
    do {
      indexing = new AbortController();
      isIncomplete = false;
      await runner.workOff();
      await repairIndex(database);
      await reindexStale(database, { signal: indexing.signal });
      // Extension storage is out of reach here, so the background tells what the owner chose.
      const choice = await sendToBackground('offscreen/embedding-choice', {});
      const report = await vectors.build(choice.ok ? choice.value : { kind: 'built-in' }, indexing.signal);
      if (report.kind === 'failed') {
        isIncomplete = true;
        console.warn('Vectors were not built:', report.detail);
      }
      await sketchMissing(database, { signal: indexing.signal });
      await sketchExemplars(database);
      await findSupersessions(database, { signal: indexing.signal, now: Date.now });
    } while (indexing.signal.aborted);
  } catch (thrown) {
    isIncomplete = true;
    console.warn('Work on the library failed:', thrown);
  } finally {
    isWorking = false;
  }
  await sendToBackground('offscreen/idle', { isIncomplete });
}
