import { expect, test } from 'vitest';
import type { RetrievalQuery } from '../core/retrieval/retrieval';
import { createTestPorts } from './test-ports';
import { tryQuestion } from './try-question';

test('a message is tried as a draft looks it up: its asks apart, for who writes, in the languages of the library', async () => {
  const { ports } = createTestPorts();
  const queries: RetrievalQuery[] = [];
  const { search } = ports.retriever;
  const retriever = {
    search(query: RetrievalQuery) {
      queries.push(query);
      return search(query);
    },
  };
  const text = 'Hi, I am a nurse. Which course should I take first? And how do I negotiate my salary?';
  const tried = await tryQuestion(text, { ...ports, retriever });
  expect(tried.asks.map(({ ask }) => ask.kind)).toEqual(['question', 'question']);
  expect(queries.map(({ reader }) => reader)).toEqual([
    expect.stringContaining('nurse'),
    expect.stringContaining('nurse'),
  ]);
  expect(queries[0]?.libraryLanguages).toEqual(['en']);
});
