import { codeBytes, type PreparedQuery } from '../../core/retrieval/vectors/codes';
import { createScriptKernels, scoreBins, type VectorKernels } from '../../core/retrieval/vectors/kernels';
import { type PostingsReader, readPlacesInScript } from '../postings-codec';
import { kernelBytes } from './kernel-bytes';

/** What `kernels.wat` exports. */
export interface KernelExports {
  memory: WebAssembly.Memory;
  scan(
    codes: number,
    count: number,
    bytes: number,
    planes: number,
    out: number,
    perBit: number,
    perStep: number,
    total: number,
    base: number,
  ): void;
  select(scores: number, count: number, wanted: number, bins: number, out: number): number;
  dots(vectors: number, count: number, dimensions: number, query: number, out: number): void;
  postings(at: number, end: number, base: number, slots: number, weights: number): number;
  holders(slots: number, count: number, documentOf: number, counted: number, tag: number): number;
  note(
    slots: number,
    weights: number,
    count: number,
    lengths: number,
    scores: number,
    best: number,
    noted: number,
    words: number,
    tag: number,
    mask: number,
    weight: number,
    unit: number,
    k1: number,
    b: number,
    average: number,
  ): void;
  rollUp(starts: number, count: number, scores: number, share: number, out: number): void;
}

export const pageBytes = 65_536;

let compiling: Promise<WebAssembly.Module | undefined> | undefined;

/**
 * Kernels for one search: in WebAssembly with SIMD, in JavaScript where the browser or the page's policy
 * does not run that.
 */
export async function createKernels(): Promise<VectorKernels> {
  const exports = await instantiate();
  return exports ? createWasmKernels(exports) : createScriptKernels();
}

/** Reads postings: in WebAssembly, since the JavaScript of a worker that has just started is slow. */
export async function createPostingsReader(): Promise<PostingsReader> {
  const exports = await instantiate();
  return exports ? createWasmPostings(exports) : readPlacesInScript;
}

/** The loops with a memory of their own; undefined where WebAssembly does not run. */
export async function instantiate(): Promise<KernelExports | undefined> {
  compiling ??= compile();
  const module = await compiling;
  if (!module) return undefined;
  const instance = await WebAssembly.instantiate(module);
  return instance.exports as unknown as KernelExports;
}

async function compile(): Promise<WebAssembly.Module | undefined> {
  try {
    const text = atob(kernelBytes);
    return await WebAssembly.compile(Uint8Array.from(text, (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

function createWasmPostings({ memory, postings }: KernelExports): PostingsReader {
  return (places) => {
    // A posting takes a byte or more, so there are at most as many as bytes.
    const most = places.reduce((sum, { end, start }) => sum + end - start, 0);
    const weights = roundUp(most);
    const slots = weights + roundUp(2 * most);
    const missing = slots + 4 * most - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
    let count = 0;
    for (const { data, start, end, base } of places) {
      new Uint8Array(memory.buffer, 0, end - start).set(data.subarray(start, end));
      count += postings(0, end - start, base, slots + 4 * count, weights + 2 * count);
    }
    return {
      slots: new Uint32Array(memory.buffer, slots, count).slice(),
      weights: new Uint16Array(memory.buffer, weights, count).slice(),
    };
  };
}

/** Memory: bins, planes, scores, places, then whatever is worked on at the moment. */
function createWasmKernels({ memory, scan, select, dots }: KernelExports): VectorKernels {
  let query: PreparedQuery | undefined;
  let capacity = 0;
  let filled = 0;
  let at = { planes: 0, scores: 0, places: 0, work: scoreBins * 4 };

  /** Makes room for bytes behind everything else and returns where they are. */
  function workSpace(bytes: number): number {
    const missing = at.work + bytes - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
    return at.work;
  }

  function asked(): PreparedQuery {
    if (!query) throw new TypeError('No search was started');
    return query;
  }

  return {
    start(prepared, most) {
      query = prepared;
      capacity = most;
      filled = 0;
      const planes = scoreBins * 4;
      const scores = planes + prepared.planes.length;
      const places = scores + capacity * 4;
      at = { planes, scores, places, work: roundUp(places + capacity * 4) };
      workSpace(0);
      new Uint8Array(memory.buffer).set(prepared.planes, planes);
    },

    scan({ data, count }) {
      const { dimensions, perBit, perStep, total, base } = asked();
      if (filled + count > capacity) throw new RangeError('More codes than the search was started for');
      const codes = workSpace(data.length);
      new Uint8Array(memory.buffer, codes, data.length).set(data);
      const out = at.scores + filled * 4;
      scan(codes, count, codeBytes(dimensions), at.planes, out, perBit, perStep, total, base);
      filled += count;
    },

    select(count) {
      const found = select(at.scores, filled, count, 0, at.places);
      return new Uint32Array(memory.buffer, at.places, found).slice();
    },

    dots(components, vectors) {
      const count = vectors.length / components.length;
      const query = workSpace(components.byteLength + vectors.length + count * 4 + 16);
      new Int16Array(memory.buffer, query, components.length).set(components);
      const from = query + components.byteLength;
      new Int8Array(memory.buffer, from, vectors.length).set(vectors);
      const out = roundUp(from + vectors.length);
      dots(from, count, components.length, query, out);
      return new Int32Array(memory.buffer, out, count).slice();
    },
  };
}

/** Up to where 128 bits can be read at once. */
export function roundUp(offset: number): number {
  return Math.ceil(offset / 16) * 16;
}
