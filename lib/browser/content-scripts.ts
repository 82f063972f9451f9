import { browser } from 'wxt/browser';

/** The content script with the in-page button, and the one that only reads and inserts. */
export const buttonScript = '/linkedin.js';
export const readerScript = '/reader.js';

const registrationId = 'linkedin-buttons';

export interface ButtonScript {
  /** Runs the button's script on these pages from now on, open tabs included. */
  switchOn(matches: string[]): Promise<void>;
  /** Runs it nowhere any more and takes the buttons out of open tabs. */
  switchOff(): Promise<void>;
}

/**
 * Registers the script with the in-page button at run time, because site access is asked for on the
 * first-run page. `tellTab` switches the buttons of all frames of a tab that has the script.
 */
export function createButtonScript(
  tellTab: (tabId: number, enabled: boolean) => Promise<unknown>,
): ButtonScript {
  let last: Promise<void> = Promise.resolve();
  const oneAtATime = (step: () => Promise<void>): Promise<void> => {
    last = last.catch(() => undefined).then(step);
    return last;
  };

  const isRegistered = async () =>
    (await browser.scripting.getRegisteredContentScripts({ ids: [registrationId] })).length > 0;

  return {
    switchOn: (matches) =>
      oneAtATime(async () => {
        const script = {
          id: registrationId,
          js: [buttonScript],
          matches,
          allFrames: true,
          matchOriginAsFallback: true,
          runAt: 'document_idle' as const,
          persistAcrossSessions: true,
        };
        if (await isRegistered()) await browser.scripting.updateContentScripts([script]);
        else await browser.scripting.registerContentScripts([script]);
        const tabs = await browser.tabs.query({ url: matches });
        await Promise.all(tabs.map((tab) => switchOnInTab(tab.id)));
      }),

    switchOff: () =>
      oneAtATime(async () => {
        if (!(await isRegistered())) return;
        await browser.scripting.unregisterContentScripts({ ids: [registrationId] });
        // Without site access tabs cannot be asked for by address; those without the script do not answer.
        const tabs = await browser.tabs.query({});
        await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : tellTab(id, false))));
      }),
  };

  async function switchOnInTab(tabId: number | undefined): Promise<void> {
    if (tabId === undefined) return;
    try {
      await browser.scripting.executeScript({
        target: { tabId, allFrames: true },
        files: [buttonScript],
      });
      await tellTab(tabId, true);
    } catch {
      // A tab that is gone, asleep or an error page gets the script with its next load.
    }
  }
}
