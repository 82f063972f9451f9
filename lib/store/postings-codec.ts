import type { PostingList } from '../core/retrieval/postings';

/**
 * Postings of one term as bytes, passage by passage: how far its number in the segment is from the one
 * before, times four, plus a code for its weight: 1 to 3 for the usual weights of one to three occurrences,
 * 0 where the weight follows. All numbers are variable-length (seven bits a byte, least first), so
 * that a posting takes one byte or two.
 */
export interface PostingsWriter {
  bytes: number[];
  lastPassage: number;
}

/** Longest weight a list holds. */
const mostUnits = 0xffff;

/** One occurrence in a text is two units of weight. */
const unitsPerOccurrence = 2;

export function createPostingsWriter(): PostingsWriter {
  return { bytes: [], lastPassage: 0 };
}

/** Adds a passage with its weight in whole units; passages have to come in ascending order. */
export function writePosting(writer: PostingsWriter, passage: number, weight: number): void {
  const usual = weight / unitsPerOccurrence;
  const code = usual === 1 || usual === 2 || usual === 3 ? usual : 0;
  writeNumber(writer.bytes, (passage - writer.lastPassage) * 4 + code);
  if (code === 0) writeNumber(writer.bytes, weight);
  writer.lastPassage = passage;
}

/** Gives every passage in the bytes from `start` to `end` with its weight in units, in ascending order. */
export function readPostings(
  bytes: Uint8Array,
  start: number,
  end: number,
  visit: (passage: number, weight: number) => void,
): void {
  let at = start;
  let passage = 0;
  while (at < end) {
    let byte = bytes[at++] as number;
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[at++] as number;
      value |= (byte & 0x7f) << shift;
    }
    passage += value >>> 2;
    let weight = (value & 3) * unitsPerOccurrence;
    if (weight === 0) {
      byte = bytes[at++] as number;
      weight = byte & 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = bytes[at++] as number;
        weight |= (byte & 0x7f) << shift;
      }
    }
    visit(passage, weight);
  }
}

/** The bytes of a term in one segment, whose first passage has the slot `base`. */
export interface PostingsPlace {
  data: Uint8Array;
  start: number;
  end: number;
  base: number;
}

/** Puts the postings of a term in several segments together. Weights above 65 535 are cut. */
export type PostingsReader = (places: PostingsPlace[]) => PostingList;

/** The {@link PostingsReader} in JavaScript. */
export function readPlacesInScript(places: PostingsPlace[]): PostingList {
  const most = places.reduce((sum, { end, start }) => sum + end - start, 0);
  const slots = new Uint32Array(most);
  const weights = new Uint16Array(most);
  let count = 0;
  for (const { data, start, end, base } of places) {
    readPostings(data, start, end, (passage, weight) => {
      slots[count] = base + passage;
      weights[count] = Math.min(weight, mostUnits);
      count += 1;
    });
  }
  return { slots: slots.slice(0, count), weights: weights.slice(0, count) };
}

/** Appends a whole number below 2^28. */
export function writeNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
}

/** The whole numbers in the bytes. */
export function readNumbers(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    let byte = bytes[at++] as number;
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[at++] as number;
      value |= (byte & 0x7f) << shift;
    }
    numbers.push(value);
  }
  return numbers;
}
