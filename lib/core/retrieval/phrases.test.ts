import { expect, test } from 'vitest';
import { phrasesOf } from './phrases';
import { queryConceptsOf } from './query-terms';

test('phrases of small words stand for the word a text would use', () => {
  expect(phrasesOf('How do I get rid of old posts, and turn off the feed?')).toEqual([
    { surface: 'get rid of', word: 'remove' },
    { surface: 'turn off', word: 'disable' },
  ]);
});

test('the longest phrase counts, and parts of words are none', () => {
  expect(phrasesOf('Stay up to date').map(({ surface }) => surface)).toEqual(['Stay up to date']);
  expect(phrasesOf('the budget started well')).toEqual([]);
});

test('a question with a phrase looks for what it means, in English only', () => {
  const termsOf = (text: string, language: string) =>
    queryConceptsOf(text, language).flatMap((concept) => concept.terms);
  expect(termsOf('Getting rid of all mails', 'en')).toContain('remov');
  expect(termsOf('Ein Kurs: get rid of', 'de')).not.toContain('remov');
});
