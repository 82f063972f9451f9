import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import { findBrowser } from '../scripts/find-browser.mjs';
import { assetAddresses } from './archive-browser';
import { BrowserMissingError } from './read-saved-page';

/** A page of a real browser without network that has the functions of a bundle. */
export interface ImporterBrowser {
  /** Calls one of the functions of the bundle's `importerPage`; argument and answer are plain data. */
  call<Answer>(name: string, argument: unknown): Promise<Answer>;
  /** Addresses the page asked for, which would be a document that was followed or executed. */
  requests: string[];
  close(): Promise<void>;
}

const origin = 'https://importer.example/';

/** Opens the bundle of `evals/ENTRY`, which puts its functions into `globalThis.importerPage`. */
export async function openImporterBrowser(entry: string): Promise<ImporterBrowser> {
  const found = findBrowser();
  if (!found) throw new BrowserMissingError('No Chromium-family browser was found. Set BROWSER_BIN to one.');
  const { outputFiles } = await build({
    entryPoints: [join(__PROJECT_ROOT__, 'evals', entry)],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2023',
    plugins: [assetAddresses],
    define: { __DEMO_ORIGIN__: '""' },
    logLevel: 'error',
  });
  const browser = await chromium.launch({
    executablePath: found.path,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage();
  const requests: string[] = [];
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url === origin) return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
    requests.push(url);
    return route.abort();
  });
  await page.goto(origin);
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  return {
    call: (name, argument) =>
      page.evaluate(
        ([functionName, given]) => {
          const { importerPage } = globalThis as unknown as {
            importerPage: Record<string, (argument: unknown) => never>;
          };
          return importerPage[functionName as string]?.(given) as never;
        },
        [name, argument] as const,
      ),
    requests,
    close: () => browser.close(),
  };
}
