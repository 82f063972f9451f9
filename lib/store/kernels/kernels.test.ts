import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileKernels } from '../../../scripts/kernels.mjs';
import { createScriptTallies } from '../../core/retrieval/passage-tallies';
import { codeBytes, prepareQuery, writeBytes, writeCode } from '../../core/retrieval/vectors/codes';
import { type CodeRow, createScriptKernels, type VectorKernels } from '../../core/retrieval/vectors/kernels';
import { createRotation } from '../../core/retrieval/vectors/rotation';
import { clusteredVectors, dotOf } from '../../core/retrieval/vectors/test-vectors';
import { createPostingsWriter, readPlacesInScript, writePosting } from '../postings-codec';
import { packPassages, unpackPassages } from '../segment-passages';
import { createKernels, createPassagesOpener, createPostingsReader } from './wasm-kernels';
import { createTalliesMaker } from './wasm-tallies';

/** Vectors as codes and bytes, with one of them as the query. */
function encoded(dimensions: number, count: number) {
  const rotation = createRotation(dimensions);
  const size = rotation.dimensions;
  const vectors = clusteredVectors({ count: count + 1, dimensions, seed: dimensions });
  const rotated = vectors.map((vector) => {
    const into = new Float32Array(size);
    rotation.rotate(vector, into);
    return into;
  });
  const centre = new Float32Array(size).map((_, at) => (rotated[1]?.[at] ?? 0) * 0.3);
  const bytes = codeBytes(size);
  const data = new Uint8Array(count * (bytes + 8));
  const factors = new DataView(data.buffer, count * bytes);
  const close = new Int8Array(count * size);
  const steps = rotated.slice(1).map((vector, at) => {
    const { factor, offset } = writeCode(vector, centre, data, at * bytes);
    factors.setFloat32(at * 8, factor, true);
    factors.setFloat32(at * 8 + 4, offset, true);
    return writeBytes(vector, close, at * size);
  });
  const query = prepareQuery(rotated[0] ?? new Float32Array(size), centre);
  const exact = vectors.slice(1).map((vector) => dotOf(vector, vectors[0] ?? vector));
  return { data, close, steps, query, exact, bytes };
}

/** Everything a search asks of kernels, in two rows. */
function answers(kernels: VectorKernels, { data, close, query, bytes }: ReturnType<typeof encoded>) {
  const count = data.length / (bytes + 8);
  const rows = [kernels.keep({ data, count }), kernels.keep({ data, count })];
  kernels.start(query, 2 * count);
  for (const row of rows) kernels.scan(row);
  const selected = kernels.select(20);
  return { selected, all: kernels.select(2 * count), dots: kernels.dots(query.closely.components, close) };
}

/** Some of the codes as a row of their own. */
function rowOf({ data, bytes }: ReturnType<typeof encoded>, from: number, count: number): CodeRow {
  const all = data.length / (bytes + 8);
  const row = new Uint8Array(count * (bytes + 8));
  row.set(data.subarray(from * bytes, (from + count) * bytes));
  row.set(data.subarray(all * bytes + from * 8, all * bytes + (from + count) * 8), count * bytes);
  return { data: row, count };
}

describe('vector kernels', () => {
  it.each([128, 256, 300, 384, 512, 1536])(
    'give the same in WebAssembly and JavaScript, %i components',
    async (dimensions) => {
      const set = encoded(dimensions, 50);
      const wasm = await createKernels();
      expect(answers(wasm, set)).toEqual(answers(createScriptKernels(), set));
    },
  );

  it.each([128, 384, 512])(
    'find the nearest from one bit, and nearly know them from a byte, %i components',
    async (dimensions) => {
      const set = encoded(dimensions, 200);
      const { selected, dots } = answers(await createKernels(), set);
      const best = [...set.exact.keys()].sort(
        (one, other) => (set.exact[other] ?? 0) - (set.exact[one] ?? 0),
      );
      expect([...selected]).toEqual(expect.arrayContaining(best.slice(0, 1)));
      for (const [at, exact] of set.exact.entries()) {
        expect((dots[at] ?? 0) * (set.steps[at] ?? 0) * set.query.closely.step).toBeCloseTo(exact, 2);
      }
    },
  );

  it('select as many as wanted, and those about as good as the last one', async () => {
    const { selected, all } = answers(await createKernels(), encoded(256, 100));
    expect(selected.length).toBeGreaterThanOrEqual(20);
    expect(selected.length).toBeLessThan(40);
    expect(all).toHaveLength(200);
    // Both rows hold the same codes.
    expect([...selected].filter((place) => place >= 100).map((place) => place - 100)).toEqual(
      [...selected].filter((place) => place < 100),
    );
  });

  it('scan what is kept, wherever it was moved to when rows were dropped and more came', async () => {
    const set = encoded(384, 60);
    const count = 20;
    const rows = [0, 1, 2].map((row) => rowOf(set, row * count, count));
    const [first, second, third] = rows as [CodeRow, CodeRow, CodeRow];
    const search = (kernels: VectorKernels) => {
      const kept = [first, second, first].map(kernels.keep);
      kernels.start(set.query, 10);
      kernels.drop(kept.slice(0, 1));
      const added = [...kept.slice(1), kernels.keep(third)];
      kernels.dots(set.query.closely.components, set.close);
      kernels.start(set.query, 3 * count);
      for (const row of added) kernels.scan(row);
      expect(kept.map(({ isDropped }) => isDropped)).toEqual([true, false, false]);
      return [kernels.select(5), kernels.select(3 * count)];
    };
    const wasm = search(await createKernels());
    expect(wasm).toEqual(search(createScriptKernels()));
    const fresh = createScriptKernels();
    fresh.start(set.query, 3 * count);
    for (const row of [second, first, third]) fresh.scan(fresh.keep(row));
    expect(wasm[0]).toEqual(fresh.select(5));
  });

  it('tell whose search is under way', async () => {
    const { query } = encoded(128, 10);
    for (const kernels of [await createKernels(), createScriptKernels()]) {
      kernels.start(query, 10);
      expect(kernels.isSearching(query)).toBe(true);
      kernels.start({ ...query }, 10);
      expect(kernels.isSearching(query)).toBe(false);
    }
  });

  it('read the same postings, across segments and weights of any size', async () => {
    const read = await createPostingsReader();
    const postings = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: 70_000 })),
    );
    fc.assert(
      fc.property(postings, postings, (first, second) => {
        const places = [first, second].map((list, index) => {
          const writer = createPostingsWriter();
          let passage = 0;
          for (const [gap, weight] of list) {
            passage += gap;
            writePosting(writer, passage, weight);
          }
          const data = Uint8Array.from([9, 9, ...writer.bytes, 9]);
          return { data, start: 2, end: data.length - 1, base: index * 1_000_000 };
        });
        expect(read(places)).toEqual(readPlacesInScript(places));
      }),
    );
  });

  it('open the passages of a segment as JavaScript does', async () => {
    const open = await createPassagesOpener();
    const documents = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 100_000 }),
        fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 200 }),
      ),
    );
    fc.assert(
      fc.property(documents, (list) => {
        let next = 0;
        const packed = packPassages(
          list.map(([gap, lengths]) => {
            const first = next + gap;
            next = first + lengths.length;
            return { first, lengths };
          }),
        );
        expect(open({ segmentId: 1, ...packed })).toEqual(unpackPassages({ segmentId: 1, ...packed }));
      }),
    );
  });

  it('score passages as JavaScript does', async () => {
    const createTallies = await createTalliesMaker();
    const list = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 299 }), fc.integer({ min: 1, max: 65_535 })), {
        selector: ([slot]) => slot,
      })
      .map((postings) => {
        const sorted = postings.sort(([one], [other]) => one - other);
        const slots = Uint32Array.from(sorted, ([slot]) => slot);
        return { slots, weights: Uint16Array.from(sorted, ([, weight]) => weight) };
      });
    const concepts = fc.array(
      fc.tuple(fc.array(list, { maxLength: 3 }), fc.double({ min: 0, max: 9, noNaN: true })),
      {
        maxLength: 40,
      },
    );
    const lengths = Uint16Array.from({ length: 300 }, (_, slot) => 1 + ((slot * 37) % 400));
    const documentStarts = Uint32Array.from({ length: 61 }, (_, place) => place * 5);
    fc.assert(
      fc.property(concepts, (asked) => {
        const scope = { documentStarts, lengths, averageLength: 173.4 };
        const [wasm, script] = [createTallies(scope), createScriptTallies(scope)].map((tallies) => {
          const holders = asked.map(([lists], concept) => tallies.countHolders(lists, concept));
          for (const [concept, [lists, weight]] of asked.entries())
            for (const one of lists) tallies.note(one, concept, weight);
          return { holders, ...tallies.sums() };
        });
        expect(wasm).toEqual(script);
      }),
      { numRuns: 30 },
    );
  });

  it('are the bytes that compiling gives', async () => {
    expect(readFileSync(new URL('./kernel-bytes.ts', import.meta.url), 'utf8')).toBe(await compileKernels());
  });
});
