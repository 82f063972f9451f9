import type { ImportWorker } from '../../lib/app/library-imports';
import { createOffscreenDocument } from '../../lib/browser/offscreen';
import { DrafthandError } from '../../lib/core/errors';
import { sendToOffscreen } from '../../lib/messaging/send';
import { createEventPageWorker, type EventPageWork } from './event-page-worker';

/** Where imports are worked off. The constant is known at build time, so each build holds one of the two. */
export function createImportWorker(work: EventPageWork): ImportWorker {
  return import.meta.env.FIREFOX ? createEventPageWorker(work) : createOffscreenWorker();
}

/** Chromium: a service worker has no DOM parser, the offscreen document has. */
function createOffscreenWorker(): ImportWorker {
  const document = createOffscreenDocument();
  return {
    async wake() {
      await document.ensure();
      // One that is there already leaves what it is at: that may be vectors of another choice.
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
