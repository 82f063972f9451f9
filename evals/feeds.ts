import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedFile, FeedReading } from './feeds-page';
import { openImporterBrowser } from './importer-browser';
import { BrowserMissingError } from './read-saved-page';

const usage = `Usage: npm run eval:feeds -- PATH [--failed]
PATH is a folder of feeds (*.xml), or a .tar.gz of one, such as the test files of feedparser: a comment in a
file may have HTTP headers ("Header: Content-Location: …") and links it states ("entries[0]['link'] == '…'").
--failed lists what was not read and which links are wrong.`;

/** Files sent to the page at a time. */
const batch = 100;

/**
 * Reads every feed with the extension's code in a real browser: how many are read, how long the slowest
 * takes, and how many of the entry links that the files state are right.
 * One JSON object on the last line of stdout.
 */
export async function main(args: string[]): Promise<void> {
  const [path] = args.filter((argument) => !argument.startsWith('--'));
  if (!path || !existsSync(path)) {
    console.error(path ? `There is no ${path}.\n${usage}` : usage);
    process.exitCode = 2;
    return;
  }
  const unpacked = mkdtempSync(join(tmpdir(), 'drafthand-feeds-'));
  try {
    if (!statSync(path).isDirectory()) execFileSync('tar', ['xzf', path, '-C', unpacked]);
    const folder = statSync(path).isDirectory() ? path : unpacked;
    console.log(JSON.stringify(await measure(folder, args.includes('--failed'))));
  } catch (error) {
    if (!(error instanceof BrowserMissingError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}

async function measure(folder: string, isVerbose: boolean): Promise<object> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xml'))
    .sort()
    .map((name) => describe(join(folder, name), name));
  const browser = await openImporterBrowser('feeds-page.ts');
  const readings: FeedReading[] = [];
  try {
    for (let at = 0; at < files.length; at += batch) {
      const part = files.slice(at, at + batch).map(({ file }) => file);
      readings.push(...(await browser.call<FeedReading[]>('readFeeds', part)));
    }
  } finally {
    await browser.close();
  }
  const failed = readings.filter(({ code }) => code !== undefined);
  const links = files.flatMap(({ stated }, index) =>
    stated.map(({ entry, link }) => ({
      name: files[index]?.file.name,
      link,
      found: readings[index]?.links[entry],
    })),
  );
  const wrong = links.filter(({ link, found }) => link !== found);
  if (isVerbose) {
    for (const { name, code, detail } of failed) console.log(`${name}: ${code}, ${detail}`);
    for (const { name, link, found } of wrong) console.log(`${name}: ${found} instead of ${link}`);
  }
  return {
    files: files.length,
    parsed: files.length - failed.length,
    crashes: failed.filter(({ code }) => code === 'unexpected').length,
    slowestMilliseconds: Math.round(Math.max(...readings.map(({ milliseconds }) => milliseconds))),
    linksStated: links.length,
    linksRight: links.length - wrong.length,
    requests: browser.requests.length,
  };
}

/** A file with the headers it came with and the entry links it states. */
function describe(
  path: string,
  name: string,
): { file: FeedFile; stated: Array<{ entry: number; link: string }> } {
  const bytes = readFileSync(path);
  const text = bytes.toString('latin1').replaceAll('\0', '');
  const header = (field: string) =>
    new RegExp(`Header:\\s*${field}:\\s*([^\\n]*)`, 'i').exec(text)?.[1]?.trim();
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(header('Content-type') ?? '')?.[1];
  const url = header('Content-Location') || `http://127.0.0.1:8097/${name}`;
  return { file: { name, base64: bytes.toString('base64'), url, charset }, stated: statedLinks(text) };
}

/** `entries[0]['link'] == 'http://…'`, also in a chain of several entries that have the same. */
function statedLinks(text: string): Array<{ entry: number; link: string }> {
  const expectation = /Expect:([^\n]*)/i.exec(text)?.[1] ?? '';
  const chains = expectation.matchAll(
    /((?:entries\[\d+\](?:\['link'\]|\.link)\s*==\s*)+)u?(?:'([^']*)'|"([^"]*)")/g,
  );
  return [...chains].flatMap(([, entries, single, double]) =>
    [...(entries ?? '').matchAll(/entries\[(\d+)\]/g)].map(([, entry]) => ({
      entry: Number(entry),
      link: new URL(single ?? double ?? '').href,
    })),
  );
}
