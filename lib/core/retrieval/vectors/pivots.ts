import { closeQuery, writeBytes } from './codes';
import type { VectorKernels } from './kernels';

/** Vectors that a pivot should stand for, and the most pivots there are: their number fits a byte. */
const vectorsPerPivot = 32;
const mostPivots = 128;

/** Bytes of all pivots: what a browser keeps outside of its own files takes another read at every question. */
const mostPivotBytes = 60_000;

/** Times the pivots are moved into the middle of what is nearest to them. */
const moves = 2;

/** Vectors in bytes, with what one step of each is worth. */
export interface Pivots {
  /** `count` vectors one behind the other. */
  vectors: Int8Array;
  steps: Float32Array;
  /** Half of the square of each one's length. */
  halfSquares: Float32Array;
}

/**
 * Vectors around which those of a library lie (k-means, two rounds, from evenly spread ones). Each vector
 * is stored as its difference from the nearest, which bytes hold more exactly, and neighbours
 * are stored side by side. Always the same for the same vectors.
 */
export function choosePivots(rotated: Float32Array[], kernels: VectorKernels): Pivots {
  const size = rotated[0]?.length ?? 0;
  const most = Math.min(mostPivots, Math.floor(mostPivotBytes / Math.max(1, size)));
  const count = Math.min(most, Math.ceil(rotated.length / vectorsPerPivot));
  let pivots = packPivots(
    Array.from(
      { length: count },
      (_, at) => rotated[Math.floor((at * rotated.length) / count)] as Float32Array,
    ),
    size,
  );
  for (let round = 0; round < moves; round += 1) {
    const sums = Array.from({ length: count }, () => new Float32Array(size));
    const sizes = new Uint32Array(count);
    for (const vector of rotated) {
      const nearest = nearestPivot(vector, pivots, kernels);
      sizes[nearest] = (sizes[nearest] as number) + 1;
      const sum = sums[nearest] as Float32Array;
      for (let at = 0; at < size; at += 1) sum[at] = (sum[at] as number) + (vector[at] as number);
    }
    pivots = packPivots(
      sums.map((sum, at) => sum.map((value) => value / Math.max(1, sizes[at] as number))),
      size,
    );
  }
  return pivots;
}

/** The pivot that is least far away; the first of equal ones. */
export function nearestPivot(rotated: Float32Array, pivots: Pivots, kernels: VectorKernels): number {
  const { components, step } = closeQuery(rotated);
  const dots = kernels.dots(components, pivots.vectors);
  let best = Number.NEGATIVE_INFINITY;
  let nearest = 0;
  for (let at = 0; at < dots.length; at += 1) {
    const score =
      (dots[at] as number) * (pivots.steps[at] as number) * step - (pivots.halfSquares[at] as number);
    if (score > best) {
      best = score;
      nearest = at;
    }
  }
  return nearest;
}

function packPivots(vectors: Float32Array[], size: number): Pivots {
  const bytes = new Int8Array(vectors.length * size);
  const steps = Float32Array.from(vectors, (vector, at) => writeBytes(vector, bytes, at * size));
  const halfSquares = Float32Array.from(
    vectors,
    (vector) => vector.reduce((sum, value) => sum + value ** 2, 0) / 2,
  );
  return { vectors: bytes, steps, halfSquares };
}
