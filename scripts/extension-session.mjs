import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';

/** Keeps a throw-away browser from talking to anybody on its own. */
const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-search-engine-choice-screen',
  '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider',
];

/**
 * @typedef {object} ExtensionSession
 * @property {import('playwright').BrowserContext} context
 * @property {string} id id of the extension
 * @property {string} folder holds the profile until the session is closed
 * @property {(path: string) => Promise<import('playwright').Page>} openPage opens a page of the extension in a tab
 * @property {() => Promise<import('playwright').Page>} sidePanel the side panel, once it is open
 * @property {() => Promise<boolean>} isSidePanelOpen
 * @property {() => Promise<import('playwright').CDPSession>} browserSession
 * @property {() => Promise<void>} stopWorker ends the background worker, as Chrome does with an idle one
 * @property {() => Promise<boolean>} isWorkerRunning
 * @property {() => Promise<void>} close
 * @property {() => Promise<void>} kill ends the browser without a chance to tidy up, as a crash does
 */

/**
 * Starts a Chromium-family browser with an unpacked build in a new profile that is deleted afterwards, or in
 * the profile of an earlier session (`home`) that stays.
 *
 * @param {object} options
 * @param {string} options.executablePath
 * @param {string} options.build absolute path of the build
 * @param {string[]} [options.grantedOrigins] sites counted as granted: written into a copy of the manifest, since
 *   the permission prompt cannot be answered without a screen. The scripts stay as built.
 * @param {string} [options.home] folder of profile and extension, made by the first session that is given it
 * @param {boolean} [options.headless]
 * @param {{ width: number, height: number } | null} [options.viewport]
 * @param {string[]} [options.args] more flags
 * @param {'light' | 'dark'} [options.colorScheme]
 * @returns {Promise<ExtensionSession>}
 */
export async function startExtensionSession({
  executablePath,
  build,
  grantedOrigins = [],
  headless = true,
  viewport = { width: 1280, height: 800 },
  args = [],
  colorScheme,
  home,
}) {
  const folder = home ?? mkdtempSync(join(tmpdir(), 'drafthand-'));
  const extension = join(folder, 'extension');
  if (!existsSync(extension)) {
    cpSync(build, extension, { recursive: true });
    grant(extension, grantedOrigins);
    forbidPreconnecting(join(folder, 'profile'));
  }
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  const remove = () => home ?? rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const launching = chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath,
    // The old headless mode knows no extensions; the new one is asked for by flag.
    headless: false,
    viewport,
    colorScheme,
    args: [
      ...quietFlags,
      ...(headless ? ['--headless=new'] : []),
      ...(isRoot ? ['--no-sandbox'] : []),
      `--remote-debugging-port=${port}`,
      // Branded Chrome ignores --load-extension; this works in the whole family.
      '--enable-unsafe-extension-debugging',
      ...args,
    ],
    ignoreDefaultArgs: ['--disable-extensions'],
  });
  const context = await launching.catch((error) => {
    remove();
    throw new Error(
      `${executablePath} did not start as a Chromium-family browser.\nPoint BROWSER_BIN at Chromium, Chrome, Edge or Brave, or unset it; DEBUG=1 shows what it said.`,
      { cause: error },
    );
  });
  try {
    const browser = context.browser();
    if (!browser) throw new Error('The browser closed at once.');
    const session = await browser.newBrowserCDPSession();
    const { id } = await session.send('Extensions.loadUnpacked', { path: extension });
    const panel = panelFinder(port, id);
    const workerIds = async () => {
      const { targetInfos } = await session.send('Target.getTargets');
      const workers = targetInfos.filter(({ type, url }) => type === 'service_worker' && url.includes(id));
      return workers.map(({ targetId }) => targetId);
    };
    return {
      context,
      id,
      folder,
      async openPage(path) {
        const page = await context.newPage();
        await page.goto(`chrome-extension://${id}/${path}`);
        return page;
      },
      sidePanel: panel.find,
      isSidePanelOpen: panel.isOpen,
      browserSession: () => browser.newBrowserCDPSession(),
      async stopWorker() {
        for (const targetId of await workerIds()) await session.send('Target.closeTarget', { targetId });
      },
      isWorkerRunning: async () => (await workerIds()).length > 0,
      async kill() {
        const { processInfo } = await session.send('SystemInfo.getProcessInfo');
        const main = processInfo.find(({ type }) => type === 'browser');
        const closed = new Promise((resolve) => context.once('close', resolve));
        process.kill(main.id, 'SIGKILL');
        await closed;
      },
      async close() {
        await panel.close();
        await context.close();
        remove();
      },
    };
  } catch (error) {
    await context.close();
    remove();
    throw error;
  }
}

/** Playwright's own connection never lists the side panel; one made after the panel has opened does. */
function panelFinder(port, id) {
  const prefix = `chrome-extension://${id}/sidepanel.html`;
  const connections = [];
  const isOpen = async () => {
    const targets = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
    return targets.some((target) => target.url.startsWith(prefix));
  };
  return {
    isOpen,
    async find() {
      const deadline = Date.now() + 10_000;
      while (Date.now() < deadline) {
        if (await isOpen()) {
          const connection = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
          const page = connection
            .contexts()
            .flatMap((context) => context.pages())
            .find((candidate) => candidate.url().startsWith(prefix));
          if (page) {
            connections.push(connection);
            return page;
          }
          await connection.close();
        }
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error('The side panel did not open within 10 s.');
    },
    close: () => Promise.all(connections.map((connection) => connection.close().catch(() => undefined))),
  };
}

function grant(extension, origins) {
  if (origins.length === 0) return;
  const path = join(extension, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.host_permissions = [...(manifest.host_permissions ?? []), ...origins];
  writeFileSync(path, JSON.stringify(manifest));
}

/** Without this the browser opens connections to sites it expects to be needed, which nobody asked for. */
function forbidPreconnecting(profile) {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ net: { network_prediction_options: 2 } }),
  );
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
