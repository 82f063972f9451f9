import { afterEach, expect, test } from 'vitest';
import {
  type EmbeddingServer,
  type EmbeddingServerOptions,
  startEmbeddingServer,
} from '../../tests/servers/embedding-server';
import type { AppError } from '../core/errors';
import { DrafthandError } from '../core/errors';
import type { OpenAiOptions } from './openai-client';
import { createOpenAiEmbeddings, type EmbeddingsAnswer, type EmbeddingsRequest } from './openai-embeddings';

let server: EmbeddingServer | undefined;
afterEach(() => server?.close());

async function embed(
  request: Partial<EmbeddingsRequest> & { inputs: string[] },
  {
    server: asked,
    script = [],
    ...options
  }: Partial<OpenAiOptions> & {
    server?: EmbeddingServerOptions;
    script?: Parameters<EmbeddingServer['script']>;
  } = {},
): Promise<{ answer?: EmbeddingsAnswer; error?: AppError; server: EmbeddingServer }> {
  server = await startEmbeddingServer(asked);
  server.script(...script);
  const embeddings = createOpenAiEmbeddings({ readKey: async () => 'sk-test', ...options });
  const whole = { baseUrl: server.url, model: 'test-embedding', ...request };
  try {
    return { answer: await embeddings.embed(whole, new AbortController().signal), server };
  } catch (thrown) {
    if (!(thrown instanceof DrafthandError)) throw thrown;
    return { error: thrown.appError, server };
  }
}

const likeness = (one: Float32Array, other: Float32Array) =>
  one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);

test('every input gets its own vector of length 1, in the order asked', async () => {
  const { answer, server } = await embed({ inputs: ['learn docker first', 'salary talks', 'docker'] });
  expect(answer?.vectors.map((vector) => likeness(vector, vector))).toEqual([
    expect.closeTo(1, 5),
    expect.closeTo(1, 5),
    expect.closeTo(1, 5),
  ]);
  const [first, second, third] = answer?.vectors ?? [];
  if (!first || !second || !third) throw new Error('three vectors');
  expect(likeness(first, third)).toBeGreaterThan(likeness(second, third) + 0.3);
  expect(answer?.tokens).toBe(21);
  expect(server.requests[0]).toMatchObject({ problems: [], authorization: 'Bearer sk-test' });
});

test('asks for dimensions where the server supports them, and does without where it does not', async () => {
  const small = await embed({ inputs: ['text'], dimensions: 16 });
  expect(small.answer?.vectors[0]).toHaveLength(16);
  const fixed = await embed({ inputs: ['text'], dimensions: 16 }, { server: { takesDimensions: false } });
  expect(fixed.answer?.vectors[0]).toHaveLength(64);
  expect(fixed.server.requests.map(({ dimensions }) => dimensions)).toEqual([16, undefined]);
});

test('a busy server is asked again after the time it names', async () => {
  const busy = { status: 429, headers: { 'retry-after-ms': '20' } };
  const { answer, server } = await embed({ inputs: ['text'] }, { script: [busy, { status: 503 }] });
  expect(answer?.vectors).toHaveLength(1);
  expect(server.requests).toHaveLength(3);
});

test('a server that asks for a longer wait than anybody has is reported', async () => {
  const busy = { status: 429, headers: { 'retry-after': '3600' } };
  const { error, server } = await embed({ inputs: ['text'] }, { script: [busy] });
  expect(error).toMatchObject({ code: 'rate-limited', values: { seconds: 3600 } });
  expect(server.requests).toHaveLength(1);
});

test('a request the server finds too large is halved until it fits', async () => {
  const inputs = Array.from({ length: 10 }, (_, index) => `word${index}`);
  const { answer, server } = await embed({ inputs }, { server: { mostInputs: 3 } });
  expect(answer?.vectors).toHaveLength(10);
  expect(Math.max(...server.requests.map(({ inputs: sent }) => sent.length))).toBe(10);
  const direct = await embed({ inputs: inputs.slice(7, 8) });
  expect(likeness(answer?.vectors[7] as Float32Array, direct.answer?.vectors[0] as Float32Array)).toBeCloseTo(
    1,
  );
});

test('an input that is too long is cut at its end', async () => {
  const { answer, server } = await embed(
    { inputs: [`start ${'padding '.repeat(200)}`] },
    { server: { longestInput: 900 } },
  );
  expect(answer?.vectors).toHaveLength(1);
  expect(server.requests.at(-1)?.inputs[0]).toMatch(/^start padding/);
  expect(server.requests.at(-1)?.inputs[0]?.length).toBeLessThan(900);
});

test.each([
  ['fewer vectors than texts', { data: [{ index: 0, embedding: [1, 0] }] }],
  [
    'vectors of different dimensions',
    {
      data: [
        { index: 0, embedding: [1, 0] },
        { index: 1, embedding: [1] },
      ],
    },
  ],
  [
    'words in place of numbers',
    {
      data: [
        { index: 0, embedding: ['x', 'y'] },
        { index: 1, embedding: [1, 0] },
      ],
    },
  ],
  ['no data at all', { message: 'hello' }],
  ['a number beyond all bounds', { data: [1e39, 1].map((value, index) => ({ index, embedding: [value] })) }],
  ['places that were not asked for', { data: [7, -1].map((index) => ({ index, embedding: [1, 0] })) }],
  ['a place that is no number', { data: ['length', 0].map((index) => ({ index, embedding: [1, 0] })) }],
  ['text that is no base64', { data: [0, 1].map((index) => ({ index, embedding: '%%%' })) }],
])('an answer with %s is named', async (_, answer) => {
  const { error } = await embed({ inputs: ['one', 'two'] }, { script: [{ answer }] });
  expect(error?.code).toBe('embedding-malformed');
});

test.each([
  [{ status: 401, body: { error: { message: 'bad key' } } }, 'key-wrong'],
  [
    { status: 404, body: { error: { message: 'The model `x` does not exist', code: 'model_not_found' } } },
    'model-unknown',
  ],
  [{ status: 403 }, 'origin-refused'],
  [{ status: 429, body: { error: { code: 'insufficient_quota' } } }, 'quota-used-up'],
])('a refusal is told in words of its own: %j', async (behaviour, code) => {
  const { error } = await embed({ inputs: ['text'] }, { script: [behaviour] });
  expect(error?.code).toBe(code);
  expect(JSON.stringify(error)).not.toContain('sk-test');
});

test('stopping ends the request with the reason of the signal', async () => {
  server = await startEmbeddingServer();
  server.script({ silence: true });
  const controller = new AbortController();
  const embeddings = createOpenAiEmbeddings({ readKey: async () => undefined });
  const waiting = embeddings.embed({ baseUrl: server.url, model: 'x', inputs: ['text'] }, controller.signal);
  await expect.poll(() => server?.requests.length).toBe(1);
  controller.abort(new DOMException('stopped', 'AbortError'));
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  expect(server.requests[0]?.authorization).toBeUndefined();
});

test('vectors in base64 are read, though they were not asked for', async () => {
  const embedding = Buffer.from(new Uint8Array(Float32Array.from([3, 4]).buffer)).toString('base64');
  const { answer } = await embed(
    { inputs: ['one'] },
    { script: [{ answer: { data: [{ index: 0, embedding }] } }] },
  );
  expect([...(answer?.vectors[0] ?? [])]).toEqual([expect.closeTo(0.6, 5), expect.closeTo(0.8, 5)]);
});
