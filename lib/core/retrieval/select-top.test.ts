import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { selectTop } from './select-top';

it('finds the places a full sort would put first', () => {
  const scores = fc.array(fc.float({ min: 0, max: 50, noNaN: true }), { maxLength: 300 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 0, max: 40 }), (values, count) => {
      const list = Float32Array.from(values);
      const sorted = [...list.keys()]
        .filter((at) => (list[at] ?? 0) > 0)
        .sort((one, other) => (list[other] ?? 0) - (list[one] ?? 0) || one - other);
      expect(selectTop(list, count)).toEqual(sorted.slice(0, count));
    }),
  );
});
