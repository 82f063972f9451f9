import { expect, test } from 'vitest';
import { estimateTokens } from '../../drafting/prompt-text';
import { cutToTokens, planBatches } from './embedding-batches';
import { costOfTokens } from './embedding-cost';
import { embeddingPrefixes } from './embedding-prefixes';

test('batches keep every limit and lose no text', () => {
  const texts = Array.from({ length: 5000 }, (_, index) => `${index} ${'word '.repeat(index % 300)}`);
  const limits = { inputs: 500, tokens: 20_000, tokensPerInput: 250 };
  const batches = planBatches(texts, limits);
  expect(batches.flat()).toHaveLength(5000);
  for (const batch of batches) {
    expect(batch.length).toBeLessThanOrEqual(500);
    expect(batch.reduce((sum, text) => sum + estimateTokens(text), 0)).toBeLessThanOrEqual(20_000);
  }
  batches.flat().forEach((text, index) => {
    expect(estimateTokens(text)).toBeLessThanOrEqual(250);
    expect(texts[index]?.startsWith(text)).toBe(true);
  });
});

test('a cut keeps characters whole', () => {
  expect(cutToTokens('😀'.repeat(50), 25)).toMatch(/^(?:😀)+$/u);
  expect(cutToTokens('short', 25)).toBe('short');
});

test('cost is told where the price is known, and nothing is made up where it is not', () => {
  const openAi = 'https://api.openai.com/v1';
  expect(costOfTokens(1_000_000, 'text-embedding-3-small', openAi)).toEqual({
    tokens: 1_000_000,
    dollars: 0.02,
  });
  expect(costOfTokens(5, 'some-model', openAi)).toEqual({ tokens: 5 });
  expect(costOfTokens(5, 'nomic-embed-text', 'http://localhost:11434/v1')).toEqual({ tokens: 5, dollars: 0 });
});

test.each([
  ['nomic-embed-text:latest', 'search_query: '],
  ['intfloat/multilingual-e5-small', 'query: '],
  ['mxbai-embed-large', 'Represent this sentence for searching relevant passages: '],
  ['snowflake-arctic-embed2', 'query: '],
  ['text-embedding-3-small', ''],
  ['bge-m3', ''],
])('%s is asked with its own prefix', (model, prefix) => {
  expect(embeddingPrefixes(model).query).toBe(prefix);
});
