import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KillRig, openKillRig } from '../../evals/kill-rig';
import { type KillSite, startKillSite } from '../../evals/kill-site';
import { runVectorKills } from '../../evals/kill-vectors';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { type EmbeddingServer, startEmbeddingServer } from '../servers/embedding-server';
import { projectRoot } from '../unit/imports';

/** The full numbers are a command: `npm run eval:kills -- --vectors`. */
const plan = { worker: 5, browser: 1, seed: 5, posts: 60 };

const folder = mkdtempSync(join(tmpdir(), 'drafthand-kills-'));
let rig: KillRig;
let site: KillSite;
let endpoint: EmbeddingServer;

beforeAll(async () => {
  const home = join(folder, 'home');
  mkdirSync(home);
  const browser = findBrowser();
  if (!browser) throw new Error('No Chromium-family browser found.');
  site = await startKillSite();
  endpoint = await startEmbeddingServer({ delay: 300 });
  const build = join(projectRoot, '.output/chrome-mv3');
  rig = await openKillRig({ executablePath: browser.path, build, home });
});

afterAll(async () => {
  await rig?.close();
  await endpoint?.close();
  await site?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

it('vectors whose making is killed are completed, never mixed, and as they are without kills; no text is paid for twice', async () => {
  const figures = await runVectorKills(rig, site, endpoint, plan);
  const faultless = { wrong: [], faults: [], unfinished: [], different: 0, sentTwice: 0 };
  expect(figures).toMatchObject(faultless);
  expect(figures.questions).toBeGreaterThan(6);
}, 300_000);
