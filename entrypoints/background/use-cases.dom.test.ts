import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultSettings } from '../../lib/core/settings';
import { type DrafthandDatabase, openDatabase } from '../../lib/store/database';
import { createEmbeddingRuns } from '../../lib/store/embedding-runs';
import { createVectorStore } from '../../lib/store/vector-store';
import type { Adapters } from './adapters';
import { createUseCases } from './use-cases';

let db: DrafthandDatabase;
const now = 10_000_000;

beforeEach(() => {
  db = openDatabase(`use-cases-${crypto.randomUUID()}`);
});
afterEach(() => db.close());

/** Adapters of which the vectors' work; whatever else is asked fails, as it may without holding them up. */
function adaptersOfVectors(alarms: number[]): Adapters {
  const away = new Proxy(() => undefined, {
    get: () => away,
    apply: () => Promise.reject(new Error('not here')),
  });
  const here: Record<string, unknown> = {
    clock: { now: () => now, after: () => () => undefined },
    logger: { info: () => undefined, warn: () => undefined },
    settings: {
      get: async () => ({
        ...defaultSettings,
        embedding: 'endpoint',
        embeddingBaseUrl: 'https://models.example/v1',
        embeddingModel: 'small',
        embeddingDimensions: 32,
        embeddingOrigins: ['https://models.example'],
      }),
    },
    hasOrigin: async () => true,
    keepAlive: { hold: () => () => undefined },
    alarm: { ringsAt: async () => undefined, set: async (at: number) => void alarms.push(at) },
    vectorStore: createVectorStore(db),
    embeddingRuns: createEmbeddingRuns(db, () => now),
    embedders: {
      ofEndpoint: () => ({
        id: 'https://models.example',
        model: 'small',
        dimensions: 32,
        embedPassages: async () => [],
      }),
    },
  };
  const others = [
    'jobs',
    'targets',
    'facts',
    'retriever',
    'chat',
    'pages',
    'entry',
    'pageAccess',
    'thisPage',
    'linkChecks',
    'askLink',
    'importQueue',
    'importWorker',
    'syncSources',
    'purgeRemoved',
  ];
  return { ...Object.fromEntries(others.map((name) => [name, away])), ...here } as Adapters;
}

it('vectors of an endpoint that were left unmade are gone on with by the alarm', async () => {
  const alarms: number[] = [];
  const { scheduled } = createUseCases(adaptersOfVectors(alarms));
  await createEmbeddingRuns(db, () => now - 120_000).note({
    provider: 'https://models.example',
    model: 'small',
    state: 'running',
  });
  await scheduled.run();
  await expect.poll(() => db.embeddingRuns.get('current')).toMatchObject({ state: 'done', updatedAt: now });
  expect(alarms.length).toBeGreaterThan(0);
});
