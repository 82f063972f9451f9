import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fieldWeights, weightUnit } from '../core/retrieval/index-entries';
import { createPostingsWriter, type PlacedPosting, readPostings, writePostings } from './postings-codec';

const ascending = (max: number) =>
  fc.uniqueArray(fc.nat({ max }), { minLength: 1, maxLength: 30 }).map((list) => list.sort((a, b) => a - b));

const postings = fc
  .tuple(
    ascending(100_000),
    fc.infiniteStream(fc.tuple(fc.nat({ max: 6_000_000 }), fc.nat({ max: 4_000_000 }))),
  )
  .map(([orders, numbers]): PlacedPosting[] =>
    orders.map((order) => {
      const [units = 1, length = 1] = numbers.next().value ?? [];
      return { order, weight: units * weightUnit, length };
    }),
  );

it('reads what was written, byte for byte, from any place in a block', () => {
  const term = ascending(70_000).chain((documents) =>
    fc.tuple(...documents.map((document) => fc.tuple(fc.constant(document), postings))),
  );
  fc.assert(
    fc.property(term, fc.nat({ max: 50 }), (documents, before) => {
      const writer = createPostingsWriter();
      for (const [document, placed] of documents) writePostings(writer, document, placed);
      const bytes = Uint8Array.from([...new Uint8Array(before), ...writer.bytes, 1, 2, 3]);
      const read: Array<[number, PlacedPosting[]]> = [];
      readPostings(bytes, before, before + writer.bytes.length, (document, placed) => {
        read.push([document, placed]);
      });
      expect(read).toEqual(documents);
    }),
    { numRuns: 100 },
  );
});

it('holds every weight the index gives exactly', () => {
  for (const weight of Object.values(fieldWeights)) expect(weight % weightUnit).toBe(0);
});
