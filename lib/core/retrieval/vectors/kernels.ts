import { codeBytes, type PreparedQuery } from './codes';

/** A row of codes as stored: first the bits of all, then the two factors of each. */
export interface CodeRow {
  /** `count` codes of `codeBytes`, then `count` pairs of 32-bit floats, little-endian. */
  data: Uint8Array;
  count: number;
}

/** Bins over the range of a cosine, from -1 to 1, by which the best are found. */
export const scoreBins = 4096;

/** A row of codes where scans read it. */
export interface KeptCodes {
  readonly count: number;
  /** It was dropped and cannot be scanned any more. */
  readonly isDropped: boolean;
}

/**
 * The loops of a search, for one query at a time. There are two of each, in WebAssembly and in
 * JavaScript, that give the same numbers to the last bit.
 */
export interface VectorKernels {
  /** Takes a row of codes over for any number of searches, until it is dropped. */
  keep(row: CodeRow): KeptCodes;
  drop(rows: KeptCodes[]): void;
  /** Starts a search over at most this many codes, which ends the one before. */
  start(query: PreparedQuery, capacity: number): void;
  /** Whether the search with this query is the one under way, not another one that was started since. */
  isSearching(query: PreparedQuery): boolean;
  /** Estimates the cosines of a row's codes; they come behind those of the rows before. */
  scan(row: KeptCodes): void;
  /** Places of the codes with the best estimates: `count`, and those about as good as the last one. */
  select(count: number): Uint32Array;
  /** Dot products of components with vectors in bytes that stand one behind the other. */
  dots(components: Int16Array, vectors: Int8Array): Int32Array;
}

interface ScriptCodes extends CodeRow {
  isDropped: boolean;
}

/** The loops in JavaScript, for where WebAssembly does not run. */
export function createScriptKernels(): VectorKernels {
  let query: PreparedQuery | undefined;
  let scores = new Float32Array(0);
  let filled = 0;

  const asked = () => {
    if (!query) throw new TypeError('No search was started');
    return query;
  };

  return {
    keep: ({ data, count }): ScriptCodes => ({ data, count, isDropped: false }),

    drop(rows) {
      for (const row of rows as ScriptCodes[]) row.isDropped = true;
    },

    start(prepared, capacity) {
      query = prepared;
      scores = new Float32Array(capacity);
      filled = 0;
    },

    isSearching: (prepared) => query === prepared,

    scan(row) {
      const { data, count } = row as ScriptCodes;
      const { dimensions, planes, perBit, perStep, total, base } = asked();
      const bytes = codeBytes(dimensions);
      const factors = new DataView(data.buffer, data.byteOffset + count * bytes, count * 8);
      for (let code = 0; code < count; code += 1) {
        let bits = 0;
        let steps = 0;
        for (let at = 0; at < bytes; at += 1) {
          const byte = data[code * bytes + at] as number;
          bits += bitCounts[byte] as number;
          for (let plane = 0; plane < 4; plane += 1) {
            steps += (bitCounts[byte & (planes[plane * bytes + at] as number)] as number) << plane;
          }
        }
        const { fround } = Math;
        const sum = fround(fround(fround(perBit * bits) + fround(perStep * steps)) - total);
        const scaled = fround(factors.getFloat32(code * 8, true) * sum);
        scores[filled] = fround(fround(scaled + factors.getFloat32(code * 8 + 4, true)) + base);
        filled += 1;
      }
    },

    select(count) {
      const bins = new Uint32Array(scoreBins);
      for (let at = 0; at < filled; at += 1) {
        const bin = binOf(scores[at] as number);
        bins[bin] = (bins[bin] as number) + 1;
      }
      let least = scoreBins;
      for (let found = 0; least > 0 && found < count; ) found += bins[--least] as number;
      const chosen: number[] = [];
      for (let at = 0; at < filled; at += 1) {
        if (binOf(scores[at] as number) >= least) chosen.push(at);
      }
      return Uint32Array.from(chosen);
    },

    dots(components, vectors) {
      const size = components.length;
      return Int32Array.from({ length: vectors.length / size }, (_, vector) => {
        let sum = 0;
        for (let at = 0; at < size; at += 1) {
          sum += (vectors[vector * size + at] as number) * (components[at] as number);
        }
        return sum;
      });
    },
  };
}

function binOf(score: number): number {
  const bin = Math.trunc(Math.fround(Math.fround(score + 1) * (scoreBins / 2)));
  return Math.max(0, Math.min(scoreBins - 1, bin));
}

const bitCounts = Uint8Array.from({ length: 256 }, (_, byte) => {
  let bits = 0;
  for (let rest = byte; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
});
