import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../scripts/find-browser.mjs';
import { openKillRig } from './kill-rig';
import { runKillRounds } from './kill-rounds';
import { startKillSite } from './kill-site';

const usage = `Usage: npm run eval:kills -- [--worker 100] [--browser 20] [--seed 1]
Needs the build: npm run build`;

declare const __PROJECT_ROOT__: string;

/**
 * Kills the worker, the offscreen document, both, and the browser at seeded random points of imports and
 * syncs, and counts what was lost, doubled or not finished. One JSON object on the last line of stdout.
 */
export async function main(args: string[]): Promise<void> {
  const number = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { worker: number, browser: number, seed: number } });
  const plan = {
    worker: Number(values.worker ?? 100),
    browser: Number(values.browser ?? 20),
    seed: Number(values.seed ?? 1),
  };
  const build = join(__PROJECT_ROOT__, '.output/chrome-mv3');
  const browser = findBrowser();
  if (Object.values(plan).some((value) => !Number.isInteger(value)) || !existsSync(build) || !browser) {
    console.error(browser ? usage : 'No Chromium-family browser was found; set BROWSER_BIN.');
    process.exitCode = 2;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'drafthand-kills-'));
  const home = join(folder, 'home');
  mkdirSync(home);
  const site = await startKillSite();
  const rig = await openKillRig({ executablePath: browser.path, build, home });
  try {
    const onRound = (line: string) => console.error(line);
    console.log(JSON.stringify(await runKillRounds(rig, site, join(folder, 'posts'), { ...plan, onRound })));
  } finally {
    await rig.close();
    await site.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
