import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { columnName } from '../lib/importers/csv-columns';
import { openArchiveBrowser } from './archive-browser';
import { headerSample, writeMessages } from './archive-samples';
import { BrowserMissingError } from './read-saved-page';

const usage = `Usage: npm run eval:archive -- PATH…
PATH is one of
  an archive of LinkedIn as a zip, or single tables of it
  a folder with csvs/ and json/ (csv-spectrum)
  a JSON file { "variants": ["CONVERSATION ID,…"] } with headers of messages.csv
  messages:200 for invented conversations of so many megabytes`;

type Browser = Awaited<ReturnType<typeof openArchiveBrowser>>;

/**
 * Imports archives in a real browser with the extension's code and prints what became of their rows,
 * with time and memory. One JSON object on the last line of stdout.
 */
export async function main(args: string[]): Promise<void> {
  const missing = args.find((path) => !/^messages:\d+$/.test(path) && !existsSync(path));
  if (args.length === 0 || missing) {
    console.error(missing ? `There is no ${missing}.\n${usage}` : usage);
    process.exitCode = 2;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'drafthand-archive-'));
  try {
    const figures: Record<string, unknown> = {};
    for (const path of args) {
      // A browser of its own for each, so that memory is that of one import.
      const browser = await openArchiveBrowser();
      try {
        figures[basename(path)] = await measure(browser, path, folder);
      } finally {
        await browser.close();
      }
    }
    console.log(JSON.stringify(figures));
  } catch (error) {
    if (!(error instanceof BrowserMissingError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(browser: Browser, path: string, folder: string): Promise<object> {
  const megabytes = /^messages:(\d+)$/.exec(path)?.[1];
  if (megabytes) {
    const file = join(folder, 'messages.csv');
    const written = writeMessages(file, Number(megabytes));
    return { ...written, ...(await importWithMemory(browser, [file])) };
  }
  if (statSync(path).isDirectory()) return csvSpectrum(browser, path);
  if (path.endsWith('.json')) return headers(browser, path, folder);
  return importWithMemory(browser, [path]);
}

async function importWithMemory(browser: Browser, paths: string[]): Promise<object> {
  const megabytesBefore = await browser.peakMegabytes();
  const figures = await browser.withFiles<object>(paths, 'importFiles');
  return { ...figures, megabytesBefore, megabytesPeak: await browser.peakMegabytes() };
}

/** How many tables are read as stated. Line ends inside of cells count as `\n`. */
async function csvSpectrum(browser: Browser, folder: string): Promise<object> {
  const wrong: string[] = [];
  const names = readdirSync(join(folder, 'csvs')).filter((name) => name.endsWith('.csv'));
  for (const name of names) {
    const stated = JSON.parse(readFileSync(join(folder, 'json', name.replace(/csv$/, 'json')), 'utf8'));
    const expected = stated.map((row: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [columnName(key), value.replaceAll('\r\n', '\n')]),
      ),
    );
    const read = await browser.withFiles<object[]>([join(folder, 'csvs', name)], 'tableAsObjects');
    if (JSON.stringify(read) !== JSON.stringify(expected)) wrong.push(name);
  }
  return { tables: names.length, right: names.length - wrong.length, wrong };
}

async function headers(browser: Browser, path: string, folder: string): Promise<object> {
  const { variants } = JSON.parse(readFileSync(path, 'utf8')) as { variants: string[] };
  const figures = { variants: variants.length, rows: 0, read: 0, replies: 0 };
  for (const header of variants) {
    const sample = headerSample(header);
    const file = join(folder, 'messages.csv');
    writeFileSync(file, sample.content);
    const { tally, replies } = await browser.withFiles<{
      tally: { total: number; failed: number };
      replies: string[];
    }>([file], 'messagesOf');
    figures.rows += sample.rows;
    figures.read += tally.total - tally.failed;
    figures.replies += replies.length;
  }
  return figures;
}
