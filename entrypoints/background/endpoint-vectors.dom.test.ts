import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createEndpointVectors } from '../../lib/app/endpoint-vectors';
import { DrafthandError } from '../../lib/core/errors';
import type { Embedder, EmbeddingOptions, EmbeddingText } from '../../lib/core/retrieval/vectors/embedding';
import { defaultSettings, type Settings } from '../../lib/core/settings';
import { type DrafthandDatabase, openDatabase } from '../../lib/store/database';
import { createEmbeddingRuns } from '../../lib/store/embedding-runs';
import { createLibraryWriter } from '../../lib/store/library-writer';
import { createVectorStore } from '../../lib/store/vector-store';

let db: DrafthandDatabase;
let settings: Settings;
let time: number;
const agreed: Partial<Settings> = {
  embedding: 'endpoint',
  embeddingBaseUrl: 'https://models.example/v1',
  embeddingModel: 'small',
  embeddingDimensions: 32,
  embeddingOrigins: ['https://models.example'],
};

beforeEach(() => {
  db = openDatabase(`endpoint-vectors-${crypto.randomUUID()}`);
  settings = { ...defaultSettings, ...agreed };
  time = 1_000_000;
});
afterEach(() => db.close());

type Signal = NonNullable<EmbeddingOptions['signal']>;
const neverWaits = async (_signal: Signal) => {};

function setUp({ failures = [] as unknown[], isGranted = true, beforeAnswer = neverWaits } = {}) {
  const models: string[] = [];
  const sent: string[] = [];
  const planned: unknown[] = [];
  let held = 0;
  const vectors = createEndpointVectors({
    store: createVectorStore(db),
    runs: createEmbeddingRuns(db, () => time),
    settings: { get: async () => settings },
    hasOrigin: async () => isGranted,
    keepAlive: {
      hold() {
        held += 1;
        return () => {
          held -= 1;
        };
      },
    },
    embedderFor: ({ model, dimensions, baseUrl }, onTokens): Embedder => ({
      id: new URL(baseUrl).origin,
      model,
      dimensions,
      async embedPassages(texts: EmbeddingText[], options) {
        const { signal = new AbortController().signal } = options ?? {};
        models.push(model);
        await beforeAnswer(signal);
        signal.throwIfAborted();
        const failure = failures.shift();
        if (failure) throw failure;
        sent.push(...texts.map(({ title }) => title));
        onTokens(texts.length * 10);
        return texts.map(({ title }) =>
          Float32Array.from({ length: dimensions }, (_, at) => Math.sin(title.length * (at + 1))),
        );
      },
      embedQuery: async () => undefined,
    }),
    now: () => time,
    onRunning: async () => void planned.push(await vectors.task.dueAt()),
    onFailure: (thrown) => {
      throw thrown;
    },
  });
  return { vectors, sent, models, planned, heldNow: () => held };
}

async function save(titles: string[], isPrivate = false): Promise<string[]> {
  const saved = await createLibraryWriter(db, { now: () => time }).saveAll(
    'folder:blog',
    titles.map((title) => ({
      key: title,
      parsed: {
        title,
        kind: 'post',
        tags: [],
        isPrivate,
        blocks: [{ kind: 'paragraph', text: `All there is to say about ${title}.`, links: [] }],
      },
    })),
  );
  return saved.map(({ documentId }) => documentId);
}

const run = () => createEmbeddingRuns(db, () => time).get();

it('sends each passage once, never those of private documents, and counts what it cost', async () => {
  await save(['Portfolios', 'Interviews']);
  const [diary = ''] = await save(['Diary'], true);
  const { vectors, sent, heldNow } = setUp();
  await vectors.start();
  expect(sent.sort()).toEqual(['Interviews', 'Portfolios']);
  expect(await run()).toMatchObject({ provider: 'https://models.example', state: 'done' });
  expect((await run())?.tokens).toBe(20);
  expect(heldNow()).toBe(0);
  const before = sent.length;
  await vectors.start();
  expect(sent).toHaveLength(before);
  // No longer private: now it may be sent.
  await createLibraryWriter(db, { now: () => time }).setPrivate([diary], false);
  await vectors.start();
  expect(sent.slice(before)).toEqual(['Diary']);
});

it.each<[string, Partial<Settings>, boolean]>([
  ['nothing was agreed to', { embeddingOrigins: [] }, true],
  ['the built-in vectors are chosen', { embedding: 'built-in' }, true],
  ['the browser gives no access', {}, false],
])('sends nothing while %s', async (_, changes, isGranted) => {
  await save(['Portfolios']);
  settings = { ...settings, ...changes };
  const { vectors, sent } = setUp({ isGranted });
  await vectors.start();
  expect(sent).toEqual([]);
  expect(await vectors.task.dueAt()).toBeUndefined();
});

it('notes a failure with its reason and tries again later, each time after a longer wait', async () => {
  await save(['Portfolios', 'Interviews']);
  const busy = new DrafthandError({ code: 'rate-limited' });
  const { vectors, sent } = setUp({ failures: [busy, busy] });
  await vectors.start();
  expect(await run()).toMatchObject({ state: 'failed', failures: 1, error: { code: 'rate-limited' } });
  expect(await vectors.task.dueAt()).toBe(time + 60_000);
  time += 60_000;
  await vectors.start();
  expect(await vectors.task.dueAt()).toBe(time + 120_000);
  time += 120_000;
  await vectors.start();
  expect(sent.sort()).toEqual(['Interviews', 'Portfolios']);
  expect(await run()).toMatchObject({ state: 'done', failures: 0, error: undefined });
  expect(await vectors.task.dueAt()).toBeUndefined();
});

it('goes on at once after a worker that was stopped, and is looked after while it works', async () => {
  await save(['Portfolios']);
  await createEmbeddingRuns(db, () => time).note({
    provider: 'https://models.example',
    model: 'small',
    state: 'running',
  });
  const { vectors, sent, planned } = setUp();
  await vectors.resume();
  await expect.poll(() => planned).toEqual([time + 30_000]);
  await expect.poll(run).toMatchObject({ state: 'done' });
  expect(sent).toEqual(['Portfolios']);
  await vectors.resume();
  expect(sent).toEqual(['Portfolios']);
});

it('is noted as running before anything is sent, and sends nothing where that cannot be written', async () => {
  await save(['Portfolios']);
  const { vectors, sent } = setUp();
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await vectors.start().catch(() => undefined);
  put.mockRestore();
  expect(sent).toEqual([]);
  await vectors.start();
  expect(sent).toEqual(['Portfolios']);
});

it('is given up for another model at the same address, whose cost is counted apart', async () => {
  await save(['Portfolios']);
  const { vectors, sent, models } = setUp({
    async beforeAnswer(signal) {
      if (models.length > 1) return;
      settings = { ...settings, embeddingModel: 'large' };
      // As the studio does when the choice is saved.
      void vectors.start();
      await expect.poll(() => signal.aborted).toBe(true);
    },
  });
  await vectors.start();
  expect(models).toEqual(['small', 'large']);
  expect(sent).toEqual(['Portfolios']);
  expect(await run()).toMatchObject({ model: 'large', state: 'done', tokens: 10 });
  settings = { ...settings, embeddingModel: 'small' };
  expect(await vectors.task.dueAt()).toBe(time);
});

it('says that it is done, and what all of it cost, also when vectors that were lost are made anew', async () => {
  await save(['Portfolios']);
  const { vectors, sent } = setUp();
  await vectors.start();
  const store = createVectorStore(db);
  await store.retire((await store.generations()).map(({ id }) => id));
  await vectors.start();
  expect(sent).toEqual(['Portfolios', 'Portfolios']);
  expect(await run()).toMatchObject({ state: 'done', tokens: 20 });
});

it('waits as long as the server asks', async () => {
  await save(['Portfolios']);
  const { vectors } = setUp({
    failures: [new DrafthandError({ code: 'rate-limited', values: { seconds: 3600 } })],
  });
  await vectors.start();
  expect(await vectors.task.dueAt()).toBe(time + 3_600_000);
});

it('is stopped by the owner, stays stopped for imports, restarts and alarms, and goes on when asked', async () => {
  await save(['Portfolios', 'Interviews']);
  const { vectors, sent } = setUp({ beforeAnswer: onceSilent() });
  const working = vectors.start();
  await expect.poll(run).toMatchObject({ state: 'running' });
  await vectors.stop();
  await working;
  expect(await run()).toMatchObject({ state: 'stopped' });
  await vectors.start();
  await vectors.resume();
  await setUp().vectors.resume();
  expect(await vectors.task.dueAt()).toBeUndefined();
  expect(sent).toEqual([]);
  await vectors.goOn();
  expect(sent.sort()).toEqual(['Interviews', 'Portfolios']);
  expect(await run()).toMatchObject({ state: 'done' });
});

it('sends nothing more once the agreement is withdrawn, also of what is under way', async () => {
  await save(['Portfolios', 'Interviews']);
  const { vectors, sent } = setUp({ beforeAnswer: onceSilent() });
  const working = vectors.start();
  await expect.poll(run).toMatchObject({ state: 'running' });
  settings = { ...settings, embeddingOrigins: [] };
  void vectors.goOn();
  await working;
  expect(sent).toEqual([]);
  expect(await run()).toMatchObject({ state: 'stopped' });
  settings = { ...settings, ...agreed };
  await vectors.goOn();
  expect(sent.sort()).toEqual(['Interviews', 'Portfolios']);
});

it('another choice is not held up by one that was stopped', async () => {
  await save(['Portfolios']);
  const { vectors, sent } = setUp({ beforeAnswer: onceSilent() });
  const working = vectors.start();
  await expect.poll(run).toMatchObject({ state: 'running' });
  await vectors.stop();
  await working;
  settings = { ...settings, embeddingModel: 'large' };
  await vectors.start();
  expect(sent).toEqual(['Portfolios']);
  expect(await run()).toMatchObject({ model: 'large', state: 'done' });
});

/** A server that does not answer the first request until it is cut off, and every other one at once. */
function onceSilent(): (signal: Signal) => Promise<void> {
  let isFirst = true;
  return async (signal) => {
    if (!isFirst) return;
    isFirst = false;
    await new Promise((resolve) =>
      (signal as AbortSignal).addEventListener('abort', resolve, { once: true }),
    );
  };
}
