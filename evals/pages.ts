import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ImporterBrowser, openImporterBrowser } from './importer-browser';
import type { PageFile, PageReading } from './pages-page';
import { BrowserMissingError } from './read-saved-page';

const usage = `Usage: npm run eval:pages -- PATH [--worst]
PATH is a folder, or a .tar.gz of one, with a folder for each page: source.html, expected.html (its main part)
and, if there is one, expected-metadata.json (readerable: it is an article), such as Readability's test pages.
--worst lists the pages read worst.`;

/**
 * Reads saved pages with the extension's code in a real browser and compares the words of what it takes
 * for the main text with the expected ones (F1 over words as often as they occur, mean over pages).
 * One JSON object on the last line of stdout.
 */
export async function main(args: string[]): Promise<void> {
  const [path] = args.filter((argument) => !argument.startsWith('--'));
  if (!path || !existsSync(path)) {
    console.error(path ? `There is no ${path}.\n${usage}` : usage);
    process.exitCode = 2;
    return;
  }
  const unpacked = mkdtempSync(join(tmpdir(), 'drafthand-pages-'));
  try {
    if (!statSync(path).isDirectory()) execFileSync('tar', ['xzf', path, '-C', unpacked]);
    const browser = await openImporterBrowser('pages-page.ts');
    try {
      const folder = statSync(path).isDirectory() ? path : unpacked;
      console.log(JSON.stringify(await measure(browser, folder, args.includes('--worst'))));
    } finally {
      await browser.close();
    }
  } catch (error) {
    if (!(error instanceof BrowserMissingError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}

async function measure(browser: ImporterBrowser, folder: string, isVerbose: boolean): Promise<object> {
  const folders = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:^|\/)source\.html$/.test(name))
    .map((name) => join(folder, dirname(name)))
    .sort();
  const readings: Array<PageReading & { isArticle: boolean }> = [];
  for (const place of folders) {
    const read = (name: string) => readFileSync(join(place, name), 'utf8');
    const page: PageFile = { name: place, source: read('source.html'), expected: read('expected.html') };
    const metadata = existsSync(join(place, 'expected-metadata.json'))
      ? read('expected-metadata.json')
      : '{}';
    const isArticle = JSON.parse(metadata).readerable !== false;
    readings.push({ ...(await browser.call<PageReading>('readPage', page)), isArticle });
  }
  if (isVerbose) {
    const worst = [...readings].sort((one, other) => f1(one) - f1(other)).slice(0, 25);
    for (const { name, failure, precision, recall } of worst) {
      const figures = failure ?? `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`;
      console.log(`${name.slice(folder.length + 1)}: ${figures}`);
    }
  }
  const articles = readings.filter(({ isArticle }) => isArticle);
  return {
    pages: readings.length,
    exceptions: readings.filter(({ failure }) => failure !== undefined).length,
    f1: meanF1(readings),
    articles: articles.length,
    f1Articles: meanF1(articles),
    slowestMilliseconds: Math.round(Math.max(...readings.map(({ milliseconds }) => milliseconds))),
    requests: browser.requests.length,
  };
}

function f1({ precision, recall }: PageReading): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function meanF1(readings: PageReading[]): number {
  const sum = readings.reduce((total, reading) => total + f1(reading), 0);
  return Number((sum / Math.max(1, readings.length)).toFixed(4));
}
