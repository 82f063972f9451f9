import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright';
import { findBrowser } from '../../../scripts/find-browser.mjs';
import { projectRoot } from '../../unit/imports';
import { type RecordingProxy, startRecordingProxy } from './recording-proxy';

/** The built extension running in a real Chromium with a throw-away profile. */
export interface RunningExtension {
  context: BrowserContext;
  id: string;
  proxy: RecordingProxy;
  /** Opens a page of the extension in a tab. */
  openPage(path: string): Promise<Page>;
  /** Serves `html` (or what the function returns for a path) as www.linkedin.com. */
  serveLinkedIn(answer: (url: URL) => { body: string; contentType?: string } | undefined): Promise<void>;
  /** The side panel as a page; waits until it is open. */
  sidePanel(): Promise<Page>;
  isSidePanelOpen(): Promise<boolean>;
  /** Clicks the toolbar icon on the given tab, with a real user gesture. */
  clickToolbarIcon(page: Page): Promise<void>;
  /** Stops the background worker, as Chrome does with an idle one. */
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Folder below `.output`. */
  build?: string;
  /**
   * Sites the owner has granted. Chromium shows the permission prompt only with a screen, so the
   * grant is written into the copied manifest; the scripts are the production build's, byte for byte.
   */
  grantedOrigins?: string[];
  /** Puts everything the browser asks for through the recording proxy. */
  viewport?: { width: number; height: number };
}

const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
];

/** Starts Chromium with the extension; call `close()` when done. */
export async function launchExtension({
  build = 'chrome-mv3',
  grantedOrigins = ['https://www.linkedin.com/*', 'http://127.0.0.1/*'],
  viewport = { width: 1280, height: 800 },
}: LaunchOptions = {}): Promise<RunningExtension> {
  const folder = mkdtempSync(join(tmpdir(), 'drafthand-e2e-'));
  const extension = join(folder, 'extension');
  cpSync(join(projectRoot, '.output', build), extension, { recursive: true });
  grant(extension, grantedOrigins);

  const proxy = await startRecordingProxy();
  const port = await freePort();
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: findBrowser()?.path,
    headless: false,
    viewport,
    args: [
      ...quietFlags,
      '--headless=new',
      `--remote-debugging-port=${port}`,
      `--proxy-server=http://127.0.0.1:${proxy.port}`,
      '--proxy-bypass-list=<-loopback>',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
    ignoreDefaultArgs: ['--disable-extensions'],
  });
  const browser = context.browser();
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const id = new URL(worker.url()).host;
  const connections: Browser[] = [];

  /** Playwright's own connection never lists the side panel; a second one, made after it opened, does. */
  async function findPanel(): Promise<Page | undefined> {
    const second = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const panel = second
      .contexts()
      .flatMap((other) => other.pages())
      .find((page) => page.url().startsWith(`chrome-extension://${id}/sidepanel.html`));
    if (panel) connections.push(second);
    else await second.close();
    return panel;
  }

  async function hasPanelTarget(): Promise<boolean> {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Array<{
      url: string;
    }>;
    return targets.some((target) => target.url.startsWith(`chrome-extension://${id}/sidepanel.html`));
  }

  async function browserSession(): Promise<CDPSession> {
    if (!browser) throw new Error('The browser has closed.');
    return browser.newBrowserCDPSession();
  }

  return {
    context,
    id,
    proxy,
    async openPage(path) {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${id}/${path}`);
      return page;
    },
    async serveLinkedIn(answer) {
      await context.route('https://www.linkedin.com/**', async (route) => {
        const found = answer(new URL(route.request().url()));
        if (found) await route.fulfill({ contentType: found.contentType ?? 'text/html', body: found.body });
        else await route.fulfill({ status: 404, body: '' });
      });
    },
    async sidePanel() {
      const deadline = Date.now() + 10_000;
      while (Date.now() < deadline) {
        if (await hasPanelTarget()) {
          const panel = await findPanel();
          if (panel) return panel;
        }
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error('The side panel did not open within 10 s.');
    },
    isSidePanelOpen: hasPanelTarget,
    async clickToolbarIcon(page) {
      const session = await browserSession();
      const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
      const url = page.url();
      const target = targetInfos.find((info) => info.url === url);
      if (!target) throw new Error(`No tab shows ${url}.`);
      // Not in Playwright's protocol types yet.
      const send = session.send.bind(session) as unknown as (
        method: string,
        parameters: object,
      ) => Promise<unknown>;
      await send('Extensions.triggerAction', { id, targetId: target.targetId });
      await session.detach();
    },
    async stopWorker() {
      const session = await browserSession();
      const { targetInfos } = await session.send('Target.getTargets');
      for (const info of targetInfos) {
        if (info.type === 'service_worker' && info.url.includes(id)) {
          await session.send('Target.closeTarget', { targetId: info.targetId });
        }
      }
      await session.detach();
    },
    async close() {
      await Promise.all(connections.map((connection) => connection.close().catch(() => undefined)));
      await context.close();
      await proxy.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function grant(extension: string, origins: string[]): void {
  const path = join(extension, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { host_permissions?: string[] };
  const all = [...(manifest.host_permissions ?? []), ...origins];
  if (all.length > 0) manifest.host_permissions = all;
  writeFileSync(path, JSON.stringify(manifest));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
