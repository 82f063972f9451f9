import { expect, test } from 'vitest';
import type { LibraryDocument, Passage } from '../core/library/document';
import type { RetrievalCorrection } from '../core/retrieval/corrections';
import type { RetrievalResult, RetrievedPassage } from '../core/retrieval/retrieval';
import { createCorrectedRetriever } from './corrected-retriever';

const question = 'Which course should I take first?';
const asked = { text: question, language: 'en', limit: 10 };

function passage(
  documentId: string,
  score: number,
  changes: Partial<RetrievedPassage> = {},
): RetrievedPassage {
  return {
    id: `${documentId}#0`,
    documentId,
    order: 0,
    title: documentId,
    url: `https://owner.example/${documentId}`,
    kind: 'post',
    status: 'active',
    text: `About ${documentId}.`,
    headingPath: [],
    score,
    matchedTerms: [],
    links: [],
    ...changes,
  };
}

const found: RetrievalResult = {
  passages: [passage('bootcamps', 9), passage('courses', 7), passage('books', 5)],
  coverage: { verdict: 'covered', estimate: 0.6, rareTermsFound: 1 },
  readings: [passage('bootcamps', 9), passage('courses', 7)],
};

const stored = (id: string, status: LibraryDocument['status'] = 'active') => ({
  document: { id, title: id, kind: 'post', status, url: `https://owner.example/${id}` } as LibraryDocument,
  passages: [
    { order: 0, text: 'Nothing of it.', headingPath: [], links: [] },
    { order: 1, text: 'The first course to take is statistics.', headingPath: [], links: [] },
  ] as Passage[],
});

function search(
  made: Array<Pick<RetrievalCorrection, 'kind' | 'documentId'>>,
  result = found,
  query = asked,
) {
  const corrections = made.map((each, at) => ({
    ...each,
    id: `${at}`,
    question,
    language: 'en',
    madeAt: at,
  }));
  const source = {
    all: async () => corrections,
    document: async (id: string) => {
      if (id === 'gone') return undefined;
      return stored(id, id === 'diary' ? 'private' : 'active');
    },
  };
  return createCorrectedRetriever({ search: async () => result }, source).search(query);
}

const idsOf = (result: RetrievalResult) => result.passages.map(({ documentId }) => documentId);

test('what the owner put first comes first, with its best passage, and the question counts as answered', async () => {
  expect(idsOf(await search([{ kind: 'pin', documentId: 'books' }]))).toEqual([
    'books',
    'bootcamps',
    'courses',
  ]);
  const unseen = await search([{ kind: 'pin', documentId: 'statistics' }], {
    ...found,
    passages: [],
    readings: [],
    coverage: { verdict: 'uncovered', estimate: 0, rareTermsFound: 0 },
  });
  expect(unseen.passages).toMatchObject([
    { documentId: 'statistics', order: 1, url: 'https://owner.example/statistics' },
  ]);
  expect(unseen.coverage.verdict).toBe('covered');
  expect(unseen.readings?.[0]?.documentId).toBe('statistics');
});

test('what the owner left out is nowhere, and what is left is not taken for an answer', async () => {
  const result = await search([{ kind: 'ban', documentId: 'bootcamps' }]);
  expect(idsOf(result)).toEqual(['courses', 'books']);
  expect(result.readings?.map(({ documentId }) => documentId)).toEqual(['courses']);
  expect(result.coverage.verdict).toBe('partial');
});

test('a question whose only document was left out is not covered, not even in part', async () => {
  const coverage = { ...found.coverage, verdict: 'partial' as const };
  const only = { ...found, passages: found.passages.slice(0, 1), coverage };
  const result = await search([{ kind: 'ban', documentId: 'bootcamps' }], only);
  expect(result.passages).toEqual([]);
  expect(result.coverage).toMatchObject({ verdict: 'uncovered', estimate: 0 });
});

test('leaving out one and putting another first work together', async () => {
  const result = await search([
    { kind: 'ban', documentId: 'bootcamps' },
    { kind: 'pin', documentId: 'books' },
  ]);
  expect(idsOf(result)).toEqual(['books', 'courses']);
  expect(result.coverage.verdict).toBe('covered');
});

test('a private document that is put first stays private and answers nothing by itself', async () => {
  const result = await search([{ kind: 'pin', documentId: 'diary' }], {
    ...found,
    coverage: { verdict: 'uncovered', estimate: 0, rareTermsFound: 0 },
  });
  expect(result.passages[0]).toMatchObject({ documentId: 'diary', status: 'private' });
  expect(result.coverage.verdict).toBe('uncovered');
});

test('a document that is gone, and another question, change nothing', async () => {
  expect(idsOf(await search([{ kind: 'pin', documentId: 'gone' }]))).toEqual(idsOf(found));
  const other = { ...asked, text: 'How do I negotiate my salary?' };
  expect(await search([{ kind: 'ban', documentId: 'bootcamps' }], found, other)).toBe(found);
});
