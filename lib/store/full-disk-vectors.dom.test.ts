import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  buildBuiltIn,
  countingMaker,
  nearestTo,
  saveSubjects,
  servingGeneration,
  storedVectors,
} from '../../tests/dom/subject-library';
import { buildVectors } from '../app/build-vectors';
import { createLatentMaker } from '../app/latent-maker';
import { runEmbedding } from '../app/run-embedding';
import { type DrafthandDatabase, openDatabase } from './database';
import { createEmbeddingRuns } from './embedding-runs';
import { createVectorIndex } from './vector-index';
import { createVectorStore } from './vector-store';

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`full-vectors-${crypto.randomUUID()}`);
});
afterEach(() => {
  vi.restoreAllMocks();
  db.close();
});

/** Lets the database refuse one write, by its number from 1; tells afterwards how many there were. */
async function withFullDisk(refused: number, work: () => Promise<unknown>): Promise<number> {
  let writes = 0;
  for (const method of ['put', 'add', 'delete', 'clear'] as const) {
    const real = IDBObjectStore.prototype[method] as (...given: unknown[]) => IDBRequest;
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...given: unknown[]
    ) {
      writes += 1;
      if (writes === refused) throw new DOMException('full', 'QuotaExceededError');
      return real.apply(this, given);
    } as never);
  }
  await work().catch(() => undefined);
  vi.restoreAllMocks();
  return writes;
}

interface Scenario {
  /** Brings about what is interrupted; it is done again for each write, and told for which one. */
  prepare(write: number): Promise<void>;
  /** What the disk gets full in, and what is done when there is room again. */
  work(write: number): Promise<unknown>;
  /** Whether vectors served before and have to serve on. */
  isServing: boolean;
}

/** Refuses each write in turn; in the middle, where one transaction writes all parts of a model, every tenth. */
async function refuseEach({ prepare, work, isServing }: Scenario): Promise<number> {
  let refused = 0;
  await prepare(0);
  const total = await withFullDisk(0, () => work(0));
  for (let write = 1; write <= total; write += write < 12 || write > total - 12 ? 1 : 10) {
    await prepare(write);
    const before = await servingGeneration(db);
    await withFullDisk(write, () => work(write));
    refused += 1;
    // Whatever serves answers, and is whole.
    if (isServing) {
      expect(await servingGeneration(db), `write ${write}`).toBeDefined();
      expect((await anyNear()).length, `write ${write}`).toBeGreaterThan(0);
    } else expect(before).toBeUndefined();
    await work(write);
    const { faults, numbers, beside } = await storedVectors(db);
    expect(faults, `write ${write}`).toEqual([]);
    expect(beside.length, `write ${write}`).toBeLessThanOrEqual(1);
    expect(numbers, `write ${write}`).toEqual(await aliveNumbers());
    expect((await anyNear()).length, `write ${write}`).toBeGreaterThan(0);
  }
  return refused;
}

/** What is nearest by the vectors that serve, whatever made them. */
async function anyNear() {
  const index = createVectorIndex(db);
  const origin = await index.origin();
  if (!origin) return [];
  if (origin.provider === 'built-in') return nearestTo(db, 'telescope comet');
  const vector = new Float32Array(origin.dimensions).fill(1);
  return index.search(vector, { origin, candidates: 128, limit: 10 });
}

async function aliveNumbers(): Promise<number[]> {
  const rows = await db.indexedDocuments.toArray();
  const numbers = rows.flatMap(({ first, passageCount }) =>
    Array.from({ length: passageCount }, (_, at) => first + at),
  );
  return numbers.sort((one, other) => one - other);
}

it('a disk full at any write of the first build leaves words alone, and then everything is built', async () => {
  await saveSubjects(db, [0, 110]);
  const store = createVectorStore(db);
  const refused = await refuseEach({
    prepare: async () => store.retire((await store.generations()).map(({ id }) => id)),
    work: () => buildBuiltIn(db),
    isServing: false,
  });
  expect(refused).toBeGreaterThan(15);
}, 240_000);

it('a disk full at any write of a refit leaves the former vectors serving, and then the new ones do', async () => {
  await saveSubjects(db, [0, 110]);
  await buildBuiltIn(db);
  const store = createVectorStore(db);
  const latent = createLatentMaker(store);
  const refused = await refuseEach({
    prepare: async () => undefined,
    // As though the library had outgrown the model that serves.
    work: () => {
      const resume: typeof latent.resume = async (stored, passageCount) =>
        stored.isServing ? undefined : latent.resume(stored, passageCount);
      return buildVectors(store, { ...latent, resume });
    },
    isServing: true,
  });
  expect(refused).toBeGreaterThan(15);
}, 240_000);

it('a disk full at any write of a run of an endpoint costs one request at most, and the switch is whole', async () => {
  await saveSubjects(db, [0, 110]);
  await buildBuiltIn(db);
  const mostAtOnce = 40;
  const runs = createEmbeddingRuns(db, Date.now);
  let current = countingMaker('none', 'https://models.example', mostAtOnce);
  let states: string[] = [];
  const refused = await refuseEach({
    prepare: async (write) => {
      current = countingMaker(`model-${write}`, 'https://models.example', mostAtOnce);
      states = [];
    },
    work: async () => {
      states.push(await runEmbedding({ store: createVectorStore(db), runs, now: Date.now }, current.maker));
      if (states.at(-1) === 'done') {
        expect(current.embedded.length).toBeLessThanOrEqual(110 + mostAtOnce);
        expect(new Set(current.embedded).size).toBe(110);
        expect((await servingGeneration(db))?.model).toBe(current.embedder.model);
      }
    },
    isServing: true,
  });
  expect(states.at(-1)).toBe('done');
  expect(refused).toBeGreaterThan(15);
}, 240_000);

it('a disk full at any write of a merge leaves the segments as they were, or merged', async () => {
  await saveSubjects(db, [0, 110]);
  await buildBuiltIn(db);
  let next = 110;
  const refused = await refuseEach({
    prepare: async () => {
      for (let more = 0; more < 2; more += 1) {
        await saveSubjects(db, [next, next + 1]);
        await buildBuiltIn(db);
        next += 1;
      }
      // Replaced texts, so that there is something to leave out.
      await saveSubjects(db, [0, 30], `again ${next}`);
    },
    work: () => buildBuiltIn(db),
    isServing: true,
  });
  expect(refused).toBeGreaterThan(15);
}, 240_000);
