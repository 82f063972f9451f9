import { expect, test } from 'vitest';
import { correctionsFor, type RetrievalCorrection } from './corrections';

const correction = (changes: Partial<RetrievalCorrection> = {}): RetrievalCorrection => ({
  id: 'c1',
  question: 'Which course should I take first?',
  language: 'en',
  documentId: 'courses',
  kind: 'pin',
  madeAt: 1,
  ...changes,
});

test.each([
  'which course should I take first',
  'What courses should I take first?',
  'Which first course do you recommend I take?',
])('counts for %s', (question) => {
  expect(correctionsFor(question, 'en', [correction()])).toHaveLength(1);
});

test.each([
  'Which city should I move to first?',
  'Can you look at my portfolio of three projects and tell me which one to show first?',
  'Of course I will!',
  '',
])('does not count for %s', (question) => {
  expect(correctionsFor(question, 'en', [correction()])).toEqual([]);
});

test('the newer of two about one document counts, and several documents each have theirs', () => {
  const ban = correction({ id: 'c2', kind: 'ban', madeAt: 2 });
  const other = correction({ id: 'c3', documentId: 'bootcamps', madeAt: 3 });
  const found = correctionsFor('Which course should I take first?', 'en', [correction(), ban, other]);
  expect(found.map(({ id }) => id)).toEqual(['c3', 'c2']);
});
