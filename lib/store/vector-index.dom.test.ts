import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clusteredVectors, dotOf } from '../core/retrieval/vectors/test-vectors';
import { type DrafthandDatabase, openDatabase } from './database';
import { indexTables, unindexDocuments } from './index-rows';
import { generationsOf, serveGeneration, startGeneration } from './vector-generations';
import { createVectorIndex } from './vector-index';
import { addVectors, mergeVectors, purgeVectors, segmentsToJoin } from './vector-writer';
import { indexForTests, passagesEach, passageVectors, vectorLibrary } from './vectors-for-tests';

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`vectors-${crypto.randomUUID()}`);
});
afterEach(() => {
  db.close();
});

const nothing = new Float32Array();
const first = { provider: 'test', model: 'm' };
const options = { origin: { ...first, dimensions: 128 }, candidates: 100, limit: 10 };

/** Places of the ten vectors with the highest cosine, by comparing all. */
function exactly(vectors: Float32Array[], query: Float32Array): number[] {
  const scores = vectors.map((vector) => dotOf(vector, query));
  return [...scores.keys()].sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0)).slice(0, 10);
}

describe('stored vectors', () => {
  it('find what comparing all vectors finds', async () => {
    const { vectors } = await vectorLibrary(db, { documents: 1000, dimensions: 256 });
    const index = createVectorIndex(db);
    const queries = clusteredVectors({ count: 3060, dimensions: 256, seed: 5 }).slice(-60);
    let found = 0;
    for (const query of queries) {
      const hits = await index.search(query, { ...options, origin: { ...first, dimensions: 256 } });
      const places = hits.map(({ documentId, order }) => Number(documentId.slice(1)) * passagesEach + order);
      found += exactly(vectors, query).filter((place) => places.includes(place)).length;
      for (const [at, { score }] of hits.entries()) {
        expect(score).toBeCloseTo(dotOf(vectors[places[at] ?? 0] ?? nothing, query), 2);
      }
    }
    expect(found / 600).toBeGreaterThanOrEqual(0.97);
  });

  it('are not found any more once their document is removed or changed, and the new ones are', async () => {
    const { ids, vectors, generation } = await vectorLibrary(db, { documents: 60, dimensions: 128 });
    const index = createVectorIndex(db);
    const query = vectors[30] ?? nothing;
    expect((await index.search(query, options))[0]).toMatchObject({ documentId: 'd10', order: 0 });
    await db.transaction('rw', indexTables(db), async () => unindexDocuments(db, ['d10']));
    expect((await index.search(query, options)).map(({ documentId }) => documentId)).not.toContain('d10');
    const firsts = await indexForTests(db, ['d20']);
    expect((await index.search(query, options)).map(({ documentId }) => documentId)).not.toContain('d20');
    const copies = [vectors[1] ?? nothing, query, vectors[2] ?? nothing];
    await addVectors(db, generation, passageVectors(firsts, copies), (firsts[0] ?? 0) + passagesEach);
    expect((await index.search(query, options))[0]).toMatchObject({ documentId: 'd20', order: 1 });
    expect(ids).toHaveLength(60);
  });

  it('answer from the former model until those of the next are all there, and never from both', async () => {
    const { vectors } = await vectorLibrary(db, { documents: 40, dimensions: 128 });
    const index = createVectorIndex(db);
    const others = clusteredVectors({ count: 120, dimensions: 256, seed: 9 });
    const origin = { provider: 'test', model: 'other', dimensions: 256 };
    const next = await startGeneration(db, origin, others);
    const firsts = (await db.indexedDocuments.bulkGet(Array.from({ length: 40 }, (_, at) => `d${at}`))).map(
      (row) => row?.first ?? 0,
    );
    await addVectors(db, next, passageVectors(firsts, others), 120);
    expect(await index.origin()).toMatchObject({ model: 'm', dimensions: 128 });
    expect((await index.search(vectors[0] ?? nothing, options))[0]).toMatchObject({ documentId: 'd0' });
    expect(await index.search(others[0] ?? nothing, { ...options, origin })).toEqual([]);
    await serveGeneration(db, next.id);
    expect(await index.origin()).toEqual(origin);
    expect((await index.search(others[3] ?? nothing, { ...options, origin }))[0]).toMatchObject({
      documentId: 'd1',
      order: 0,
    });
    expect(await index.search(vectors[0] ?? nothing, options)).toEqual([]);
    expect(await generationsOf(db)).toHaveLength(1);
    expect(new Set((await db.vectorBlocks.toArray()).map(({ model }) => model))).toEqual(
      new Set(['test other 256']),
    );
  });

  it('are merged without a change of what is found, and without what is gone', async () => {
    const { ids, vectors, generation } = await vectorLibrary(db, { documents: 30, dimensions: 128 });
    for (let at = 0; at < 12; at += 1) {
      const firsts = await indexForTests(db, [ids[at] ?? '']);
      const own = vectors.slice(at * passagesEach, (at + 1) * passagesEach);
      await addVectors(db, generation, passageVectors(firsts, own), (firsts[0] ?? 0) + passagesEach);
      await mergeVectors(db, generation);
    }
    const index = createVectorIndex(db);
    const before = await index.search(vectors[40] ?? nothing, options);
    expect(await db.vectorSegments.count()).toBeLessThanOrEqual(3);
    await purgeVectors(db, generation);
    const segments = await db.vectorSegments.toArray();
    expect(segments.reduce((sum, { count }) => sum + count, 0)).toBe(90);
    expect(await index.search(vectors[40] ?? nothing, options)).toEqual(before);
  });

  it('are found although their segments were merged while the question was embedded', async () => {
    const { ids, vectors, generation } = await vectorLibrary(db, { documents: 30, dimensions: 128 });
    const index = createVectorIndex(db);
    const origin = (await index.origin()) ?? options.origin;
    for (const id of ids) {
      const firsts = await indexForTests(db, [id]);
      const at = Number(id.slice(1)) * passagesEach;
      const own = passageVectors(firsts, vectors.slice(at, at + passagesEach));
      await addVectors(db, generation, own, (firsts[0] ?? 0) + passagesEach);
      await mergeVectors(db, generation);
    }
    await purgeVectors(db, generation);
    expect((await index.search(vectors[40] ?? nothing, { ...options, origin }))[0]).toMatchObject({
      documentId: 'd13',
      order: 1,
    });
  });

  it.each([undefined, 0])(
    'are found by questions at once as by each alone, also where codes are not kept (%s bytes)',
    async (mostKept) => {
      const { ids, vectors, generation } = await vectorLibrary(db, { documents: 700, dimensions: 256 });
      const of256 = { ...options, origin: { ...first, dimensions: 256 } };
      const queries = [0, 300, 900, 2000].map((at) => vectors[at] ?? nothing);
      const alone: unknown[] = [];
      for (const query of queries) alone.push(await createVectorIndex(db).search(query, of256));
      const index = createVectorIndex(db, { mostKept });
      const atOnce = () => Promise.all(queries.map((query) => index.search(query, of256)));
      expect(await atOnce()).toEqual(alone);
      expect(await atOnce()).toEqual(alone);
      // A segment more, and one in place of two, while the codes of the others stay.
      for (const at of [40, 41]) {
        const firsts = await indexForTests(db, [ids[at] ?? '']);
        const own = vectors.slice(at * passagesEach, (at + 1) * passagesEach);
        await addVectors(db, generation, passageVectors(firsts, own), (firsts[0] ?? 0) + passagesEach);
        await mergeVectors(db, generation);
        expect(await atOnce()).toEqual(alone);
      }
    },
  );

  it('that are unreadable are passed over', async () => {
    const { vectors } = await vectorLibrary(db, { documents: 60, dimensions: 128 });
    await db.vectorBlocks.toCollection().modify({ model: 'somebody else' });
    expect(await createVectorIndex(db).search(vectors[0] ?? nothing, options)).toEqual([]);
  });
});

describe('segments of vectors', () => {
  const segment = (id: number, count: number) => ({ id, generation: 1, count });
  it.each([
    [[], []],
    [[segment(1, 40), segment(2, 20), segment(3, 10)], []],
    [
      [segment(1, 40), segment(2, 10), segment(3, 10)],
      [2, 3],
    ],
    [[segment(1, 16_000), segment(2, 9000), segment(3, 9000)], []],
  ])('of %o become one: %o', (segments, expected) => {
    expect(segmentsToJoin(segments)).toEqual(expected);
  });
});
