import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForCues } from '../conversation/cues';
import { answerTypeOf } from './compose-answer-type';
import { plainText } from './compose-plain';
import { isQuotable } from './compose-quotable';
import { isFragment, isTold, leaning, pointsBack } from './compose-self-contained';
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
    ['No. Not before the first job.', true],
    ['Ten of the last batch had one sentence.', true],
    ['Cron is enough.', false],
  ])('points back, %s: %s', (text, expected) => {
    expect(pointsBack(text)).toBe(expected);
  });

  it.each([
    ['Everybody followed the advice, so it lost its worth.', true],
    ['The workshop used the table.', true],
    ['I have six, since I read them all.', true],
    ['A certificate is worth the money that an employer pays.', false],
    ['Do not pay for a certificate before your first data job.', false],
  ])('leans on what was said before, %s: %s', (text, expected) => {
    const known = { earlier: new Set(['workshop', 'advic', 'tabl']), given: new Set(['certif']) };
    expect(leaning(text, foldForCues(text), known, 'en') >= 0.5).toBe(expected);
  });

  it.each([
    ['About 0.9 cents per answer, with a medium model.', true],
    ['Data engineer: three on a file that had changed.', true],
    ['Worth a lot to some people, nothing to others.', true],
    ['Learn the first three sentences by heart.', false],
    ['One project beats seven notebooks.', false],
  ])('is a fragment, %s: %s', (text, expected) => {
    expect(isFragment(text, foldForCues(text), 'en')).toBe(expected);
  });

  it.each([
    ['I sent 61 applications that spring.', true],
    ['Send your application by Friday.', false],
  ])('tells of a moment, %s: %s', (text, expected) => {
    expect(isTold(text, foldForCues(text))).toBe(expected);
  });

  it.each([
    ['Could you look at my CV?', 'favour'],
    ['Would you be my mentor?', 'favour'],
    ['Can we hop on a call?', 'favour'],
    ['Would you recommend Airflow?', 'which'],
    ['How did you learn statistics?', 'story'],
    ['How much does the cloud cost?', 'amount'],
    ['Which book should I read?', 'which'],
    ['How do I prepare a talk?', 'how'],
    ['Is a bootcamp worth the money?', 'whether'],
    ['Why do you dislike notebooks?', 'why'],
    ['What does an advocate do?', 'what'],
  ])('wants an answer of a kind, %s: %s', (text, expected) => {
    expect(answerTypeOf(text)).toBe(expected);
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
