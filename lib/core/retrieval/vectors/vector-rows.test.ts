import { describe, expect, it } from 'vitest';
import { createScriptKernels } from './kernels';
import { choosePivots } from './pivots';
import { createRotation } from './rotation';
import { clusteredVectors, dotOf } from './test-vectors';
import { encodeVectors, joinBatches } from './vector-batch';
import { codesPerRow, packRows, unpackRows } from './vector-rows';

const kernels = createScriptKernels();

function library(dimensions: number, count: number) {
  const rotation = createRotation(dimensions);
  const vectors = clusteredVectors({ count, dimensions, seed: 3 });
  const rotated = vectors.map((vector) => {
    const into = new Float32Array(rotation.dimensions);
    rotation.rotate(vector, into);
    return into;
  });
  const centre = new Float32Array(rotation.dimensions);
  const frame = { rotation, centre, pivots: choosePivots(rotated, kernels) };
  const passages = vectors.map((vector, at) => ({
    number: 7 + 3 * at,
    hash: [at, 2 ** 32 - 1 - at] as const,
    vector,
  }));
  return { frame, passages, vectors, size: rotation.dimensions };
}

describe('stored vectors', () => {
  it('are the same after packing, in rows under 64 KiB', () => {
    const { frame, passages, size } = library(256, 800);
    const batch = joinBatches([encodeVectors(passages, frame, kernels)], size);
    const rows = packRows(batch, size);
    expect(rows.codes).toHaveLength(Math.ceil(800 / codesPerRow(size)));
    for (const row of [...rows.codes, ...rows.blocks, ...rows.hashes])
      expect(row.length).toBeLessThan(65_536);
    expect(unpackRows(rows, size)).toEqual(batch);
  });

  it('lie beside their neighbours', () => {
    const { frame, passages, size } = library(128, 400);
    const batch = joinBatches([encodeVectors(passages, frame, kernels)], size);
    expect([...batch.pivots]).toEqual([...batch.pivots].sort((one, other) => one - other));
    expect(new Set(batch.pivots).size).toBeGreaterThan(3);
  });

  it('are joined without loss, in any order, without those that are not kept', () => {
    const { frame, passages, size } = library(128, 90);
    const whole = joinBatches([encodeVectors(passages, frame, kernels)], size, (number) => number % 2 === 1);
    const parts = [passages.slice(50), passages.slice(0, 50)].map((part) =>
      encodeVectors(part, frame, kernels),
    );
    expect(joinBatches(parts, size, (number) => number % 2 === 1)).toEqual(whole);
  });

  it('leave out vectors that say nothing', () => {
    const { frame, size } = library(128, 70);
    const nothing = { number: 1, hash: [1, 1] as const, vector: new Float32Array(128) };
    expect(encodeVectors([nothing], frame, kernels)).toMatchObject({ count: 0 });
    expect(packRows(encodeVectors([nothing], frame, kernels), size)).toEqual({
      codes: [],
      blocks: [],
      hashes: [],
    });
  });

  it('refuse rows that do not belong together', () => {
    const { frame, passages, size } = library(128, 40);
    const rows = packRows(encodeVectors(passages, frame, kernels), size);
    expect(() => unpackRows({ ...rows, blocks: rows.blocks.slice(1) }, size)).toThrow(RangeError);
    expect(() => unpackRows({ ...rows, hashes: [] }, size)).toThrow(RangeError);
    expect(() => unpackRows({ ...rows, codes: [] }, size)).toThrow(RangeError);
  });
});

describe('the rotation', () => {
  it.each([3, 128, 200, 384, 1536])('keeps angles, %i components', (components) => {
    const rotation = createRotation(components);
    const [one, other] = clusteredVectors({ count: 2, dimensions: components, seed: 1 });
    const rotated = [one, other].map((vector) => {
      const into = new Float32Array(rotation.dimensions);
      rotation.rotate(
        (vector ?? new Float32Array()).map((value) => value * 5),
        into,
      );
      return into;
    });
    expect(dotOf(rotated[0] ?? one ?? new Float32Array(), rotated[1] ?? new Float32Array())).toBeCloseTo(
      dotOf(one ?? new Float32Array(), other ?? new Float32Array()),
      5,
    );
  });

  it('spreads a single component over all', () => {
    const rotation = createRotation(512);
    const into = new Float32Array(512);
    rotation.rotate(new Float32Array(512).fill(1, 9, 10), into);
    expect(Math.max(...into.map(Math.abs))).toBeLessThan(0.3);
  });
});
