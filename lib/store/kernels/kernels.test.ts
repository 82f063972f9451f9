import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileKernels } from '../../../scripts/kernels.mjs';
import { codeBytes, prepareQuery, writeBytes, writeCode } from '../../core/retrieval/vectors/codes';
import { createScriptKernels, leftOut, type VectorKernels } from '../../core/retrieval/vectors/kernels';
import { createRotation } from '../../core/retrieval/vectors/rotation';
import { clusteredVectors, dotOf } from '../../core/retrieval/vectors/test-vectors';
import { createKernels } from './wasm-kernels';

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
  kernels.scores()[3] = leftOut;
  const scores = kernels.scores().slice();
  return { scores, selected: kernels.select(20), dots: kernels.dots(close, count) };
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
    'estimate cosines from one bit, and nearly know them from a byte, %i components',
    async (dimensions) => {
      const set = encoded(dimensions, 200);
      const { scores, dots } = answers(await createKernels(), set);
      const errors = set.exact.map((exact, at) => Math.abs((scores[at === 3 ? 203 : at] ?? 0) - exact));
      // The error of one bit falls with the root of the components.
      expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(
        0.9 / Math.sqrt(dimensions),
      );
      for (const [at, exact] of set.exact.entries()) {
        expect((dots[at] ?? 0) * (set.steps[at] ?? 0) * set.query.step).toBeCloseTo(exact, 2);
      }
    },
  );

  it('select the best, without those that are left out', async () => {
    const set = encoded(256, 100);
    const { scores, selected } = answers(await createKernels(), set);
    const order = [...scores.keys()].sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
    expect([...selected]).toEqual(expect.arrayContaining(order.slice(0, 20)));
    expect([...selected]).not.toContain(3);
    expect(selected.length).toBeLessThan(40);
  });

  it('are the bytes that compiling gives', async () => {
    expect(readFileSync(new URL('./kernel-bytes.ts', import.meta.url), 'utf8')).toBe(await compileKernels());
  });
});
