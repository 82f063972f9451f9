import { codeBytes } from './codes';
import { emptyBatch, type VectorBatch } from './vector-batch';

/** Vectors in a block: those near a question are mostly side by side, and all of a block is read for one. */
export const blockVectors = 16;

/** Bytes of a row: larger values are kept outside of the database's own files. */
const mostRowBytes = 64_000;

/** Behind the bits of a code: its two factors, then the number of its passage. */
const factorBytes = 8;
const numberBytes = 4;

/** Beside its bytes a vector in a block has its step, its gain and its pivot. */
const blockEntryBytes = 4 + 4 + 1;

/** Bytes of a fingerprint, see `embeddingHash`. */
const hashBytes = 8;
export const hashesPerRow = Math.floor(mostRowBytes / hashBytes);

/**
 * A batch as rows, in the same order: codes to be scanned, blocks with the vectors in bytes, and
 * fingerprints of what was embedded, which no search reads.
 */
export interface VectorRows {
  codes: Uint8Array[];
  blocks: Uint8Array[];
  hashes: Uint8Array[];
}

/** Rows of each kind that so many vectors take. */
export function rowCounts(count: number, dimensions: number): Record<keyof VectorRows, number> {
  return {
    codes: Math.ceil(count / codesPerRow(dimensions)),
    blocks: Math.ceil(count / blockVectors),
    hashes: Math.ceil(count / hashesPerRow),
  };
}

/** Bytes of one of these rows; 0 for one there should not be. */
export function rowBytes(
  kind: keyof VectorRows,
  number: number,
  { count, dimensions }: { count: number; dimensions: number },
): number {
  const [perRow, each] = {
    codes: [codesPerRow(dimensions), codeBytes(dimensions) + factorBytes + numberBytes] as const,
    blocks: [blockVectors, dimensions + blockEntryBytes] as const,
    hashes: [hashesPerRow, hashBytes] as const,
  }[kind];
  return Math.max(0, Math.min(perRow, count - number * perRow)) * each;
}

/** One vector, by its place in a segment, from the rows that hold it; its number is that of the passage it was of. */
export function takeVector(
  rows: { codes: Uint8Array; block: Uint8Array; hashes: Uint8Array },
  at: number,
  dimensions: number,
): VectorBatch {
  const codes = openCodes(rows.codes, dimensions);
  const block = openBlock(rows.block, dimensions);
  const bytes = codeBytes(dimensions);
  const inRow = at % codesPerRow(dimensions);
  const inBlock = at % blockVectors;
  const inHashes = 2 * (at % hashesPerRow);
  const factors = new Float32Array(codes.data.slice(codes.count * bytes).buffer);
  return {
    count: 1,
    bits: codes.data.slice(inRow * bytes, (inRow + 1) * bytes),
    factors: factors.slice(2 * inRow, 2 * inRow + 2),
    numbers: codes.numbers.slice(inRow, inRow + 1),
    hashes: openHashes(rows.hashes).slice(inHashes, inHashes + 2),
    pivots: block.pivots.slice(inBlock, inBlock + 1),
    rests: block.rests.slice(inBlock * dimensions, (inBlock + 1) * dimensions),
    steps: block.steps.slice(inBlock, inBlock + 1),
    gains: block.gains.slice(inBlock, inBlock + 1),
  };
}

/** Codes that fit into one row. */
export function codesPerRow(dimensions: number): number {
  return Math.floor(mostRowBytes / (codeBytes(dimensions) + factorBytes + numberBytes));
}

/** Cuts a batch into rows. */
export function packRows(batch: VectorBatch, dimensions: number): VectorRows {
  const rows: VectorRows = { codes: [], blocks: [], hashes: [] };
  const perRow = codesPerRow(dimensions);
  for (let from = 0; from < batch.count; from += perRow) {
    rows.codes.push(packCodes(batch, from, Math.min(perRow, batch.count - from), dimensions));
  }
  for (let from = 0; from < batch.count; from += blockVectors) {
    rows.blocks.push(packBlock(batch, from, Math.min(blockVectors, batch.count - from), dimensions));
  }
  for (let from = 0; from < batch.count; from += hashesPerRow) {
    const end = Math.min(from + hashesPerRow, batch.count);
    rows.hashes.push(bytesOf(batch.hashes.slice(2 * from, 2 * end)));
  }
  return rows;
}

/** A row of codes, opened. */
export interface OpenCodes {
  count: number;
  /** Bits and factors, as the scan wants them. */
  data: Uint8Array;
  numbers: Uint32Array;
}

export function openCodes(row: Uint8Array, dimensions: number): OpenCodes {
  const bytes = codeBytes(dimensions);
  const count = Math.floor(row.length / (bytes + factorBytes + numberBytes));
  const scanned = count * (bytes + factorBytes);
  return {
    count,
    data: row.subarray(0, scanned),
    numbers: new Uint32Array(row.slice(scanned, scanned + count * numberBytes).buffer),
  };
}

/** A block, opened; see {@link VectorBatch} for its parts. */
export interface OpenBlock {
  count: number;
  rests: Int8Array;
  steps: Float32Array;
  gains: Float32Array;
  pivots: Uint8Array;
}

export function openBlock(row: Uint8Array, dimensions: number): OpenBlock {
  const count = Math.floor(row.length / (dimensions + blockEntryBytes));
  let at = count * dimensions;
  const take = (bytes: number) => {
    at += bytes;
    return row.slice(at - bytes, at).buffer;
  };
  return {
    count,
    rests: new Int8Array(row.buffer, row.byteOffset, at),
    steps: new Float32Array(take(4 * count)),
    gains: new Float32Array(take(4 * count)),
    pivots: new Uint8Array(take(count)),
  };
}

/** The fingerprints in a row, two numbers each. */
export function openHashes(row: Uint8Array): Uint32Array {
  return new Uint32Array(row.slice().buffer);
}

/** The batch that was cut into these rows. Throws a RangeError when the kinds do not fit together. */
export function unpackRows({ codes, blocks, hashes }: VectorRows, dimensions: number): VectorBatch {
  const opened = codes.map((row) => openCodes(row, dimensions));
  const count = opened.reduce((sum, row) => sum + row.count, 0);
  const batch = emptyBatch(count, dimensions);
  const bytes = codeBytes(dimensions);
  let at = 0;
  for (const row of opened) {
    batch.bits.set(row.data.subarray(0, row.count * bytes), at * bytes);
    const factors = row.data.slice(row.count * bytes);
    batch.factors.set(new Float32Array(factors.buffer, 0, 2 * row.count), 2 * at);
    batch.numbers.set(row.numbers, at);
    at += row.count;
  }
  at = 0;
  for (const row of blocks) {
    const block = openBlock(row, dimensions);
    if (at + block.count > count) throw new RangeError('More vectors than codes');
    batch.rests.set(block.rests, at * dimensions);
    batch.steps.set(block.steps, at);
    batch.gains.set(block.gains, at);
    batch.pivots.set(block.pivots, at);
    at += block.count;
  }
  if (at !== count) throw new RangeError('Fewer vectors than codes');
  at = 0;
  for (const row of hashes) {
    const opened = openHashes(row);
    if (at + opened.length > 2 * count) throw new RangeError('More fingerprints than codes');
    batch.hashes.set(opened, at);
    at += opened.length;
  }
  if (at !== 2 * count) throw new RangeError('Fewer fingerprints than codes');
  return batch;
}

function packCodes(batch: VectorBatch, from: number, count: number, dimensions: number): Uint8Array {
  const bytes = codeBytes(dimensions);
  const row = new Uint8Array(count * (bytes + factorBytes + numberBytes));
  row.set(batch.bits.subarray(from * bytes, (from + count) * bytes));
  row.set(bytesOf(batch.factors.subarray(2 * from, 2 * (from + count))), count * bytes);
  row.set(bytesOf(batch.numbers.subarray(from, from + count)), count * (bytes + factorBytes));
  return row;
}

function packBlock(batch: VectorBatch, from: number, count: number, dimensions: number): Uint8Array {
  const row = new Uint8Array(count * (dimensions + blockEntryBytes));
  let at = 0;
  for (const part of [
    batch.rests.subarray(from * dimensions, (from + count) * dimensions),
    batch.steps.subarray(from, from + count),
    batch.gains.subarray(from, from + count),
    batch.pivots.subarray(from, from + count),
  ]) {
    row.set(bytesOf(part), at);
    at += part.byteLength;
  }
  return row;
}

function bytesOf(numbers: ArrayBufferView): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
