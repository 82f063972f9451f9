import { codeBytes, writeBytes, writeCode } from './codes';
import type { VectorKernels } from './kernels';
import { nearestPivot, type Pivots } from './pivots';
import type { Rotation } from './rotation';

/** What all vectors of one generation are written against. */
export interface VectorFrame {
  rotation: Rotation;
  /** The middle of the vectors, rotated: codes are signs of the difference from it. */
  centre: Float32Array;
  pivots: Pivots;
}

/** Vectors of passages as they are stored, one array for each of their parts. */
export interface VectorBatch {
  count: number;
  /** One-bit codes, and two factors for each; see codes.ts. */
  bits: Uint8Array;
  factors: Float32Array;
  /** The passages' numbers in the index. */
  numbers: Uint32Array;
  /** Two numbers each: what was embedded; see `embeddingHash`. */
  hashes: Uint32Array;
  /** The nearest pivot, and the difference from it in bytes with what one step is worth. */
  pivots: Uint8Array;
  rests: Int8Array;
  steps: Float32Array;
  /**
   * What the rounded vector is multiplied by so that its dot product with the true one is 1: questions
   * that matter lie along a vector, and so does most of what rounding changes in their scores.
   */
  gains: Float32Array;
}

/** A vector as an embedder made it, of a passage. */
export interface PassageVector {
  number: number;
  hash: readonly [number, number];
  vector: Float32Array;
}

export function emptyBatch(count: number, dimensions: number): VectorBatch {
  return {
    count,
    bits: new Uint8Array(count * codeBytes(dimensions)),
    factors: new Float32Array(2 * count),
    numbers: new Uint32Array(count),
    hashes: new Uint32Array(2 * count),
    pivots: new Uint8Array(count),
    rests: new Int8Array(count * dimensions),
    steps: new Float32Array(count),
    gains: new Float32Array(count),
  };
}

/** Writes vectors in the form they are stored in. Those of length zero say nothing and are left out. */
export function encodeVectors(
  passages: PassageVector[],
  { rotation, centre, pivots }: VectorFrame,
  kernels: VectorKernels,
): VectorBatch {
  const { dimensions } = rotation;
  const telling = passages.filter(({ vector }) => vector.some((value) => value !== 0));
  const batch = emptyBatch(telling.length, dimensions);
  const rotated = new Float32Array(dimensions);
  const rest = new Float32Array(dimensions);
  for (const [at, { number, hash, vector }] of telling.entries()) {
    rotation.rotate(vector, rotated);
    const { factor, offset } = writeCode(rotated, centre, batch.bits, at * codeBytes(dimensions));
    batch.factors[2 * at] = factor;
    batch.factors[2 * at + 1] = offset;
    batch.numbers[at] = number;
    batch.hashes.set(hash, 2 * at);
    const pivot = nearestPivot(rotated, pivots, kernels);
    batch.pivots[at] = pivot;
    const worth = pivots.steps[pivot] as number;
    const near = pivots.vectors.subarray(pivot * dimensions, (pivot + 1) * dimensions);
    for (let each = 0; each < dimensions; each += 1) {
      rest[each] = (rotated[each] as number) - (near[each] as number) * worth;
    }
    const step = writeBytes(rest, batch.rests, at * dimensions);
    batch.steps[at] = step;
    let product = 0;
    for (let each = 0; each < dimensions; each += 1) {
      const rounded = (near[each] as number) * worth + (batch.rests[at * dimensions + each] as number) * step;
      product += rounded * (rotated[each] as number);
    }
    batch.gains[at] = product > 0 ? 1 / product : 1;
  }
  return batch;
}

/**
 * Batches as one, neighbours side by side: sorted by pivot, then by the passages' numbers; those whose
 * numbers are not kept are left out.
 */
export function joinBatches(
  batches: VectorBatch[],
  dimensions: number,
  isKept: (number: number) => boolean = () => true,
): VectorBatch {
  const entries = batches.flatMap((batch) =>
    Array.from({ length: batch.count }, (_, at) => ({
      batch,
      at,
      pivot: batch.pivots[at] as number,
      number: batch.numbers[at] as number,
    })),
  );
  const kept = entries.filter(({ number }) => isKept(number));
  kept.sort((one, other) => one.pivot - other.pivot || one.number - other.number);
  const joined = emptyBatch(kept.length, dimensions);
  const bytes = codeBytes(dimensions);
  for (const [to, { batch, at, pivot, number }] of kept.entries()) {
    joined.bits.set(batch.bits.subarray(at * bytes, (at + 1) * bytes), to * bytes);
    joined.factors.set(batch.factors.subarray(2 * at, 2 * at + 2), 2 * to);
    joined.numbers[to] = number;
    joined.hashes.set(batch.hashes.subarray(2 * at, 2 * at + 2), 2 * to);
    joined.pivots[to] = pivot;
    joined.rests.set(batch.rests.subarray(at * dimensions, (at + 1) * dimensions), to * dimensions);
    joined.steps[to] = batch.steps[at] as number;
    joined.gains[to] = batch.gains[at] as number;
  }
  return joined;
}
