import { readNumbers, writeNumber } from './postings-codec';
import type { SegmentPassagesRow } from './rows';

/** A document in a segment. Its passages have numbers of their own from `first` on, for good. */
export interface SegmentDocument {
  first: number;
  /** Length of each passage in terms. */
  lengths: number[];
}

/** The passages of a segment, by their places in it. */
export interface SegmentPassages {
  /** Number of the first passage of each document, ascending. */
  firsts: Uint32Array;
  /** Place of the first passage of each document; one more entry at the end: how many passages there are. */
  starts: Uint32Array;
  lengths: Uint16Array;
}

/** Lengths up to this fit a byte as they are, longer ones in steps, the longest are cut. */
const exactUpTo = 223;
const step = 64;

/** Packs the documents of a segment, which come in ascending order of their numbers. */
export function packPassages(
  documents: SegmentDocument[],
): Pick<SegmentPassagesRow, 'documents' | 'lengths'> {
  const bytes: number[] = [];
  const lengths: number[] = [];
  let end = 0;
  for (const document of documents) {
    writeNumber(bytes, document.first - end);
    writeNumber(bytes, document.lengths.length);
    end = document.first + document.lengths.length;
    lengths.push(...document.lengths.map(packLength));
  }
  return { documents: Uint8Array.from(bytes), lengths: Uint8Array.from(lengths) };
}

/** Reads what {@link packPassages} made. */
export function unpackPassages(row: SegmentPassagesRow): SegmentPassages {
  const numbers = readNumbers(row.documents);
  const count = numbers.length / 2;
  const firsts = new Uint32Array(count);
  const starts = new Uint32Array(count + 1);
  let end = 0;
  for (let document = 0; document < count; document += 1) {
    const first = end + (numbers[2 * document] as number);
    const size = numbers[2 * document + 1] as number;
    firsts[document] = first;
    starts[document + 1] = (starts[document] as number) + size;
    end = first + size;
  }
  const lengths = new Uint16Array(row.lengths.length);
  // A plain loop over a table: this runs over every passage in a worker that has just started.
  for (let at = 0; at < lengths.length; at += 1) {
    lengths[at] = lengthOfByte[row.lengths[at] as number] as number;
  }
  return { firsts, starts, lengths };
}

/** The place in the segment of a document by the number of its first passage; -1 when it is not there. */
export function findDocument({ firsts }: SegmentPassages, first: number): number {
  const at = lastUpTo(firsts, first);
  return firsts[at] === first ? at : -1;
}

/** The place of the last number that is not above the one asked for; -1 when all are. Numbers ascend. */
export function lastUpTo(numbers: Uint32Array, number: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) <= number) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A length as it is after it was stored. */
export function storedLength(length: number): number {
  return unpackLength(packLength(length));
}

function packLength(length: number): number {
  if (length <= exactUpTo) return length;
  return Math.min(255, exactUpTo + 1 + Math.round((length - exactUpTo - 1) / step));
}

function unpackLength(byte: number): number {
  return byte <= exactUpTo ? byte : exactUpTo + 1 + (byte - exactUpTo - 1) * step;
}

const lengthOfByte = Uint16Array.from({ length: 256 }, (_, byte) => unpackLength(byte));
