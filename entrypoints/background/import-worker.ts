import type { ImportWorker } from '../../lib/app/library-imports';
import { createOffscreenDocument } from '../../lib/browser/offscreen';
import { DrafthandError } from '../../lib/core/errors';
import { sendToOffscreen } from '../../lib/messaging/send';

/** Works imports off in the offscreen document, which has the DOM parser a worker lacks. */
export function createImportWorker(): ImportWorker {
  const document = createOffscreenDocument();
  return {
    async run(importId) {
      await document.ensure();
      const answer = await sendToOffscreen('offscreen/import', { importId });
      if (!answer.ok) throw new DrafthandError(answer.error);
    },
    async stop(importId) {
      // A document that is not there is not importing; the stopped row is all there is to do.
      await sendToOffscreen('offscreen/stop-import', { importId });
    },
    close: () => document.close(),
  };
}
