import { expect, test } from 'vitest';
import { createMeaning, type QueryEmbedder } from './meaning';

const origin = { provider: 'on-device', model: 'owner/english@1', dimensions: 3 };
const hit = { documentId: 'post', order: 0, score: 0.9 };

function meaningWith(embedder: Partial<QueryEmbedder>) {
  const asked: string[] = [];
  const failures: unknown[] = [];
  const meaning = createMeaning({
    onFailure: (thrown) => void failures.push(thrown),
    vectors: { origin: async () => origin, search: async () => [hit] },
    builtIn: () => ({ embedQuery: async () => undefined }),
    embedderOf: async () => ({
      async embedQuery(text, options) {
        options?.onSent?.({ to: 'https://models.example', json: text });
        asked.push(text);
        return Float32Array.of(1, 0, 0);
      },
      ...embedder,
    }),
  });
  return { meaning, asked, failures };
}

test.each([
  [['en'], 'en', 1],
  [['en'], 'de', 0],
  [['en'], undefined, 1],
  [undefined, 'de', 1],
])('a model that knows %j is asked a question in %s %i times', async (languages, language, times) => {
  const { meaning, asked } = meaningWith(languages ? { languages } : {});
  const found = await meaning.nearest({ text: 'a question', language }, 10);
  expect(asked).toHaveLength(times);
  expect(found).toHaveLength(times);
});

test('whoever asks is told what of the question leaves the machine', async () => {
  const sent: string[] = [];
  const query = { text: 'a question', onSent: ({ json }: { json: string }) => void sent.push(json) };
  await meaningWith({}).meaning.nearest(query, 10);
  expect(sent).toEqual(['a question']);
});

test('a server that is away holds nobody up: words serve alone, and somebody is told why', async () => {
  const away = new Error('away');
  const { meaning, failures } = meaningWith({
    async embedQuery() {
      throw away;
    },
  });
  expect(await meaning.nearest({ text: 'a question' }, 10)).toEqual([]);
  expect(failures).toEqual([away]);
});

test('whoever stops is told that it was stopped, not that it failed', async () => {
  const { meaning, failures } = meaningWith({
    async embedQuery(_, options) {
      options?.signal?.throwIfAborted();
      return undefined;
    },
  });
  const stopped = AbortSignal.abort(new DOMException('stopped', 'AbortError'));
  await expect(meaning.nearest({ text: 'a question' }, 10, stopped)).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(failures).toEqual([]);
});
