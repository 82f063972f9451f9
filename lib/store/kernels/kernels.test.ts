import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileKernels } from '../../../scripts/kernels.mjs';
import { createScriptTallies } from '../../core/retrieval/passage-tallies';
import { codeBytes, prepareQuery, writeBytes, writeCode } from '../../core/retrieval/vectors/codes';
import { createScriptKernels, type VectorKernels } from '../../core/retrieval/vectors/kernels';
import { createRotation } from '../../core/retrieval/vectors/rotation';
import { clusteredVectors, dotOf } from '../../core/retrieval/vectors/test-vectors';
import { createPostingsWriter, readPlacesInScript, writePosting } from '../postings-codec';
import { createKernels, createPostingsReader } from './wasm-kernels';
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
  kernels.start(query, 2 * count);
  kernels.scan({ data, count });
  kernels.scan({ data, count });
  const selected = kernels.select(20);
  return { selected, all: kernels.select(2 * count), dots: kernels.dots(query.closely.components, close) };
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
