import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  buildBuiltIn,
  countingMaker,
  nearestTo,
  saveSubjects,
  servingGeneration,
  subjectDocument,
  subjects,
} from '../../tests/dom/subject-library';
import { buildVectors } from '../app/build-vectors';
import { createLatentMaker } from '../app/latent-maker';
import { type DrafthandDatabase, openDatabase } from './database';
import { createLatentQueries } from './latent-query';
import { createLibraryWriter } from './library-writer';
import { reindexStale } from './reindex-stale';
import { repairIndex } from './repair-index';
import { generationsOf } from './vector-generations';
import { createVectorIndex } from './vector-index';
import { createVectorStore } from './vector-store';

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`build-${crypto.randomUUID()}`);
});
afterEach(() => {
  vi.restoreAllMocks();
  db.close();
});

const saveDocuments = (from: number, to: number, more?: string) => saveSubjects(db, [from, to], more);
const build = (signal?: AbortSignal) => buildBuiltIn(db, signal);
const nearest = (text: string) => nearestTo(db, text);

/** The passages nearest to a vector of whatever serves. */
async function search(vector: Float32Array | undefined, limit: number) {
  const index = createVectorIndex(db);
  const origin = await index.origin();
  return origin && vector ? index.search(vector, { origin, candidates: limit, limit }) : [];
}

describe('built-in vectors', () => {
  it('are made once a library is large enough, and find texts that share no word', async () => {
    await saveDocuments(0, 60);
    await build();
    expect(await generationsOf(db)).toEqual([]);
    expect(await nearest('kneading')).toEqual([]);
    await saveDocuments(60, 240);
    await build();
    const hits = await nearest('kneading flour in the oven');
    expect(hits).toHaveLength(10);
    const numbers = await Promise.all(
      hits.map(async ({ documentId }) => Number((await db.documents.get(documentId))?.key)),
    );
    expect(numbers.every((number) => number % subjects.length === 0)).toBe(true);
  });

  it('fold in what comes later, and are fitted again when half of the library is new', async () => {
    await saveDocuments(0, 200);
    await build();
    const first = await servingGeneration(db);
    const [added] = await saveDocuments(200, 201, 'yeast yeast crust');
    await build();
    expect((await servingGeneration(db))?.id).toBe(first?.id);
    expect((await nearest('yeast crust unique200')).map(({ documentId }) => documentId)).toContain(added);
    await saveDocuments(201, 420);
    await build();
    const second = await servingGeneration(db);
    expect(second?.id).not.toBe(first?.id);
    expect(await generationsOf(db)).toHaveLength(1);
    expect(
      await db.vectorSegments
        .where('generation')
        .equals(first?.id ?? 0)
        .count(),
    ).toBe(0);
  });

  it('are fitted again when a library of the same size is mostly another one', async () => {
    await saveDocuments(0, 200);
    await build();
    const first = await servingGeneration(db);
    const gone = await db.documents.limit(120).primaryKeys();
    await createLibraryWriter(db, { now: () => 1 }).erase(gone);
    await saveDocuments(200, 320);
    await build();
    expect((await servingGeneration(db))?.id).not.toBe(first?.id);
  });

  it('are the same when they are built again', async () => {
    await saveDocuments(0, 150);
    await build();
    const [one] = await generationsOf(db);
    const hits = await nearest('telescope');
    await createVectorStore(db).retire([one?.id ?? 0]);
    expect(await nearest('telescope')).toEqual([]);
    await build();
    expect((await servingGeneration(db))?.model).toBe(one?.model);
    expect(await nearest('telescope')).toEqual(hits);
  });

  it('go on where an abort left them', async () => {
    await saveDocuments(0, 300);
    const abort = new AbortController();
    const store = createVectorStore(db);
    const stopping = {
      ...store,
      add: async (...args: Parameters<typeof store.add>) => {
        const isKept = await store.add(...args);
        abort.abort();
        return isKept;
      },
    };
    await saveDocuments(300, 1500);
    await expect(
      buildVectors(stopping, createLatentMaker(store), { signal: abort.signal }),
    ).rejects.toThrow();
    const [unfinished] = await generationsOf(db);
    expect(unfinished).toMatchObject({ state: 'building' });
    expect(unfinished?.coveredTo).toBeGreaterThanOrEqual(1024);
    expect(await nearest('telescope')).toEqual([]);
    await build();
    expect(await servingGeneration(db)).toMatchObject({ id: unfinished?.id, coveredTo: 1500 });
    expect(await nearest('telescope')).toHaveLength(10);
  });
});

describe('vectors of another model', () => {
  it('are built beside those that serve, and no text is embedded twice', async () => {
    await saveDocuments(0, 120);
    await build();
    const { maker, embedded } = countingMaker('first');
    await buildVectors(createVectorStore(db), maker);
    expect(await servingGeneration(db)).toMatchObject({ provider: 'on-device', model: 'first' });
    const sampled = embedded.length - 120;
    expect(sampled).toBeLessThanOrEqual(120);
    embedded.length = 0;
    const copies = Array.from({ length: 3 }, (_, at) => subjectDocument(at));
    const other = copies.map(({ key, parsed }) => ({
      key: `other-${key}`,
      parsed: { ...parsed, url: `https://c.example/${key}` },
    }));
    await createLibraryWriter(db, { now: () => 1 }).saveAll('s', other);
    await saveDocuments(5, 6, 'changed');
    await db.transaction('rw', db.tables, async () =>
      db.indexedDocuments.limit(4).modify({ analyserVersion: 0 }),
    );
    await reindexStale(db);
    await buildVectors(createVectorStore(db), maker);
    expect(embedded).toHaveLength(1);
    expect(embedded[0]).toContain('changed');
    const alive = (await db.indexStatistics.get('library'))?.passageCount ?? 0;
    const query = Float32Array.from({ length: 128 }, (_, at) => (at === 0 ? 1 : 0));
    const hits = await search(query, 400);
    expect(new Set(hits.map(({ documentId, order }) => `${documentId}#${order}`)).size).toBe(alive);
  });

  it('are kept when an endpoint made them, so that changing back embeds only what is new', async () => {
    const store = createVectorStore(db);
    await saveDocuments(0, 120);
    const { maker, embedded } = countingMaker('paid', 'https://models.example');
    await buildVectors(store, maker);
    await build();
    expect((await servingGeneration(db))?.provider).toBe('built-in');
    await saveDocuments(120, 123);
    await build();
    embedded.length = 0;
    await buildVectors(store, maker);
    expect(embedded).toHaveLength(3);
    expect(await servingGeneration(db)).toMatchObject({ model: 'paid', coveredTo: 123 });
    // Those of this machine are not.
    expect(await generationsOf(db)).toHaveLength(1);
    await buildVectors(store, countingMaker('second', 'https://models.example').maker);
    await buildVectors(store, countingMaker('third', 'https://models.example').maker);
    await build();
    await build();
    const kept = (await generationsOf(db)).map(({ model, state }) => [model.split('/')[0], state]);
    expect(kept.sort()).toEqual([
      ['latent', 'serving'],
      ['third', 'building'],
    ]);
  });

  it('are stored request by request, also in the middle of a document', async () => {
    const blocks = Array.from({ length: 40 }, (_, at) => ({
      kind: 'paragraph' as const,
      text: `${'All about one subject and another. '.repeat(30)} Part${at} of it.`,
      links: [],
    }));
    const { key, parsed } = subjectDocument(0);
    await createLibraryWriter(db, { now: () => 1 }).save('s', key, { ...parsed, blocks });
    await saveDocuments(1, 4);
    const { maker, embedded } = countingMaker('paid', 'https://models.example', 7);
    const store = createVectorStore(db);
    const stored: number[] = [];
    const watching = {
      ...store,
      add: (...args: Parameters<typeof store.add>) => {
        stored.push(args[1].length);
        return store.add(...args);
      },
    };
    await buildVectors(watching, maker);
    const total = await store.passageCount();
    expect(total).toBeGreaterThan(20);
    expect(Math.max(...stored)).toBe(7);
    expect(embedded).toHaveLength(total);
    expect(await servingGeneration(db)).toMatchObject({ coveredTo: total });
    expect((await store.generations()).map(({ count }) => count)).toEqual([total]);
  });
});

/** Lets the database refuse its n-th write from now on, as a full disk does. */
function refuseWrite(count: number): { isReached(): boolean } {
  let left = count;
  for (const method of ['put', 'add', 'delete'] as const) {
    const original = IDBObjectStore.prototype[method] as (...args: unknown[]) => IDBRequest;
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...args: unknown[]
    ) {
      left -= 1;
      if (left === 0) throw new DOMException('full', 'QuotaExceededError');
      return original.apply(this, args);
    } as never);
  }
  return { isReached: () => left <= 0 };
}

describe('a disk that is full', () => {
  it('at any write leaves an index and vectors that answer, and the next time completes them', async () => {
    await saveDocuments(0, 110);
    await build();
    let reached = true;
    for (let write = 1; reached && write < 400; write += write < 40 ? 1 : 9) {
      const fault = refuseWrite(write);
      await saveDocuments(0, 3, `changed${write}`).catch(() => undefined);
      await build().catch(() => undefined);
      reached = fault.isReached();
      vi.restoreAllMocks();
      expect((await nearest('telescope comet')).length, `after write ${write}`).toBeGreaterThan(0);
      const [id] = await saveDocuments(0, 3, `changed${write}`);
      await build();
      const alive = (await db.indexStatistics.get('library'))?.passageCount;
      expect(alive).toBe(110);
      const hits = await search(await oneVector(), 300);
      expect(hits, `after write ${write}`).toHaveLength(110);
      expect(hits.map(({ documentId }) => documentId)).toContain(id);
    }
    expect(reached).toBe(false);
  }, 120_000);

  const oneVector = async () => {
    const origin = (await createVectorIndex(db).origin()) ?? { provider: '', model: '', dimensions: 0 };
    return createLatentQueries(db, origin).embedQuery('telescope planet', { language: 'en' });
  };
});

describe('rows that went', () => {
  it('of vectors: they are made again while words find everything', async () => {
    await saveDocuments(0, 130);
    await build();
    const [block] = await db.vectorBlocks.toCollection().primaryKeys();
    if (block) await db.vectorBlocks.delete(block);
    expect((await nearest('telescope comet')).length).toBeGreaterThan(0);
    await build();
    const segments = await db.vectorSegments.toArray();
    expect(segments.reduce((sum, { count }) => sum + count, 0)).toBe(130);
    expect(
      (await createVectorStore(db).generations()).map(({ isWhole, isServing }) => [isWhole, isServing]),
    ).toEqual([[true, true]]);
  });

  it.each([
    'lexicalBlocks',
    'lexicalPassages',
    'lexicalSegments',
    'lexicalVocabularies',
    'indexedDocuments',
    'documentNumbers',
  ] as const)('of the index (%s): their documents are indexed again', async (table) => {
    await saveDocuments(0, 24);
    await saveDocuments(24, 30);
    const [key] = await db[table].toCollection().primaryKeys();
    await db[table].delete(key as never);
    await repairIndex(db);
    await reindexStale(db);
    expect(await repairIndex(db)).toBe(0);
    const store = createVectorStore(db);
    expect((await store.pending(0, 1000)).passages).toHaveLength(30);
    expect(await store.passageCount()).toBe(30);
    const segments = await db.lexicalSegments.toCollection().primaryKeys();
    expect(await db.lexicalVocabularies.bulkGet(segments)).not.toContain(undefined);
  });
});
