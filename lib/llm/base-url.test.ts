import { expect, test } from 'vitest';
import { normalizeBaseUrl } from './base-url';

test.each([
  ['https://api.openai.com/v1', 'https://api.openai.com/v1'],
  [' https://api.openai.com/v1/ ', 'https://api.openai.com/v1'],
  ['https://api.openai.com', 'https://api.openai.com/v1'],
  ['https://api.openai.com/v1/chat/completions', 'https://api.openai.com/v1'],
  ['api.openai.com/v1/models', 'https://api.openai.com/v1'],
  ['localhost:11434', 'http://localhost:11434/v1'],
  ['127.0.0.1:1234/v1/', 'http://127.0.0.1:1234/v1'],
  ['http://192.168.0.5:8080/api/', 'http://192.168.0.5:8080/v1'],
  ['https://name.openai.azure.com/', 'https://name.openai.azure.com/openai/v1'],
  ['openrouter.ai', 'https://openrouter.ai/api/v1'],
  ['https://proxy.example/llm/openai', 'https://proxy.example/llm/openai'],
])('%s means %s', (typed, expected) => {
  expect(normalizeBaseUrl(typed)).toBe(expected);
});

test.each(['', 'ftp://a.example', 'https://user:pw@a.example', 'not an address', 'https://'])(
  '%s is none',
  (typed) => {
    expect(normalizeBaseUrl(typed)).toBeUndefined();
  },
);
