import { join } from 'node:path';
import type { BrowserContext, CDPSession, Page } from 'playwright';
import { vi } from 'vitest';
import { startExtensionSession } from '../../../scripts/extension-session.mjs';
import { findBrowser } from '../../../scripts/find-browser.mjs';
import { projectRoot } from '../../unit/imports';
import { hostsAskedFor, type RecordingProxy, startRecordingProxy } from './recording-proxy';

/** The built extension running in a real Chromium with a throw-away profile. */
export interface RunningExtension {
  context: BrowserContext;
  id: string;
  proxy: RecordingProxy;
  /** Opens a page of the extension in a tab. */
  openPage(path: string): Promise<Page>;
  /** Answers requests of tabs to www.linkedin.com; undefined is a 404. */
  serveLinkedIn(answer: (path: string) => { body: string; contentType?: string } | undefined): Promise<void>;
  /** The side panel as a page, once it is open. */
  sidePanel(): Promise<Page>;
  isSidePanelOpen(): Promise<boolean>;
  /** Clicks the toolbar icon on the given tab, with a real user gesture. */
  clickToolbarIcon(page: Page): Promise<void>;
  /** Stops the background worker, as Chrome does with an idle one. */
  stopWorker(): Promise<void>;
  isWorkerRunning(): Promise<boolean>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Folder below `.output`. */
  build?: string;
  /** Sites the owner has granted. */
  grantedOrigins?: string[];
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** Host names of https sites that a server of the test stands for, with its port. */
  sites?: Record<string, number>;
}

/** Milliseconds in which a busy browser must know the address its tab shows, and tell the extension of a click. */
const longestLag = 20_000;

/** Clicks until the right tab was in front. */
const mostClicks = 3;

/** What the witness of clicks uses of its page. */
interface WitnessPage {
  clickedUrls: Array<string | undefined>;
  chrome: {
    action: { onClicked: { addListener(listener: (tab: { url?: string }) => void): void } };
  };
}

/**
 * Answers which tab's address the next click on the toolbar icon was for. Hears of it in the page that the extension opens when it is
 * installed, which also waits until that page no longer comes to the front by itself.
 */
async function witnessClicks(context: BrowserContext, id: string) {
  const prefix = `chrome-extension://${id}/options.html`;
  const opened = () => {
    const found = context.pages().find((page) => page.url().startsWith(prefix));
    if (!found) throw new Error('The extension has not opened its page.');
    return found;
  };
  const welcome = await vi.waitFor(opened, { timeout: longestLag });
  await welcome.waitForLoadState();
  await welcome.evaluate(() => {
    const page = globalThis as unknown as WitnessPage;
    page.clickedUrls = [];
    page.chrome.action.onClicked.addListener(({ url }) => page.clickedUrls.push(url));
  });
  return async () => {
    for (const end = Date.now() + longestLag; Date.now() < end; ) {
      const clicked = await welcome.evaluate(() =>
        (globalThis as unknown as WitnessPage).clickedUrls.splice(0),
      );
      if (clicked.length > 0) return clicked.at(-1);
    }
    throw new Error('The extension was not told of the click.');
  };
}

/** The one tab with this address, which the browser's list may have later than the page itself. */
async function tabShowing(cdp: CDPSession, url: string): Promise<{ targetId: string }> {
  for (const end = Date.now() + longestLag; Date.now() < end; ) {
    const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    const [found, another] = targetInfos.filter((info) => info.url === url);
    if (another) throw new Error(`Two tabs show ${url}: which of them is clicked is left to chance.`);
    if (found) return found;
  }
  throw new Error(`No tab shows ${url}.`);
}

/** Starts Chromium with the extension, behind a proxy that notes every host; call `close()` when done. */
export async function launchExtension({
  build = 'chrome-mv3',
  grantedOrigins = ['https://www.linkedin.com/*', 'http://127.0.0.1/*'],
  viewport,
  colorScheme,
  sites = {},
}: LaunchOptions = {}): Promise<RunningExtension> {
  const proxy = await startRecordingProxy(sites);
  const browser = findBrowser();
  if (!browser) throw new Error('No Chromium-family browser found.');
  const session = await startExtensionSession({
    executablePath: browser.path,
    build: join(projectRoot, '.output', build),
    grantedOrigins,
    viewport,
    colorScheme,
    args: [
      `--proxy-server=http://127.0.0.1:${proxy.port}`,
      '--proxy-bypass-list=<-loopback>',
      // The servers of a test have certificates of their own making.
      ...(Object.keys(sites).length > 0 ? ['--ignore-certificate-errors'] : []),
    ],
  });
  const { context, id, openPage, sidePanel, isSidePanelOpen, stopWorker, isWorkerRunning } = session;
  const clickedUrl = await witnessClicks(context, id);

  return {
    context,
    id,
    proxy,
    openPage,
    sidePanel,
    isSidePanelOpen,
    stopWorker,
    isWorkerRunning,
    async serveLinkedIn(answer) {
      await context.route('https://www.linkedin.com/**', async (route) => {
        const found = answer(new URL(route.request().url()).pathname);
        if (found) await route.fulfill({ contentType: found.contentType ?? 'text/html', body: found.body });
        else await route.fulfill({ status: 404, body: '' });
      });
    },
    async clickToolbarIcon(page) {
      const cdp = await session.browserSession();
      // Not in Playwright's protocol types yet.
      const send = cdp.send.bind(cdp) as unknown as (method: string, parameters: object) => Promise<unknown>;
      let clicked: string | undefined;
      // The browser hands over the tab in front, whichever is named, and on a busy machine that may be another one.
      for (let click = 0; click < mostClicks && clicked !== page.url(); click += 1) {
        await page.bringToFront();
        const { targetId } = await tabShowing(cdp, page.url());
        await send('Extensions.triggerAction', { id, targetId });
        clicked = await clickedUrl();
      }
      await cdp.detach();
      if (clicked !== page.url()) throw new Error(`The click was for ${clicked}, not for ${page.url()}.`);
    },
    async close() {
      await session.close();
      await proxy.close();
      // True for every run: nothing but this computer was asked for anything.
      const foreign = hostsAskedFor(proxy).filter((host) => !/^(127\.0\.0\.1|localhost)(:|$)/.test(host));
      if (foreign.length > 0)
        throw new Error(`Other computers were asked: ${[...new Set(foreign)].join(', ')}`);
    },
  };
}
