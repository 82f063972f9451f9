import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import type { HostileReading } from './hostile-page';
import { type ImporterBrowser, openImporterBrowser } from './importer-browser';
import { BrowserMissingError } from './read-saved-page';

const usage = `Usage: npm run eval:hostile -- PATH…
PATH is a file, a folder, or a .tar.gz of one. Every file in it is given to the importers under its own name and
as every text format, every string of a JSON or JavaScript file by itself.`;

/** Names a file is read under beside its own. */
const disguises = [
  'messages.csv',
  'Shares.csv',
  'x.json',
  'x.xml',
  'x.html',
  'x.md',
  'x.rst',
  'x.txt',
  'x.vtt',
  'x.zip',
];

/** After which a file counts as one that hangs the importer, in milliseconds. */
const longestReading = 30_000;

/** Strings of one file that are read by themselves. */
const mostStrings = 2000;

/**
 * Gives hostile files to the importers in a real browser and counts crashes (anything thrown without
 * words for a person), hangs, requests, and the slowest. One JSON object on the last line of stdout.
 */
export async function main(args: string[]): Promise<void> {
  const missing = args.find((path) => !existsSync(path));
  if (args.length === 0 || missing) {
    console.error(missing ? `There is no ${missing}.\n${usage}` : usage);
    process.exitCode = 2;
    return;
  }
  const unpacked = mkdtempSync(join(tmpdir(), 'drafthand-hostile-'));
  try {
    const figures: Record<string, unknown> = {};
    for (const path of args) figures[basename(path)] = await measure(inputsOf(path, unpacked));
    console.log(JSON.stringify(figures));
  } catch (error) {
    if (!(error instanceof BrowserMissingError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}

interface Input {
  /** Where it comes from, for the report. */
  origin: string;
  bytes: Buffer;
  names: string[];
}

function* inputsOf(path: string, unpacked: string): Generator<Input> {
  if (statSync(path).isDirectory()) yield* inputsInFolder(path);
  else if (/\.tar\.gz$/.test(path)) {
    const folder = mkdtempSync(join(unpacked, 'files-'));
    execFileSync('tar', ['xzf', path, '-C', folder]);
    yield* inputsInFolder(folder);
  } else yield* inputsInFile(path, basename(path));
}

function* inputsInFolder(folder: string): Generator<Input> {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (statSync(path).isFile()) yield* inputsInFile(path, name);
  }
}

function* inputsInFile(path: string, origin: string): Generator<Input> {
  const bytes = readFileSync(path);
  yield { origin, bytes, names: [basename(path), ...disguises] };
  if (!['.js', '.mjs', '.json'].includes(extname(path))) return;
  for (const [index, text] of stringsIn(bytes.toString('utf8')).entries()) {
    yield {
      origin: `${origin}#${index}`,
      bytes: Buffer.from(text),
      names: ['Shares.csv', 'x.html', 'x.md', 'x.rst'],
    };
  }
}

/** The double-quoted strings of a JSON or JavaScript file. */
function stringsIn(source: string): string[] {
  const strings: string[] = [];
  for (const [literal] of source.matchAll(/"(?:[^"\\\n]|\\.)*"/g)) {
    try {
      const text: unknown = JSON.parse(
        literal.replace(/\\x([\da-f]{2})/gi, '\\u00$1').replaceAll("\\'", "'"),
      );
      if (typeof text === 'string' && text.length > 8) strings.push(text);
    } catch {
      // A literal that JSON does not know, such as one with an octal escape.
    }
    if (strings.length === mostStrings) break;
  }
  return strings;
}

async function measure(inputs: Iterable<Input>): Promise<object> {
  let browser = await openImporterBrowser('hostile-page.ts');
  const crashes: string[] = [];
  const hangs: string[] = [];
  let files = 0;
  let readings = 0;
  let documents = 0;
  let refused = 0;
  let requests = 0;
  let slowest = { milliseconds: 0, name: '' };
  try {
    for (const { origin, bytes, names } of inputs) {
      files += 1;
      for (const name of names) {
        const label = `${origin} as ${name}`;
        const reading = await readingOf(browser, name, bytes);
        readings += 1;
        if (!reading) {
          hangs.push(label);
          requests += browser.requests.length;
          await browser.close();
          browser = await openImporterBrowser('hostile-page.ts');
          continue;
        }
        documents += reading.documents;
        refused += reading.refused;
        if (reading.crash !== undefined) crashes.push(`${label}: ${reading.crash}`);
        if (reading.milliseconds > slowest.milliseconds)
          slowest = { milliseconds: reading.milliseconds, name: label };
      }
    }
    requests += browser.requests.length;
  } finally {
    await browser.close();
  }
  return {
    files,
    readings,
    documents,
    refused,
    crashes: crashes.length,
    hangs: hangs.length,
    slowestMilliseconds: Math.round(slowest.milliseconds),
    slowest: slowest.name,
    requests,
    examples: [...hangs, ...crashes].slice(0, 20),
  };
}

/** Undefined when the importer does not come back. */
async function readingOf(
  browser: ImporterBrowser,
  name: string,
  bytes: Buffer,
): Promise<HostileReading | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), longestReading);
  });
  const read = browser.call<HostileReading>('readHostile', { name, base64: bytes.toString('base64') });
  try {
    return await Promise.race([read, late]);
  } finally {
    clearTimeout(timer);
  }
}
