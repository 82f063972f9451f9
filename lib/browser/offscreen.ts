import { browser } from 'wxt/browser';

/** The one offscreen document of the extension (Chromium only). */
export interface OffscreenDocument {
  /** Resolves when the document is there and listens: true when it was missing. */
  ensure(): Promise<boolean>;
  close(): Promise<void>;
}

/** Creates the document when it is missing; callers at the same time share one creation. */
export function createOffscreenDocument(path = 'offscreen.html'): OffscreenDocument {
  let last: Promise<unknown> = Promise.resolve();

  /** The browser allows one creation at a time, and none while the document is there. */
  const oneAtATime = <Value>(step: () => Promise<Value>): Promise<Value> => {
    const next = last.catch(() => undefined).then(step);
    last = next;
    return next;
  };

  const exists = async () => {
    const contexts = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
    return contexts.length > 0;
  };

  return {
    ensure: () =>
      oneAtATime(async () => {
        if (await exists()) return false;
        await browser.offscreen.createDocument({
          url: path,
          reasons: ['DOM_PARSER', 'WORKERS'],
          justification: 'Reads imported pages and feeds and builds the search index of the library.',
        });
        return true;
      }),
    close: () =>
      oneAtATime(async () => {
        if (await exists()) await browser.offscreen.closeDocument();
      }),
  };
}
