import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json';

/** The same data with the fields of every object in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).reverse();
  const copy: Record<string, unknown> = {};
  for (const [name, field] of fields) {
    Object.defineProperty(copy, name, { value: reordered(field), enumerable: true, configurable: true });
  }
  return copy;
}

describe('canonical JSON', () => {
  it('says the same as the data, in whatever order its fields were set', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reordered(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('sorts names by UTF-16 units, leaves absent fields out, and keeps halves of characters', () => {
    expect(canonicalJson({ b: 1, a: [undefined, null], '\u20ac': 2, B: undefined, '\ud83d': '\ud83d' })).toBe(
      '{"a":[null,null],"b":1,"€":2,"\\ud83d":"\\ud83d"}',
    );
    expect(canonicalJson(-0)).toBe('0');
  });

  it('refuses what JSON cannot carry', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    for (const value of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      new Date(0),
      new Uint8Array(1),
      () => 1,
      1n,
      circle,
    ]) {
      expect(() => canonicalJson({ value })).toThrow(TypeError);
    }
  });
});
