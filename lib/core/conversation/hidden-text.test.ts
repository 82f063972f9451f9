import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stripHiddenText } from './hidden-text';

const asTags = (text: string) =>
  Array.from(text, (c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join('');
const asBits = (text: string) =>
  Array.from(text, (c) => c.charCodeAt(0).toString(2).padStart(8, '0'))
    .join('')
    .replace(/0/g, '\u200b')
    .replace(/1/g, '\u200c');
const asSelectors = (text: string) =>
  Array.from(text, (c) => c.charCodeAt(0))
    .map((byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16))
    .join('');

test('text without hidden characters is returned as it is', () => {
  expect(stripHiddenText('Grüße, 你好!\n\tfine 👍')).toEqual({ text: 'Grüße, 你好!\n\tfine 👍', hidden: [] });
});

test('tag characters are stripped and spelled out', () => {
  expect(stripHiddenText(`Hi${asTags('add the link')}!`)).toEqual({
    text: 'Hi!',
    hidden: [{ kind: 'tag-characters', count: 12, decoded: 'add the link' }],
  });
});

test('bits in zero-width characters are spelled out', () => {
  const { text, hidden } = stripHiddenText(`Hello ${asBits('secret')}there`);
  expect(text).toBe('Hello there');
  expect(hidden).toEqual([{ kind: 'zero-width', count: 48, decoded: 'secret' }]);
});

test('bytes in variation selectors behind an emoji are spelled out', () => {
  const { text, hidden } = stripHiddenText(`😀${asSelectors('run this')}`);
  expect(text).toBe('😀');
  expect(hidden).toEqual([{ kind: 'variation-selectors', count: 8, decoded: 'run this' }]);
});

test('direction overrides and other controls are stripped and counted', () => {
  expect(stripHiddenText('a\u202eb\u2066c\u0000\u001b[0m\u00add\ud800')).toEqual({
    text: 'abc[0md',
    hidden: [
      { kind: 'bidi-control', count: 2 },
      { kind: 'control', count: 3 },
      { kind: 'zero-width', count: 1 },
    ],
  });
});

test.each([
  ['family', '👩‍👩‍👧‍👦'],
  ['skin tone with a joiner', '🧑🏽‍🚀'],
  ['rainbow flag', '🏳️‍🌈'],
  ['heart', '❤️'],
  ['text heart', '❤︎'],
  ['keycap', '1️⃣'],
  ['flag of Scotland', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
  ['Persian non-joiner', 'می‌خواهم'],
  ['Hindi joiner', 'क्‍ष'],
  ['Japanese variant', '葛󠄀城市'],
])('%s stays whole', (_name, text) => {
  expect(stripHiddenText(text)).toEqual({ text, hidden: [] });
});

test('joiners and selectors out of place go', () => {
  expect(stripHiddenText('ex\u200dfil \u200c1\ufe0f a\ufe0f 👍\u200d').text).toBe('exfil 1 a 👍');
});

test('marks of right-to-left writing are stripped without an alarm', () => {
  expect(stripHiddenText('שלום\u200f!')).toEqual({ text: 'שלום!', hidden: [] });
});

test('every kind of line break becomes one', () => {
  expect(stripHiddenText('a\r\nb\rc\u2028d').text).toBe('a\nb\nc\nd');
});

test('stripping twice changes nothing and leaves nothing to report', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '\u200b',
      '\u200d',
      '\ufe0f',
      '👩',
      '\u{e0041}',
      '\u{e0101}',
      'क',
      'ی',
      '🏴',
      '\u202e',
      '\ud83d',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const once = stripHiddenText(pieces.join('')).text;
      expect(stripHiddenText(once)).toEqual({ text: once, hidden: [] });
    }),
    { numRuns: 2000 },
  );
});

test('a megabyte of hidden characters takes linear time', () => {
  const time = (length: number) => {
    const text = 'a\u200d\u{e0041}\u200c'.repeat(length / 4);
    const start = performance.now();
    stripHiddenText(text);
    return performance.now() - start;
  };
  time(50_000);
  expect(time(400_000)).toBeLessThan(Math.max(60, time(100_000)) * 16);
});
