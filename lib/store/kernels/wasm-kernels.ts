import { codeBytes, type PreparedQuery } from '../../core/retrieval/vectors/codes';
import { createScriptKernels, scoreBins, type VectorKernels } from '../../core/retrieval/vectors/kernels';
import { type PostingsReader, readPlacesInScript } from '../postings-codec';
import { unpackPassages } from '../segment-passages';
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
  documents(at: number, end: number, firsts: number, starts: number): number;
  lengths(at: number, end: number, out: number): void;
  owners(starts: number, count: number, out: number): void;
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

const pageBytes = 65_536;

let compiling: Promise<WebAssembly.Module | undefined> | undefined;

/**
 * Kernels with a memory of their own: in WebAssembly with SIMD, in JavaScript where the browser or the page's policy
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

/** Opens the passages of segments: in WebAssembly, for the same reason. */
export async function createPassagesOpener(): Promise<typeof unpackPassages> {
  const exports = await instantiate();
  return exports ? createWasmPassages(exports) : unpackPassages;
}

/** The loops with a memory of their own; undefined where WebAssembly does not run. */
export async function instantiate(): Promise<KernelExports | undefined> {
  compiling ??= compile();
  const module = await compiling;
  if (!module) return undefined;
  try {
    const instance = await WebAssembly.instantiate(module);
    return instance.exports as unknown as KernelExports;
  } catch {
    return undefined;
  }
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
    makeRoom(memory, slots + 4 * most);
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

function createWasmPassages({ memory, documents, lengths }: KernelExports): typeof unpackPassages {
  return (row) => {
    // A document takes two bytes or more.
    const most = row.documents.length / 2;
    const starts = roundUp(Math.max(row.documents.length, row.lengths.length));
    const firsts = starts + roundUp(4 * (most + 1));
    const out = firsts + roundUp(4 * most);
    makeRoom(memory, out + 2 * row.lengths.length);
    const input = new Uint8Array(memory.buffer);
    input.set(row.documents);
    const count = documents(0, row.documents.length, firsts, starts);
    input.set(row.lengths);
    lengths(0, row.lengths.length, out);
    return {
      firsts: new Uint32Array(memory.buffer, firsts, count).slice(),
      starts: new Uint32Array(memory.buffer, starts, count + 1).slice(),
      lengths: new Uint16Array(memory.buffer, out, row.lengths.length).slice(),
    };
  };
}

/** Bytes of the planes of a query: four of the most components there are. */
const mostPlaneBytes = 4 * 496;

/** The memory of kept codes grows by this much at least: they come in rows. */
const leastGrowth = 2 ** 20;

interface WasmCodes {
  count: number;
  /** Where it is behind the first code. */
  from: number;
  bytes: number;
  isDropped: boolean;
}

/** Memory: bins, planes, scores, places, the codes that are kept, then whatever is worked on at the moment. */
function createWasmKernels({ memory, scan, select, dots }: KernelExports): VectorKernels {
  const planes = scoreBins * 4;
  const scores = planes + mostPlaneBytes;
  let query: PreparedQuery | undefined;
  let filled = 0;
  let capacity = 0;
  let codes = scores;
  let codesEnd = codes;
  let kept: WasmCodes[] = [];

  /** Moves the codes back so that there is room for scores and places of so many. */
  function makeCapacity(wanted: number): void {
    if (wanted <= capacity) return;
    capacity = Math.ceil(wanted * 1.25);
    const to = roundUp(scores + 8 * capacity);
    makeRoom(memory, to + codesEnd - codes, leastGrowth);
    new Uint8Array(memory.buffer).copyWithin(to, codes, codesEnd);
    codesEnd += to - codes;
    codes = to;
  }

  function asked(): PreparedQuery {
    if (!query) throw new TypeError('No search was started');
    return query;
  }

  return {
    keep({ data, count }): WasmCodes {
      makeRoom(memory, codesEnd + data.length, leastGrowth);
      new Uint8Array(memory.buffer, codesEnd, data.length).set(data);
      const row = { count, from: codesEnd - codes, bytes: data.length, isDropped: false };
      kept.push(row);
      codesEnd = roundUp(codesEnd + data.length);
      return row;
    },

    drop(rows) {
      for (const row of rows as WasmCodes[]) row.isDropped = true;
      kept = kept.filter(({ isDropped }) => !isDropped);
      const bytes = new Uint8Array(memory.buffer);
      codesEnd = codes;
      for (const row of kept) {
        const from = codes + row.from;
        if (from !== codesEnd) bytes.copyWithin(codesEnd, from, from + row.bytes);
        row.from = codesEnd - codes;
        codesEnd = roundUp(codesEnd + row.bytes);
      }
    },

    start(prepared, most) {
      makeCapacity(most);
      query = prepared;
      filled = 0;
      new Uint8Array(memory.buffer).set(prepared.planes, planes);
    },

    isSearching: (prepared) => query === prepared,

    scan(row) {
      const { count, from, isDropped } = row as WasmCodes;
      const { dimensions, perBit, perStep, total, base } = asked();
      if (isDropped || filled + count > capacity) throw new RangeError('Not among the codes of the search');
      const out = scores + filled * 4;
      scan(codes + from, count, codeBytes(dimensions), planes, out, perBit, perStep, total, base);
      filled += count;
    },

    select(count) {
      const places = scores + 4 * capacity;
      const found = select(scores, filled, count, 0, places);
      return new Uint32Array(memory.buffer, places, found).slice();
    },

    dots(components, vectors) {
      const count = vectors.length / components.length;
      makeRoom(memory, codesEnd + components.byteLength + vectors.length + count * 4 + 16, leastGrowth);
      new Int16Array(memory.buffer, codesEnd, components.length).set(components);
      const from = codesEnd + components.byteLength;
      new Int8Array(memory.buffer, from, vectors.length).set(vectors);
      const out = roundUp(from + vectors.length);
      dots(from, count, components.length, codesEnd, out);
      return new Int32Array(memory.buffer, out, count).slice();
    },
  };
}

/** Lets a memory grow to so many bytes where it is smaller. Arrays over it have to be made anew after this. */
export function makeRoom(memory: WebAssembly.Memory, bytes: number, least = 0): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(Math.max(missing, least) / pageBytes));
}

/** Up to where 128 bits can be read at once. */
export function roundUp(offset: number): number {
  return Math.ceil(offset / 16) * 16;
}
