import { browser } from 'wxt/browser';
import type { KeepAlive } from '../../lib/app/clock';
import type { ImportWorker } from '../../lib/app/library-imports';
import { createLibraryWork, type LibraryWorkPorts } from '../offscreen/library-work';
import { createVectorBuilder, type VectorBuilder } from '../offscreen/vector-builder';

export interface EventPageWork extends Omit<LibraryWorkPorts, 'vectors'> {
  keepAlive: KeepAlive;
  vectors?: VectorBuilder;
}

/**
 * Firefox: the event page is a document itself, has no offscreen one, and may start a Worker. It is kept alive while
 * there is work; when the browser ends it nevertheless, the note of unfinished work has the next one go on.
 */
export function createEventPageWorker({ keepAlive, vectors, ...ports }: EventPageWork): ImportWorker {
  const work = createLibraryWork({ ...ports, vectors: vectors ?? createVectorBuilder(startVectorWorker) });
  const held = async (doing: () => Promise<unknown>) => {
    const release = keepAlive.hold();
    try {
      await doing();
    } finally {
      release();
    }
  };
  return {
    // Nobody waits until all is done: progress and end are rows.
    wake: async () => void held(work.now),
    async goOn() {
      const isNew = !work.isWorking();
      void held(work.goOn);
      return isNew;
    },
    run: async () => void held(work.now),
    async discoverSite(url) {
      const release = keepAlive.hold();
      try {
        const { discoverSite } = await import('../../lib/importers/site/discover-site');
        return await discoverSite(url, { fetch: (input, init) => fetch(input, init) });
      } finally {
        release();
      }
    },
    interrupt: async (importId) => work.interrupt(importId),
    close: async () => undefined,
  };
}

/** The script is a file of its own in the Firefox build: the event page is one script and cannot hold another. */
function startVectorWorker(): Worker {
  return new Worker(browser.runtime.getURL('/vectors.js' as '/'));
}
