import fc from 'fast-check';
import { LinkifyIt } from 'linkify-it';
import { find as linkifyFind } from 'linkifyjs';
import { expect, test, vi } from 'vitest';
import {
  guardedText,
  honestText,
  hostileText,
  options,
  ownAddresses,
} from '../../../tests/generators/draft-texts';
import { createLinkGuard, guardText } from './link-guard';

// Thousands of generated texts each; other work on the machine must not fail them.
vi.setConfig({ testTimeout: 120_000 });
// The same texts every time; set SEED to try others.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_120) });

const linkifier = new LinkifyIt({ fuzzyIP: true, fuzzyLink: true, fuzzyEmail: true });
linkifier.tlds(['invalid', 'example', 'test', 'onion'], true);

/** Links two independent libraries see, other than the owner's, as a messenger would show them. */
function foreignLinks(text: string): string[] {
  const seen = [
    ...(linkifier.match(text) ?? []).map(({ raw }) => raw),
    ...linkifyFind(text).map(({ value }) => value),
    ...(text.match(/\b[a-z][a-z0-9+.-]{1,20}:\/\/\S+/gi) ?? []),
    ...Array.from(text.matchAll(/\[[^\]]*\]\(\s*(\S*)/g), ([, target = '']) => target).filter((target) =>
      target.includes(':'),
    ),
    ...(text.match(/<(?:a|img|iframe)\b[^>]*>/gi) ?? []),
  ];
  return seen.filter((link) => !isOwn(link));
}

/** True for an address of the owner, with the punctuation of the sentence around it. */
function isOwn(link: string): boolean {
  for (let text = link; text !== ''; text = text.slice(0, -1)) {
    if (ownAddresses.has(text)) return true;
    if (!/[).,;:!?'"”\]]$/.test(text)) return false;
  }
  return false;
}

/** What a careful reader would make of the text: separators and spaces undone. */
function holdsCanary(text: string): boolean {
  const withoutOwn = [...ownAddresses].reduce((rest, url) => rest.replaceAll(url, ' '), text);
  const plain = withoutOwn.normalize('NFKC').toLowerCase();
  return /exfil\s*(?:\.|\[\.\]|\(\.\)|\bdot\b|\[dot\]|\(dot\))\s*invalid(?![\p{L}\p{N}])/u.test(plain);
}

function guardInPieces(text: string, cuts: number[]): { text: string; outputs: string[] } {
  const guard = createLinkGuard(options);
  const outputs: string[] = [];
  const sorted = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const to of [...sorted, text.length]) {
    outputs.push(guard.push(text.slice(from, to)));
    from = to;
  }
  outputs.push(guard.end());
  return { text: outputs.join(''), outputs };
}

test('no foreign link comes out of 10 000 hostile answers, however they are cut', () => {
  fc.assert(
    fc.property(hostileText, fc.array(fc.nat(), { maxLength: 12 }), (text, cuts) => {
      const whole = guardText(text, options).text;
      expect(foreignLinks(whole)).toEqual([]);
      expect(holdsCanary(whole)).toBe(false);
      expect(guardInPieces(text, cuts).text).toBe(whole);
    }),
    { numRuns: 10_000 },
  );
});

test('cut at every single character the output is the same', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const cuts = Array.from({ length: text.length }, (_, index) => index);
      expect(guardInPieces(text, cuts).text).toBe(guardText(text, options).text);
    }),
    { numRuns: 600 },
  );
});

test('a second pass changes nothing', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const once = guardText(text, options).text;
      expect(guardText(once, options).text).toBe(once);
    }),
    { numRuns: 2500 },
  );
});

test('at least 99 % of the links of the owner are kept, each exactly', () => {
  let expected = 0;
  let kept = 0;
  fc.assert(
    fc.property(honestText, ({ text, links }) => {
      const output = guardText(text, options).text;
      for (const link of links) {
        expected += 1;
        if (output.includes(link)) kept += 1;
      }
      expect(foreignLinks(output)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
  expect(kept / expected).toBeGreaterThanOrEqual(0.99);
  expect(expected).toBeGreaterThan(5000);
});

test('ordinary words are never lost', () => {
  fc.assert(
    fc.property(guardedText, (text) => {
      expect(guardText(text, options).text.replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' ').trim());
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['opening brackets', '['],
  ['tags', '<a href='],
  ['dots', 'a.'],
  ['single letters', 'e '],
  ['connectors', 'a dot '],
  ['stars', '*'],
  ['one long word', 'x'],
  ['percent signs', '%2e'],
  ['ampersands', '&amp;'],
  ['addresses', 'https://foreign.com/a?b=https://foreign.com '],
  ['mail names', 'a@'],
  ['marks', '[S1][S9]'],
  ['joiners', '👩\u200d'],
  ['ideographs', '世界。'],
  ['base64', 'aHR0cHM6Ly9leGZpbC5pbnZhbGlkL2M '],
])('200 kB of %s take linear time', (_name, piece) => {
  const time = (length: number) => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    const runs = [1, 2].map(() => {
      const start = performance.now();
      guardText(text, options);
      return performance.now() - start;
    });
    return Math.min(...runs);
  };
  time(5_000);
  // Quadratic time would be a hundred times as long.
  const tenth = Math.max(20, time(20_000));
  expect(time(200_000)).toBeLessThan(tenth * 60);
});
