import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runKillRounds } from '../../evals/kill-rounds';
import type { KillSession } from '../../evals/kill-session';
import { launchToKill } from './harness/kills';

/** The full numbers are a command: `npm run eval:kills`. */
describe('imports and syncs that are killed at random points', () => {
  let session: KillSession;

  beforeAll(async () => {
    session = await launchToKill();
  });

  afterAll(() => session?.close());

  it('go on by themselves, lose nothing and double nothing', async () => {
    const { rig, site, folder } = session;
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
