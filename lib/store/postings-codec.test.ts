import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fieldWeights, weightUnit } from '../core/retrieval/index-entries';
import { createPostingsWriter, readNumbers, readPostings, writeNumber, writePosting } from './postings-codec';

const ascending = fc
  .uniqueArray(fc.nat({ max: 100_000 }), { maxLength: 60 })
  .map((list) => list.sort((one, other) => one - other));

it('reads what was written, from any place in a block', () => {
  const term = ascending.chain((passages) =>
    fc.tuple(
      ...passages.map((passage) => fc.tuple(fc.constant(passage), fc.integer({ min: 1, max: 70_000 }))),
    ),
  );
  fc.assert(
    fc.property(term, fc.nat({ max: 50 }), (postings, before) => {
      const writer = createPostingsWriter();
      for (const [passage, weight] of postings) writePosting(writer, passage, weight);
      const bytes = Uint8Array.from([...new Uint8Array(before), ...writer.bytes, 1, 2, 3]);
      const read: Array<[number, number]> = [];
      readPostings(bytes, before, before + writer.bytes.length, (passage, weight) => {
        read.push([passage, weight]);
      });
      expect(read).toEqual(postings);
    }),
    { numRuns: 200 },
  );
});

it('takes one byte for an ordinary posting of a frequent term', () => {
  const writer = createPostingsWriter();
  for (let passage = 10; passage < 310; passage += 3) writePosting(writer, passage, 2);
  expect(writer.bytes).toHaveLength(100);
});

it('reads whole numbers of any size that occurs', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2 ** 28 - 1 })), (numbers) => {
      const bytes: number[] = [];
      for (const number of numbers) writeNumber(bytes, number);
      expect(readNumbers(Uint8Array.from(bytes))).toEqual(numbers);
    }),
  );
});

it('holds every weight the index gives exactly', () => {
  for (const weight of Object.values(fieldWeights)) expect(weight % weightUnit).toBe(0);
});
