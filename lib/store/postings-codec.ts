import { weightUnit } from '../core/retrieval/index-entries';

/**
 * Postings of one term as bytes, document by document: how far its number is from the one before,
 * how many passages follow, and for each passage how far its order is from the one before, its
 * weight in units of {@link weightUnit}, and its length. All numbers are variable-length (seven bits
 * a byte, least first), so that a posting takes three to five bytes.
 */
export interface PostingsWriter {
  bytes: number[];
  lastDocument: number;
}

/** One passage of a document that holds the term. */
export interface PlacedPosting {
  order: number;
  weight: number;
  length: number;
}

export function createPostingsWriter(): PostingsWriter {
  return { bytes: [], lastDocument: 0 };
}

/** Adds a document; documents and the orders of their passages have to come in ascending order. */
export function writePostings(writer: PostingsWriter, document: number, postings: PlacedPosting[]): void {
  const { bytes } = writer;
  writeNumber(bytes, document - writer.lastDocument);
  writer.lastDocument = document;
  writeNumber(bytes, postings.length);
  let lastOrder = 0;
  for (const { order, weight, length } of postings) {
    writeNumber(bytes, order - lastOrder);
    lastOrder = order;
    writeNumber(bytes, Math.round(weight / weightUnit));
    writeNumber(bytes, length);
  }
}

/** Gives every document in the bytes from `start` to `end` with its postings, in ascending order. */
export function readPostings(
  bytes: Uint8Array,
  start: number,
  end: number,
  visit: (document: number, postings: PlacedPosting[]) => void,
): void {
  let at = start;
  const next = () => {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
    }
  };
  let document = 0;
  while (at < end) {
    document += next();
    const postings: PlacedPosting[] = [];
    let order = 0;
    for (let left = next(); left > 0; left -= 1) {
      order += next();
      postings.push({ order, weight: next() * weightUnit, length: next() });
    }
    visit(document, postings);
  }
}

function writeNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}
