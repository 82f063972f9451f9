import { afterAll, beforeAll, expect, it } from 'vitest';
import type { KillSession } from '../../evals/kill-session';
import { runVectorKills } from '../../evals/kill-vectors';
import { type EmbeddingServer, startEmbeddingServer } from '../servers/embedding-server';
import { launchToKill } from './harness/kills';

/** The full numbers are a command: `npm run eval:kills -- --vectors`. */
const plan = { worker: 5, browser: 1, seed: 5, posts: 60 };

let session: KillSession;
let endpoint: EmbeddingServer;

beforeAll(async () => {
  endpoint = await startEmbeddingServer({ delay: 300 });
  session = await launchToKill();
});

afterAll(async () => {
  await session?.close();
  await endpoint?.close();
});

it('vectors whose making is killed are completed, never mixed, and as they are without kills; no text is paid for twice', async () => {
  const figures = await runVectorKills(session.rig, session.site, endpoint, plan);
  const faultless = { wrong: [], faults: [], unfinished: [], different: 0, sentTwice: 0 };
  expect(figures).toMatchObject(faultless);
  expect(figures.questions).toBeGreaterThan(6);
}, 300_000);
