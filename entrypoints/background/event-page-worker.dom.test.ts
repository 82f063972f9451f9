import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLatentMaker } from '../../lib/app/latent-maker';
import { createMeaning } from '../../lib/app/meaning';
import { runEmbedding } from '../../lib/app/run-embedding';
import type { EmbeddingChoice } from '../../lib/core/retrieval/vectors/embedding-choice';
import { type DrafthandDatabase, openDatabase } from '../../lib/store/database';
import { createEmbeddingRuns } from '../../lib/store/embedding-runs';
import { createLatentQueries } from '../../lib/store/latent-query';
import { createLibraryWriter } from '../../lib/store/library-writer';
import { createVectorIndex } from '../../lib/store/vector-index';
import { createVectorStore } from '../../lib/store/vector-store';
import type { VectorBuilder } from '../offscreen/vector-builder';
import { createEventPageWorker } from './event-page-worker';

vi.mock('wxt/browser', () => ({ browser: {} }));

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`event-page-${crypto.randomUUID()}`);
});
afterEach(() => db.close());

/** What the Worker of the Firefox build does, without its thread. */
function vectorsOf(asked: EmbeddingChoice[]): VectorBuilder {
  const ports = { store: createVectorStore(db), runs: createEmbeddingRuns(db, Date.now), now: Date.now };
  return {
    async build(choice, signal) {
      asked.push(choice);
      if (choice.kind === 'built-in') await runEmbedding(ports, createLatentMaker(ports.store), { signal });
      return { kind: 'done' };
    },
  };
}

function setUp() {
  const asked: EmbeddingChoice[] = [];
  const events: string[] = [];
  const worker = createEventPageWorker({
    database: db,
    choice: async () => ({ kind: 'built-in' }),
    onIdle: async (isIncomplete) => void events.push(`idle ${isIncomplete ? 'incomplete' : 'complete'}`),
    keepAlive: {
      hold() {
        events.push('hold');
        return () => void events.push('let go');
      },
    },
    vectors: vectorsOf(asked),
  });
  return { worker, events, asked };
}

const subjects = ['telescope comet orbit', 'bread dough oven', 'harbour sail anchor', 'violin bow string'];

async function saveDocuments(count: number): Promise<string[]> {
  const documents = Array.from({ length: count }, (_, index) => {
    const text = `${subjects[index % subjects.length]} number${index} ${'word '.repeat(20)}`;
    const blocks = [{ kind: 'paragraph' as const, text, links: [] }];
    const title = `${subjects[index % subjects.length]} ${index}`;
    return {
      key: `${index}`,
      parsed: { title, kind: 'post' as const, tags: [], isPrivate: false, language: 'en', blocks },
    };
  });
  const saved = await createLibraryWriter(db, { now: () => 1 }).saveAll('s', documents);
  return saved.map(({ documentId }) => documentId);
}

const nearest = (text: string) =>
  createMeaning({
    vectors: createVectorIndex(db),
    builtIn: (origin) => createLatentQueries(db, origin),
  }).nearest({ text, language: 'en' }, 5);

const isDone = (events: string[]) => events.slice(-2).join() === 'idle complete,let go';

describe('work on the library where there is no offscreen document (Firefox)', () => {
  it('gives every passage its vector, says when it is done, and keeps the event page alive until then', async () => {
    await saveDocuments(120);
    const { worker, events } = setUp();
    expect(await worker.goOn()).toBe(true);
    expect(await worker.goOn()).toBe(false);
    await expect.poll(() => isDone(events), { timeout: 20_000 }).toBe(true);
    // One of the two found somebody at work and let go at once; the other held on to the end.
    expect(events).toEqual(['hold', 'hold', 'let go', 'idle complete', 'let go']);
    const near = await nearest('comet telescope');
    expect(near.length).toBeGreaterThan(0);
  }, 30_000);

  it('looks again after what it is at for what the owner changed meanwhile', async () => {
    const [id = ''] = await saveDocuments(120);
    const { worker, events, asked } = setUp();
    await worker.goOn();
    await expect.poll(() => asked.length).toBe(1);
    await createLibraryWriter(db, { now: () => 2 }).setTitle(id, 'Zeppelin moorings');
    await worker.goOn();
    await expect.poll(() => isDone(events), { timeout: 20_000 }).toBe(true);
    expect(asked.length).toBe(2);
    const store = createVectorStore(db);
    const [serving] = await store.generations();
    expect((await store.pending(serving?.coveredTo ?? 0, 10)).passages).toEqual([]);
  }, 30_000);
});
