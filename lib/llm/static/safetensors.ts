import { DrafthandError } from '../../core/errors';

/** Kinds of numbers in the tensors read here, with their bytes. */
const bytesOf = { F64: 8, F32: 4, F16: 2, BF16: 2, I8: 1, U8: 1, I32: 4, I64: 8 } as const;
type NumberKind = keyof typeof bytesOf;

/** A tensor of a file, not read yet. */
export interface Tensor {
  kind: NumberKind;
  /** Rows and, for matrices, columns. */
  shape: number[];
  /** Byte range in the file. */
  start: number;
  end: number;
}

/** The format's own limit for its header, in bytes. */
const longestHeader = 100_000_000;

/**
 * The tensors of a safetensors file by name. Only the header is read: eight bytes with its length
 * (little-endian), then JSON (github.com/huggingface/safetensors, README, Format). Throws
 * `embedding-model-unreadable` when the file is cut, or anything in it points out of it.
 */
export async function readTensors(file: Blob): Promise<Map<string, Tensor>> {
  const first = new DataView(await file.slice(0, 8).arrayBuffer());
  const length = first.byteLength === 8 ? Number(first.getBigUint64(0, true)) : 0;
  if (length < 2 || length > longestHeader || 8 + length > file.size) throw unreadable('header');
  const header = parseHeader(await file.slice(8, 8 + length).text());
  const tensors = new Map<string, Tensor>();
  for (const [name, value] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    const tensor = tensorOf(value, 8 + length);
    if (tensor && tensor.end <= file.size) tensors.set(name, tensor);
    else throw unreadable(`tensor ${name}`);
  }
  return tensors;
}

/** Rows `from` to `to` (exclusive) of a tensor, one behind the other. */
export async function readRows(file: Blob, tensor: Tensor, from: number, to: number): Promise<Float32Array> {
  const columns = tensor.shape[1] ?? 1;
  const size = bytesOf[tensor.kind] * columns;
  const buffer = await file.slice(tensor.start + from * size, tensor.start + to * size).arrayBuffer();
  return numbersOf(tensor.kind, new DataView(buffer), (to - from) * columns);
}

function numbersOf(kind: NumberKind, bytes: DataView, count: number): Float32Array {
  const numbers = new Float32Array(count);
  const read = readers[kind];
  for (let at = 0; at < count; at += 1) numbers[at] = read(bytes, at);
  return numbers;
}

const readers: Record<NumberKind, (bytes: DataView, at: number) => number> = {
  F64: (bytes, at) => bytes.getFloat64(at * 8, true),
  F32: (bytes, at) => bytes.getFloat32(at * 4, true),
  F16: (bytes, at) => halfFloat(bytes.getUint16(at * 2, true)),
  BF16: (bytes, at) => bfloat(bytes.getUint16(at * 2, true)),
  I8: (bytes, at) => bytes.getInt8(at),
  U8: (bytes, at) => bytes.getUint8(at),
  I32: (bytes, at) => bytes.getInt32(at * 4, true),
  I64: (bytes, at) => Number(bytes.getBigInt64(at * 8, true)),
};

/** IEEE 754 binary16. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The upper half of a binary32. */
function bfloat(bits: number): number {
  scratch.setUint32(0, bits << 16);
  return scratch.getFloat32(0);
}

const scratch = new DataView(new ArrayBuffer(4));

function parseHeader(text: string): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(text);
    if (typeof header === 'object' && header !== null) return header as Record<string, unknown>;
  } catch {
    // Told below, as one failure.
  }
  throw unreadable('header');
}

function tensorOf(value: unknown, dataStart: number): Tensor | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { dtype, shape, data_offsets: offsets } = value as Record<string, unknown>;
  if (typeof dtype !== 'string' || !Object.hasOwn(bytesOf, dtype)) return undefined;
  if (!isWholeNumbers(shape) || shape.length === 0 || shape.length > 2) return undefined;
  if (!isWholeNumbers(offsets) || offsets.length !== 2) return undefined;
  const kind = dtype as NumberKind;
  const [from = 0, to = 0] = offsets;
  const count = shape.reduce((product, side) => product * side, 1);
  if (to - from !== count * bytesOf[kind]) return undefined;
  return { kind, shape, start: dataStart + from, end: dataStart + to };
}

function isWholeNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((part) => Number.isSafeInteger(part) && part >= 0);
}

function unreadable(detail: string): DrafthandError {
  return new DrafthandError({ code: 'embedding-model-unreadable', detail });
}
