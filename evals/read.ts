import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeReading } from './read-description';
import { BrowserMissingError, readSavedPage } from './read-saved-page';

const usage = 'Usage: npm run read -- FILE.html [--url URL]';

/**
 * Opens a saved page in the real browser and prints what Drafthand reads from each of its frames.
 * One JSON object on the last line of stdout; the same for people on stderr. Exit code 2 when the
 * arguments are wrong or the file is not there.
 */
export async function main(args: string[]): Promise<void> {
  const { file, url, problem } = argumentsFrom(args);
  if (!file || problem) return fail(problem ?? usage);
  if (!existsSync(file) || !statSync(file).isFile())
    return fail(`There is no file ${resolve(file)}.\n${usage}`);
  try {
    const page = await readSavedPage(resolve(file), url);
    for (const frame of page.frames) console.error(describeReading(frame));
    console.log(JSON.stringify({ file, ...page }));
  } catch (error) {
    if (!(error instanceof BrowserMissingError)) throw error;
    fail(error.message, 1);
  }
}

/** Takes `FILE`, `--url URL` and `--url=URL` in any order. */
export function argumentsFrom(args: string[]): { file?: string; url?: string; problem?: string } {
  let file: string | undefined;
  let url: string | undefined;
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (argument === '--url') url = args[++index] ?? '';
    else if (argument.startsWith('--url=')) url = argument.slice('--url='.length);
    else if (argument.startsWith('--')) return { problem: `Unknown option ${argument}.\n${usage}` };
    else if (file !== undefined) return { problem: `One file at a time.\n${usage}` };
    else file = argument;
  }
  if (url !== undefined && !/^https?:$/.test(protocolOf(url))) {
    return { problem: `--url needs an address that begins with https://, not "${url}".` };
  }
  return { file, url };
}

function protocolOf(url: string): string {
  try {
    return new URL(url).protocol;
  } catch {
    return '';
  }
}

function fail(message: string, code = 2): void {
  console.error(message);
  process.exitCode = code;
}
