import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearTerms } from './near-terms';
import { isSpelt, packVocabulary, walkVocabulary } from './vocabulary';

const unpack = (packed: string[]) => {
  const terms: string[] = [];
  for (const part of packed) {
    walkVocabulary(part, (characters, length) => {
      terms.push(String.fromCharCode(...characters.subarray(0, length)));
    });
  }
  return terms;
};
const near = (terms: string[], word: string) =>
  nearTerms(packVocabulary(terms), word).map(({ term }) => term);

const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'é', 'ж'), { minLength: 1, maxLength: 45 });

describe('a packed vocabulary', () => {
  it('holds every term that can be misspelt, once, sorted, whatever its letters', () => {
    fc.assert(
      fc.property(fc.uniqueArray(letters.map((word) => word.join(''))), (terms) => {
        const kept = terms.filter(isSpelt);
        expect(unpack(packVocabulary(terms)).sort()).toEqual(kept.sort());
      }),
    );
  });

  it('leaves out numbers, codes and short words, and keeps wide letters from widening the others', () => {
    expect(unpack(packVocabulary(['2023', 'k8s', 'c++', 'sql', 'python']))).toEqual(['python']);
    expect(packVocabulary(['python', 'питон', 'pythia'])).toHaveLength(2);
    expect(packVocabulary(['python', 'pythia'])[0]).toHaveLength('0pythia'.length + '4on'.length);
  });
});

describe('the terms nearest to an unknown word', () => {
  const library = [
    'kubernet',
    'python',
    'portfolio',
    'negoti',
    'experi',
    'gehalt',
    'interview',
    'dune',
    'course',
  ];

  it.each([
    ['two letters that changed places', 'phyton', 'python'],
    ['a letter that is missing', 'kubernt', 'kubernet'],
    ['a letter too many', 'kuberneet', 'kubernet'],
    ['the key beside', 'ppython', 'python'],
    ['two slips in a long word', 'prtfoloio', 'portfolio'],
    ['a slip in the ending, which then stays on', 'negotiaiton', 'negoti'],
    ['a slip before an ending that stays on', 'expereinc', 'experi'],
    ['a compound of which a part is known', 'gehaltsverhandl', 'gehalt'],
    ['a compound that ends with a known word', 'vorstellungsinterview', 'interview'],
  ])('are found through %s', (_, word, term) => {
    expect(near(library, word)).toEqual([term]);
  });

  it.each([
    ['a word with another first letter', 'tune'],
    ['another word', 'violin'],
    ['a word too long to be one', 'x'.repeat(50)],
  ])('are none for %s', (_, word) => {
    expect(near(library, word)).toEqual([]);
  });

  it('finds a compound of which the word is a part', () => {
    expect(near(['stackoverflow', 'slack'], 'stack')).toEqual(['slack']);
    expect(near(['overflowing', 'slack'], 'overflow')).toEqual(['overflowing']);
  });

  it('gives one slip before two and whole words before parts, and a few at most', () => {
    expect(near(['interviev', 'interxyew', 'inter'], 'interview')).toEqual(['interviev']);
    const many = Array.from('abcdefgh', (letter) => `inter${letter}iew`);
    expect(near(many, 'interwiew').length).toBeLessThanOrEqual(4);
  });

  it('are those that a plain alignment of every term finds', () => {
    const short = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 6, maxLength: 11 });
    const words = short.map((word) => word.join(''));
    fc.assert(
      fc.property(fc.uniqueArray(words, { minLength: 1, maxLength: 20 }), fc.nat(), (terms, chosen) => {
        const term = terms[chosen % terms.length] ?? '';
        const word = term.slice(0, 3) + term.slice(4);
        const single = terms.filter((other) => other[0] === word[0] && alignment(other, word) <= 1);
        const found = near(terms, word);
        expect(found).toHaveLength(Math.min(4, single.length));
        expect(single).toEqual(expect.arrayContaining(found));
      }),
      { numRuns: 300 },
    );
  });
});

/** Optimal string alignment, as it is defined. */
function alignment(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let down = 1; down <= one.length; down += 1) {
    const row = [down];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[down - 1] === other[at - 1];
      let cost = Math.min(
        (rows[down - 1]?.[at - 1] ?? 0) + (isSame ? 0 : 1),
        (rows[down - 1]?.[at] ?? 0) + 1,
        (row[at - 1] ?? 0) + 1,
      );
      if (down > 1 && at > 1 && one[down - 1] === other[at - 2] && one[down - 2] === other[at - 1])
        cost = Math.min(cost, (rows[down - 2]?.[at - 2] ?? 0) + 1);
      row.push(cost);
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? 0;
}
