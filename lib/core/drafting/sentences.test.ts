import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './compose-plain';
import { isQuotable, pointsBack } from './compose-quotable';
import { splitSentences } from './sentences';

const textsOf = (text: string) => splitSentences(text).map((sentence) => sentence.text);

describe('sentences', () => {
  it.each([
    ['One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
    ['Use e.g. Node.js 20.1 for it. Then stop.', ['Use e.g. Node.js 20.1 for it.', 'Then stop.']],
    ['Dr. Smith and J. Doe agree. Fine.', ['Dr. Smith and J. Doe agree.', 'Fine.']],
    ['1. Learn SQL. 2. Rest.', ['1. Learn SQL.', '2. Rest.']],
    ['She said "Wait." Then she left.', ['She said "Wait."', 'Then she left.']],
    ['一。二？三', ['一。', '二？', '三']],
    ['hello there. i write small', ['hello there.', 'i write small']],
    ['Title\nBody of it.', ['Title', 'Body of it.']],
  ])('of %s', (text, sentences) => {
    expect(textsOf(text)).toEqual(sentences);
  });

  it('are slices of the text and lose only white space', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'B', '.', '?', ' ', '\n', '"', '1', '。') }),
        (text) => {
          const sentences = splitSentences(text);
          for (const sentence of sentences)
            expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
          expect(
            sentences
              .map((sentence) => sentence.text)
              .join('')
              .replace(/\s/g, ''),
          ).toBe(text.replace(/\s/g, ''));
        },
      ),
    );
  });

  it('take linear time', () => {
    for (const text of [
      '. '.repeat(200_000),
      '."'.repeat(100_000),
      'a. '.repeat(100_000),
      '\n'.repeat(300_000),
    ]) {
      const start = performance.now();
      splitSentences(text);
      expect(performance.now() - start).toBeLessThan(1500);
    }
  });
});

describe('what may be quoted', () => {
  it.each([
    ['Write one page about it.', true],
    ['Is it worth it?', false],
    ['See https://owner.example/post for more.', false],
    ['const x = 1;', false],
    ['pip install foo && run --fast.', false],
    ['A heading without an end', false],
    ['He said "yes.', false],
    ['| a | b |.', false],
    ['lower case start.', false],
  ])('%s: %s', (text, expected) => {
    expect(isQuotable(text, plainText(text))).toBe(expected);
  });

  it.each([
    ['This is why.', true],
    ['But wait.', true],
    ['The second is better.', true],
    ['Cron is enough.', false],
  ])('points back, %s: %s', (text, expected) => {
    expect(pointsBack(text)).toBe(expected);
  });

  it('loses its Markdown and no words', () => {
    expect(plainText('- **Use** `cron`, _not_ [Airflow](https://a.example).')).toBe('Use cron, not Airflow.');
    expect(plainText('snake_case_name * 2')).toBe('snake_case_name * 2');
  });

  it('takes linear time', () => {
    for (const text of [
      '**'.repeat(100_000),
      '['.repeat(200_000),
      '`'.repeat(200_000),
      '_a'.repeat(100_000),
      '![a]('.repeat(40_000),
    ]) {
      const start = performance.now();
      plainText(text);
      expect(performance.now() - start).toBeLessThan(2500);
    }
  });
});
