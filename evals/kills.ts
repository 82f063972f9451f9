import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../scripts/find-browser.mjs';
import { startEmbeddingServer } from '../tests/servers/embedding-server';
import { runKillRounds } from './kill-rounds';
import { openKillSession } from './kill-session';
import { runVectorKills } from './kill-vectors';

const usage = `Usage: npm run eval:kills -- [--vectors] [--worker 100] [--browser 20] [--seed 1]
--vectors kills while vectors are made, 24 and 6 times unless said otherwise. Needs the build: npm run build`;

/** Milliseconds the endpoint takes for an answer: moments to kill at. */
const endpointDelay = 700;

/**
 * Kills the worker, the offscreen document, both, and the browser at seeded random points of imports and
 * syncs, or while vectors are made, and counts what was lost, doubled or not finished. One JSON object on the
 * last line of stdout.
 */
export async function main(args: string[]): Promise<void> {
  const number = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { worker: number, browser: number, seed: number, vectors: { type: 'boolean' } },
  });
  const plan = {
    worker: Number(values.worker ?? (values.vectors ? 24 : 100)),
    browser: Number(values.browser ?? (values.vectors ? 6 : 20)),
    seed: Number(values.seed ?? 1),
  };
  const build = join(__PROJECT_ROOT__, '.output/chrome-mv3');
  const browser = findBrowser();
  if (Object.values(plan).some((value) => !Number.isInteger(value)) || !existsSync(build) || !browser) {
    console.error(browser ? usage : 'No Chromium-family browser was found; set BROWSER_BIN.');
    process.exitCode = 2;
    return;
  }
  const { rig, site, folder, close } = await openKillSession({ executablePath: browser.path, build });
  const endpoint = await startEmbeddingServer({ delay: endpointDelay });
  try {
    const told = { ...plan, onRound: (line: string) => console.error(line) };
    const figures = values.vectors
      ? await runVectorKills(rig, site, endpoint, told)
      : await runKillRounds(rig, site, join(folder, 'posts'), told);
    console.log(JSON.stringify(figures));
  } finally {
    await close();
    await endpoint.close();
  }
}
