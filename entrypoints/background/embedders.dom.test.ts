import { afterEach, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../lib/core/settings';
import { createEmbedders } from './embedders';

afterEach(() => vi.unstubAllGlobals());

const settings = {
  ...defaultSettings,
  embeddingBaseUrl: 'https://new.example/api/v2',
  embeddingOrigins: ['https://new.example', 'https://old.example'],
};

function setUp() {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (input: string | URL | Request) => {
    asked.push(input instanceof Request ? input.url : String(input));
    return Response.json({ data: [{ index: 0, embedding: [1, 0] }] });
  });
  const embedders = createEmbedders({
    settings: { get: async () => settings },
    readKey: async () => undefined,
  });
  const ask = async (provider: string) => {
    const embedder = await embedders.ofQuestions({ provider, model: 'small', dimensions: 2 });
    return embedder?.embedQuery('What first?');
  };
  return { asked, ask };
}

it('questions go to the endpoint whose vectors serve, also while those of another one are built', async () => {
  const { asked, ask } = setUp();
  expect(await ask('https://new.example')).toHaveLength(2);
  expect(await ask('https://old.example')).toHaveLength(2);
  expect(asked).toEqual(['https://new.example/api/v2/embeddings', 'https://old.example/v1/embeddings']);
});

it('an endpoint the owner no longer agrees to is asked nothing', async () => {
  const { asked, ask } = setUp();
  expect(await ask('https://other.example')).toBeUndefined();
  expect(asked).toEqual([]);
});
