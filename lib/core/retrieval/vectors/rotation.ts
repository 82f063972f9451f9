/** Codes are compared 128 bits at a time. */
const bitsAtOnce = 128;

/** Sign changes and transforms, one after the other. */
const rounds = 2;

/** Components that vectors may have: more would not fit the byte counters of the scan. */
export const mostDimensions = 3968;

/** A fixed rotation, so that codes of one bit a component say as much for every component. */
export interface Rotation {
  /** Components after the rotation: those before, rounded up; see {@link rotatedDimensions}. */
  dimensions: number;
  /** Writes the vector, scaled to length 1 and rotated, to `into`; zeros stay zeros. Returns its length before. */
  rotate(vector: Float32Array, into: Float32Array): number;
}

/** How many components vectors of so many have after their rotation. */
export function rotatedDimensions(components: number): number {
  return Math.ceil(components / bitsAtOnce) * bitsAtOnce;
}

/**
 * The rotation for vectors of this many components, always the same: random signs and a fast Hadamard
 * transform, in rounds (Ailon, Chazelle 2009); where the size is no power of two, over the first and
 * over the last components that are one. Throws a RangeError above 3968 components.
 */
export function createRotation(components: number): Rotation {
  const dimensions = rotatedDimensions(components);
  if (components < 1 || dimensions > mostDimensions)
    throw new RangeError(`No codes for ${components} components`);
  const block = 2 ** Math.floor(Math.log2(dimensions));
  const signs = signsFrom(dimensions * rounds);
  return {
    dimensions,
    rotate(vector, into) {
      let squares = 0;
      for (let at = 0; at < components; at += 1) squares += (vector[at] as number) ** 2;
      into.fill(0);
      const length = Math.sqrt(squares);
      if (!Number.isFinite(length) || length === 0) return 0;
      for (let at = 0; at < components; at += 1) into[at] = (vector[at] as number) / length;
      for (let round = 0; round < rounds; round += 1) {
        const from = round * dimensions;
        for (let at = 0; at < dimensions; at += 1) {
          into[at] = (into[at] as number) * (signs[from + at] as number);
        }
        transform(into, 0, block);
        if (block < dimensions) transform(into, dimensions - block, block);
      }
      return length;
    },
  };
}

/** Walsh-Hadamard transform of a part, in place, keeping its length. */
function transform(values: Float32Array, start: number, size: number): void {
  const end = start + size;
  for (let half = 1; half < size; half *= 2) {
    for (let from = start; from < end; from += 2 * half) {
      for (let at = from; at < from + half; at += 1) {
        const one = values[at] as number;
        const other = values[at + half] as number;
        values[at] = one + other;
        values[at + half] = one - other;
      }
    }
  }
  const scale = 1 / Math.sqrt(size);
  for (let at = start; at < end; at += 1) values[at] = (values[at] as number) * scale;
}

/** Signs from xorshift32 (Marsaglia 2003) with a fixed start. */
function signsFrom(count: number): Float32Array {
  let state = 0x2545f491;
  return Float32Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0x10000 ? 1 : -1;
  });
}
