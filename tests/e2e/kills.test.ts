import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KillRig, openKillRig } from '../../evals/kill-rig';
import { runKillRounds } from '../../evals/kill-rounds';
import { type KillSite, startKillSite } from '../../evals/kill-site';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { projectRoot } from '../unit/imports';

/** The full numbers are a command: `npm run eval:kills`. */
describe('imports and syncs that are killed at random points', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drafthand-kills-'));
  let rig: KillRig;
  let site: KillSite;

  beforeAll(async () => {
    const home = join(folder, 'home');
    mkdirSync(home);
    const browser = findBrowser();
    if (!browser) throw new Error('No Chromium-family browser found.');
    site = await startKillSite();
    rig = await openKillRig({
      executablePath: browser.path,
      build: join(projectRoot, '.output/chrome-mv3'),
      home,
    });
  });

  afterAll(async () => {
    await rig?.close();
    await site?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('go on by themselves, lose nothing and double nothing', async () => {
    const posts = join(folder, 'posts');
    const figures = await runKillRounds(rig, site, posts, { worker: 10, browser: 2, seed: 7 });
    expect(figures).toMatchObject({
      lost: [],
      duplicated: [],
      outdated: [],
      indexDifference: 0,
      unfinished: 0,
    });
    const { worker, offscreen, both, browser } = figures.kills;
    expect([worker + offscreen + both, browser]).toEqual([10, 2]);
    // What the alarm has to wake takes half a minute.
  }, 300_000);
});
