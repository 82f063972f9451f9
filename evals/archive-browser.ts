import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright';
import { findBrowser } from '../scripts/find-browser.mjs';
import { BrowserMissingError } from './read-saved-page';

export interface ArchiveBrowser {
  /** Has the page do something with the files, which stay on disk. */
  withFiles<Answer>(
    paths: string[],
    action: 'importFiles' | 'tableAsObjects' | 'messagesOf',
  ): Promise<Answer>;
  /** The most memory the page's process has taken so far, in megabytes; undefined where the system does not tell. */
  peakMegabytes(): Promise<number | undefined>;
  close(): Promise<void>;
}

/** Opens a page with the importer in a real browser, without network. */
export async function openArchiveBrowser(): Promise<ArchiveBrowser> {
  const found = findBrowser();
  if (!found) throw new BrowserMissingError('No Chromium-family browser was found. Set BROWSER_BIN to one.');
  const script = await bundlePage();
  const browser = await chromium.launch({
    executablePath: found.path,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage();
  const origin = 'https://archive.example/';
  await page.route('**/*', (route) =>
    route.request().url() === origin
      ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><input type="file" multiple>' })
      : route.abort(),
  );
  await page.goto(origin);
  await page.addScriptTag({ content: script });
  return {
    withFiles: (paths, action) => withFiles(page, paths, action),
    peakMegabytes: () => peakMegabytes(browser, page),
    close: () => browser.close(),
  };
}

async function withFiles<Answer>(page: Page, paths: string[], action: string): Promise<Answer> {
  await page.setInputFiles('input', paths);
  return page.evaluate(async (name) => {
    const input = document.querySelector('input');
    const files = [...(input?.files ?? [])];
    const { archivePage } = globalThis as unknown as {
      archivePage: Record<string, (given: File | File[]) => Promise<Answer>>;
    };
    const act = archivePage[name];
    if (!act || !files[0]) throw new Error(`No ${name}, or no file`);
    return act(name === 'importFiles' ? files : files[0]);
  }, action);
}

async function peakMegabytes(browser: Browser, page: Page): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession();
  try {
    await page.title();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const peaks = processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) / 1000);
    return peaks.length > 0 ? Math.round(Math.max(...peaks)) : undefined;
  } catch {
    return undefined;
  } finally {
    await session.detach();
  }
}

/** Addresses of files that only the built extension has; no archive needs them. */
export const assetAddresses: Plugin = {
  name: 'asset-addresses',
  setup(context) {
    context.onResolve({ filter: /\?url/ }, ({ path }) => ({ path, namespace: 'asset' }));
    context.onLoad({ filter: /.*/, namespace: 'asset' }, () => ({ contents: `export default ''` }));
  },
};

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__PROJECT_ROOT__, 'evals/archive-page.ts')],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2023',
    plugins: [assetAddresses],
    define: { __DEMO_ORIGIN__: '""' },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
