import { readFileSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { build } from 'esbuild';
import { type CDPSession, chromium, type Page, type Route } from 'playwright';
import type { PageReading } from '../lib/core/conversation/conversation';
import { findBrowser } from '../scripts/find-browser.mjs';

/** What one frame of a saved page gave. */
export interface FrameReading {
  url: string;
  reading: PageReading;
}

/** No Chromium-family browser on this machine. */
export class BrowserMissingError extends Error {}

const defaultUrl = 'https://www.linkedin.com/messaging/';

/** How long the page and what lies beside it may load. */
const loadMilliseconds = 5000;

/** Scripts of a page attach shadow roots and frames after it has loaded; how long to wait for that. */
const settleMilliseconds = 1500;
const pollMilliseconds = 150;

/**
 * Opens the file in a headless browser under `url` (or the address in a comment at its top), without
 * any network, and reads every frame the way the content script does: in a world of its own.
 */
export async function readSavedPage(
  file: string,
  url: string | undefined,
): Promise<{ url: string; frames: FrameReading[] }> {
  const content = readFileSync(file);
  const address = new URL(url ?? addressInComment(content.toString('utf8')) ?? defaultUrl).href;
  const browserFound = findBrowser();
  if (!browserFound) {
    throw new BrowserMissingError(
      'No Chromium-family browser was found. Install Chromium, Chrome, Edge or Brave, or set BROWSER_BIN to one.',
    );
  }
  const reader = await bundleReader();
  const browser = await chromium.launch({
    executablePath: browserFound.path,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await context.route('**/*', (route) => answer(route, address, file, content));
    await page.goto(address, { waitUntil: 'commit' });
    // A page whose scripts keep it loading is read as far as it came.
    await page.waitForLoadState('load', { timeout: loadMilliseconds }).catch(() => undefined);
    return { url: address, frames: await readWhenSettled(page, reader) };
  } finally {
    await browser.close();
  }
}

/** The address on LinkedIn or in the demo a page was saved from, when a comment in its first lines tells it. */
export function addressInComment(html: string): string | undefined {
  const top = html.slice(0, 4000).split('\n').slice(0, 4).join('\n');
  for (const [, comment] of top.matchAll(/<!--([\s\S]*?)-->/g)) {
    const address = /https?:\/\/(?:[\w-]+\.)*(?:linkedin\.com|localhost)[^\s<>"']*/.exec(comment ?? '')?.[0];
    if (address) return address;
  }
  return undefined;
}

/** The page itself, files saved beside it, and nothing else. */
async function answer(route: Route, address: string, file: string, content: Buffer): Promise<void> {
  const request = new URL(route.request().url());
  request.hash = '';
  const page = new URL(address);
  page.hash = '';
  if (request.href === page.href) {
    await route.fulfill({ body: content, contentType: htmlTypeOf(content) });
    return;
  }
  const folder = new URL('.', page).href;
  const besides = dirname(file);
  const saved = request.href.startsWith(folder)
    ? join(besides, decodeURIComponent(request.pathname.slice(new URL(folder).pathname.length)))
    : undefined;
  const isSaved = saved?.startsWith(besides + sep) && statSync(saved, { throwIfNoEntry: false })?.isFile();
  if (saved && isSaved) await route.fulfill({ path: saved });
  // A page that sends itself elsewhere stays where it is: "no content" leads nowhere.
  else if (route.request().isNavigationRequest()) await route.fulfill({ status: 204 });
  else await route.abort();
}

/** Pages in another encoding than UTF-8 name it themselves. */
function htmlTypeOf(content: Buffer): string {
  const isUtf8 = Buffer.from(content.toString('utf8'), 'utf8').equals(content);
  return isUtf8 ? 'text/html; charset=utf-8' : 'text/html';
}

async function readWhenSettled(page: Page, reader: string): Promise<FrameReading[]> {
  const session = await page.context().newCDPSession(page);
  const deadline = Date.now() + settleMilliseconds;
  let last = '';
  for (;;) {
    const frames = await readFrames(session, reader);
    const now = JSON.stringify(frames);
    const hasRead = frames.some(({ reading }) => reading.kind !== 'unreadable');
    if ((hasRead && now === last) || Date.now() > deadline) return frames;
    last = now;
    await page.waitForTimeout(pollMilliseconds);
  }
}

/** Runs the reader in an isolated world of each frame, as the browser does with content scripts. */
async function readFrames(session: CDPSession, reader: string): Promise<FrameReading[]> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const readings: FrameReading[] = [];
  for (const frameId of frameIdsIn(frameTree)) {
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: `${reader}\n;JSON.stringify({ url: location.href, reading: drafthandReader.readPage(document, drafthandReader.pageAddressOf(document)) })`,
      contextId: executionContextId,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    readings.push(JSON.parse(result.value));
  }
  return readings;
}

interface FrameTree {
  frame: { id: string };
  childFrames?: FrameTree[];
}

function frameIdsIn(tree: FrameTree): string[] {
  return [tree.frame.id, ...(tree.childFrames ?? []).flatMap(frameIdsIn)];
}

/** The reading part of the content script as one script. */
async function bundleReader(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { pageAddressOf } from './addresses'; export { readPage } from './read-page';`,
      resolveDir: join(__PROJECT_ROOT__, 'lib/linkedin'),
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'drafthandReader',
    target: 'chrome120',
    define: { __DEMO_ORIGIN__: JSON.stringify('http://localhost') },
    logLevel: 'error',
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error('The reader could not be bundled.');
  return bundle.text;
}
