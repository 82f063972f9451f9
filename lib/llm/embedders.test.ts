import { afterEach, expect, test } from 'vitest';
import { type EmbeddingServer, startEmbeddingServer } from '../../tests/servers/embedding-server';
import type { Embedder, SentRequest } from '../core/retrieval/vectors/embedding';
import { createEndpointEmbedder } from './endpoint-embedder';
import { createOpenAiEmbeddings } from './openai-embeddings';
import { createStaticEmbedder } from './static/static-embedder';
import { tinyTokenizer, tinyWeights } from './static/tiny-model-for-tests';

let server: EmbeddingServer | undefined;
afterEach(() => server?.close());

async function endpoint(
  model: string,
  onTokens?: (tokens: number) => void,
  takesDimensions = true,
): Promise<Embedder> {
  server = await startEmbeddingServer({ dimensions: 32, takesDimensions });
  const embeddings = createOpenAiEmbeddings({ readKey: async () => undefined });
  return createEndpointEmbedder({ embeddings, baseUrl: server.url, model, dimensions: 32, onTokens });
}

const onDevice = async (): Promise<Embedder> =>
  createStaticEmbedder({ id: 'owner/tiny', revision: 'abc', dimensions: 3 }, async () => ({
    weights: tinyWeights(),
    tokenizer: tinyTokenizer(),
  }));

const passage = (title: string, text: string) => ({ title, headings: ['docker'], text });
const likeness = (one?: Float32Array, other?: Float32Array) =>
  Array.from(one ?? []).reduce((sum, value, index) => sum + value * (other?.[index] ?? 0), 0);

test.each([
  ['an endpoint', () => endpoint('test-embedding')],
  ['this machine', onDevice],
])('an embedder of %s finds the passage that is about the question', async (_, make) => {
  const embedder = await make();
  const progress: number[] = [];
  const passages = [passage('docker', 'docker container'), { ...passage('salary', 'pay'), headings: [] }];
  const [about, other] = await embedder.embedPassages(passages, {
    onProgress: (done) => progress.push(done),
  });
  const query = await embedder.embedQuery('docker');
  expect(query).toHaveLength(embedder.dimensions);
  expect(likeness(query, about)).toBeGreaterThan(likeness(query, other) + 0.3);
  expect(progress.at(-1)).toBe(2);
});

test('a model gets the prefixes it was trained with, and the cost is counted', async () => {
  let tokens = 0;
  const embedder = await endpoint('nomic-embed-text', (counted) => {
    tokens += counted;
  });
  await embedder.embedPassages([passage('Title', 'text')]);
  await embedder.embedQuery('what first?');
  expect(server?.requests.map(({ inputs }) => inputs)).toEqual([
    ['search_document: Title\ndocker\ntext'],
    ['search_query: what first?'],
  ]);
  expect(tokens).toBe(7);
});

test('more passages than a request may hold go in several; a field that was refused is not sent again', async () => {
  const embedder = await endpoint('test-embedding', undefined, false);
  const vectors = await embedder.embedPassages(
    Array.from({ length: 2500 }, (_, index) => passage(`Title ${index}`, 'text')),
  );
  expect(vectors).toHaveLength(2500);
  expect(server?.requests.map(({ inputs }) => inputs.length)).toEqual([2048, 2048, 452]);
});

test('a model that answers with other dimensions than it was tried with is not taken for the same', async () => {
  const embedder = await endpoint('test-embedding');
  server?.script({ answer: { data: [{ index: 0, embedding: [1, 0, 0] }] } });
  await expect(embedder.embedPassages([passage('a', 'b')])).rejects.toMatchObject({
    appError: { code: 'embedding-changed', values: { dimensions: 32, found: 3 } },
  });
});

test('what leaves the machine of a question is told as it is sent', async () => {
  const sent: SentRequest[] = [];
  const embedder = await endpoint('nomic-embed-text', undefined, false);
  await embedder.embedQuery('what first?', { onSent: (request) => sent.push(request) });
  expect(sent.map(({ to }) => to)).toEqual([server?.url, server?.url]);
  const bodies = sent.map(({ json }) => JSON.parse(json));
  expect(bodies.map(({ input, dimensions }) => ({ inputs: input, dimensions }))).toEqual(
    server?.requests.map(({ inputs, dimensions }) => ({ inputs, dimensions })),
  );
  await (await onDevice()).embedQuery('docker', { onSent: (request) => sent.push(request) });
  expect(sent).toHaveLength(2);
});

test('what embedding costs is told where there is a price', async () => {
  expect((await endpoint('x')).cost?.(1000)).toEqual({ tokens: 1000, dollars: 0 });
  expect((await onDevice()).cost).toBeUndefined();
});

test('a question of nothing the model knows has no vector', async () => {
  expect(await (await onDevice()).embedQuery('zzzqx')).toBeUndefined();
});

test('an abort ends embedding with its reason', async () => {
  const signal = AbortSignal.abort(new DOMException('stopped', 'AbortError'));
  for (const embedder of [await onDevice(), await endpoint('x')]) {
    await expect(embedder.embedPassages([passage('a', 'b')], { signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  }
});
