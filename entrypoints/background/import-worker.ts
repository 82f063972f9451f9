import type { KeepAlive } from '../../lib/app/clock';
import type { ImportWorker } from '../../lib/app/library-imports';
import { createOffscreenDocument } from '../../lib/browser/offscreen';
import { DrafthandError } from '../../lib/core/errors';
import { sendToOffscreen } from '../../lib/messaging/send';
import type { DrafthandDatabase } from '../../lib/store/database';
import { createExemplarStore } from '../../lib/store/exemplar-store';
import { createImportQueue } from '../../lib/store/import-queue';
import { createLibraryWriter } from '../../lib/store/library-writer';
import { createPageFetches } from '../../lib/store/page-fetches';
import { createImportRunner } from '../offscreen/run-import';

/** Where imports are worked off. The constant is known at build time, so each build holds one of the two. */
export function createImportWorker(database: DrafthandDatabase, keepAlive: KeepAlive): ImportWorker {
  return import.meta.env.FIREFOX ? createEventPageWorker(database, keepAlive) : createOffscreenWorker();
}

/** Chromium: a service worker has no DOM parser, the offscreen document has. */
function createOffscreenWorker(): ImportWorker {
  const document = createOffscreenDocument();
  return {
    async wake() {
      await document.ensure();
      // One that is there already looks again when it is done with what it is at.
      await sendToOffscreen('offscreen/refresh', {});
    },
    async goOn() {
      if (await document.ensure()) return true;
      // One that is there already may be done, and nobody heard it say so.
      const answer = await sendToOffscreen('offscreen/go-on', {});
      // It was ending just then.
      return !answer.ok && answer.error.code === 'worker-stopped' ? document.ensure() : false;
    },
    async run(importId) {
      await document.ensure();
      let answer = await sendToOffscreen('offscreen/import', { importId });
      if (!answer.ok && answer.error.code === 'worker-stopped') {
        // It ended between the two; a new one starts to work by itself, too.
        await document.ensure();
        answer = await sendToOffscreen('offscreen/import', { importId });
      }
      if (!answer.ok) throw new DrafthandError(answer.error);
    },
    async interrupt(importId) {
      // A document that is not there is not importing; the row is all there is to change.
      await sendToOffscreen('offscreen/interrupt-import', { importId });
    },
    async discoverSite(url) {
      await document.ensure();
      const answer = await sendToOffscreen('offscreen/discover-site', { url });
      if (!answer.ok) throw new DrafthandError(answer.error);
      return answer.value;
    },
    close: () => document.close(),
  };
}

/** Firefox: the event page is a document itself and has no offscreen one. */
function createEventPageWorker(database: DrafthandDatabase, keepAlive: KeepAlive): ImportWorker {
  const runner = createImportRunner({
    queue: createImportQueue(database),
    writer: createLibraryWriter(database, { now: Date.now }),
    exemplars: createExemplarStore(database),
    pages: createPageFetches(database),
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
  });
  return {
    wake: async () => undefined,
    goOn: async () => false,
    async run() {
      const release = keepAlive.hold();
      void runner.workOff().finally(release);
    },
    async discoverSite(url) {
      const release = keepAlive.hold();
      try {
        const { discoverSite } = await import('../../lib/importers/site/discover-site');
        return await discoverSite(url, { fetch: (input, init) => fetch(input, init) });
      } finally {
        release();
      }
    },
    interrupt: async (importId) => runner.interrupt(importId),
    close: async () => undefined,
  };
}
