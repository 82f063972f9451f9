import { browser } from 'wxt/browser';

/** The one offscreen document of the extension (Chromium only). */
export interface OffscreenDocument {
  /** Resolves when the document is there and listens. */
  ensure(): Promise<void>;
  close(): Promise<void>;
}

/** Creates the document when it is missing; callers at the same time share one creation. */
export function createOffscreenDocument(path = 'offscreen.html'): OffscreenDocument {
  let last: Promise<void> = Promise.resolve();

  /** The browser allows one creation at a time, and none while the document is there. */
  const oneAtATime = (step: () => Promise<void>): Promise<void> => {
    last = last.catch(() => undefined).then(step);
    return last;
  };

  const exists = async () => {
    const contexts = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
    return contexts.length > 0;
  };

  return {
    ensure: () =>
      oneAtATime(async () => {
        if (await exists()) return;
        await browser.offscreen.createDocument({
          url: path,
          reasons: ['DOM_PARSER', 'WORKERS'],
          justification: 'Reads imported pages and feeds and builds the search index of the library.',
        });
      }),
    close: () =>
      oneAtATime(async () => {
        if (await exists()) await browser.offscreen.closeDocument();
      }),
  };
}
