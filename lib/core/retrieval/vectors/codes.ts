/**
 * One-bit codes in the manner of RaBitQ (Gao, Long: SIGMOD 2024): the signs of a rotated vector's
 * distances from a centre, with two factors by which the dot product with a query is estimated.
 * Vectors have length 1, so dot products are cosines.
 */

/** Bytes of one code without its factors. */
export function codeBytes(dimensions: number): number {
  return dimensions / 8;
}

/** Largest component of a vector in bytes. */
const byteLimit = 127;

/** Largest component of a query in 12 bits: 3968 products with bytes stay within 32 bits. */
const queryLimit = 2047;

/**
 * Writes the code of a rotated vector at a byte of `bits`, and returns its two factors: what the
 * difference of its signs counts, and its part along the centre.
 */
export function writeCode(
  rotated: Float32Array,
  centre: Float32Array,
  bits: Uint8Array,
  start: number,
): { factor: number; offset: number } {
  let squares = 0;
  let sum = 0;
  let offset = 0;
  for (let at = 0; at < rotated.length; at += 1) {
    const middle = centre[at] as number;
    const rest = (rotated[at] as number) - middle;
    squares += rest * rest;
    offset += rest * middle;
    if (rest > 0) {
      sum += rest;
      const place = start + (at >> 3);
      bits[place] = (bits[place] as number) | (1 << (at & 7));
    } else {
      sum -= rest;
    }
  }
  return { factor: sum === 0 ? 0 : squares / sum, offset };
}

/** Writes a rotated vector as signed bytes and returns what one step is worth. */
export function writeBytes(rotated: Float32Array, bytes: Int8Array, start: number): number {
  let largest = 0;
  for (let at = 0; at < rotated.length; at += 1) largest = Math.max(largest, Math.abs(rotated[at] as number));
  if (largest === 0) return 0;
  const scale = byteLimit / largest;
  for (let at = 0; at < rotated.length; at += 1) {
    bytes[start + at] = Math.round((rotated[at] as number) * scale);
  }
  return largest / byteLimit;
}

/** A query in the forms that scan and rescoring want. */
export interface PreparedQuery {
  dimensions: number;
  /** Four planes of bits, the least significant first, each of `codeBytes`. */
  planes: Uint8Array;
  /** estimate = factor × (perBit × set bits + perStep × sum of steps − total) + offset + base */
  perBit: number;
  perStep: number;
  total: number;
  base: number;
  closely: CloseQuery;
}

/** A vector's components in 12 bits, and what one step is worth: what vectors in bytes are compared with. */
export interface CloseQuery {
  components: Int16Array;
  step: number;
}

/** The components of a rotated vector in 12 bits. */
export function closeQuery(rotated: Float32Array): CloseQuery {
  let largest = 0;
  for (let at = 0; at < rotated.length; at += 1) largest = Math.max(largest, Math.abs(rotated[at] as number));
  const components = new Int16Array(rotated.length);
  const scale = largest === 0 ? 0 : queryLimit / largest;
  for (let at = 0; at < rotated.length; at += 1) components[at] = Math.round((rotated[at] as number) * scale);
  return { components, step: largest / queryLimit };
}

/** Prepares a rotated query of length 1 for codes around a centre. */
export function prepareQuery(rotated: Float32Array, centre: Float32Array): PreparedQuery {
  const dimensions = rotated.length;
  const rest = rotated.map((value, at) => value - (centre[at] as number));
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let total = 0;
  let base = 0;
  for (let at = 0; at < dimensions; at += 1) {
    const value = rest[at] as number;
    least = Math.min(least, value);
    most = Math.max(most, value);
    total += value;
    base += (rotated[at] as number) * (centre[at] as number);
  }
  const width = (most - least) / 15 || 1;
  const bytes = codeBytes(dimensions);
  const planes = new Uint8Array(4 * bytes);
  for (let at = 0; at < dimensions; at += 1) {
    const steps = Math.round(((rest[at] as number) - least) / width);
    for (let plane = 0; plane < 4; plane += 1) {
      const place = plane * bytes + (at >> 3);
      if ((steps >> plane) & 1) planes[place] = (planes[place] as number) | (1 << (at & 7));
    }
  }
  return {
    dimensions,
    planes,
    perBit: Math.fround(2 * least),
    perStep: Math.fround(2 * width),
    total: Math.fround(total),
    base: Math.fround(base),
    closely: closeQuery(rotated),
  };
}
