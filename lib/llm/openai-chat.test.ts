import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChatBehaviour, failures } from '../../tests/servers/chat-behaviours';
import { type ChatServer, startChatServer } from '../../tests/servers/chat-server';
import type { ChatEvent, ChatRequest } from '../app/ports';
import { DrafthandError } from '../core/errors';
import { createOpenAiChat } from './openai-chat';
import type { OpenAiOptions } from './openai-client';

const key = 'sk-test-secret-1234567890';
let server: ChatServer;

beforeEach(async () => {
  server = await startChatServer({ second: 10 });
});
afterEach(() => server.close());

const messages = [
  { role: 'system' as const, content: 'Rules.' },
  { role: 'user' as const, content: 'Grüße, 你好 👋🏽' },
];
const requestTo = (url: string): ChatRequest => ({
  baseUrl: url,
  model: 'x',
  messages,
  maxOutputTokens: 400,
});
const chatWith = (options: Partial<OpenAiOptions> = {}) =>
  createOpenAiChat({ readKey: async () => key, ownOrigin: 'chrome-extension://abc', ...options });

async function collect(
  events: AsyncIterable<ChatEvent>,
): Promise<{ text: string; end?: ChatEvent; payloads: string[]; error?: DrafthandError }> {
  const result: Awaited<ReturnType<typeof collect>> = { text: '', payloads: [] };
  try {
    for await (const event of events) {
      if (event.kind === 'text') result.text += event.text;
      else if (event.kind === 'payload') result.payloads.push(event.json);
      else result.end = event;
    }
  } catch (thrown) {
    if (!(thrown instanceof DrafthandError)) throw thrown;
    result.error = thrown;
  }
  return result;
}

async function ask(behaviour: ChatBehaviour | ChatBehaviour[], options: Partial<OpenAiOptions> = {}) {
  server.script(...[behaviour].flat());
  return collect(chatWith(options).stream(requestTo(server.url), new AbortController().signal));
}

test('streams the text and ends with reason and usage', async () => {
  const result = await ask({ text: 'Hello there, 世界 👋🏽!' });
  expect(result.text).toBe('Hello there, 世界 👋🏽!');
  expect(result.end).toEqual({
    kind: 'end',
    finishReason: 'stop',
    usage: { promptTokens: 11, completionTokens: 7 },
  });
});

test('text cut inside characters arrives whole', async () => {
  const result = await ask({ text: 'Zażółć 世界 👩‍🚀 done', bytesPerWrite: 1, charactersPerPiece: 3 });
  expect(result.text).toBe('Zażółć 世界 👩‍🚀 done');
});

test('every request is what the types of the package allow, and the payload is what was sent', async () => {
  const { payloads } = await ask({ text: 'Hi there' });
  const [request] = server.requests;
  expect(request?.problems).toEqual([]);
  expect(payloads).toEqual([request?.raw]);
  expect(request?.body).toEqual({
    model: 'x',
    messages,
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: 400,
  });
  expect(request?.headers.authorization).toBe(`Bearer ${key}`);
  expect(Object.keys(request?.headers ?? {}).filter((name) => name.startsWith('x-stainless'))).toEqual([]);
});

test('the server refuses what is no chat request', async () => {
  const send = (body: object) =>
    fetch(`${server.url}/chat/completions`, { method: 'POST', body: JSON.stringify(body) }).then(
      ({ status }) => status,
    );
  expect(await send({ model: 'x', messages })).toBe(200);
  expect(await send({ model: 'x', messages, temprature: 1 })).toBe(400);
  expect(await send({ model: 'x', messages: [{ role: 'boss', content: 'x' }] })).toBe(400);
  expect(await send({ model: 'x' })).toBe(400);
});

test('asks OpenAI not to store, and limits the answer its way', async () => {
  let sent = '';
  const chat = chatWith({
    fetch: async (_url, init) => {
      sent = String(init?.body);
      return new Response('{}', { status: 401, headers: { 'content-type': 'application/json' } });
    },
  });
  await collect(chat.stream(requestTo('https://api.openai.com/v1'), new AbortController().signal));
  expect(JSON.parse(sent)).toMatchObject({ store: false, max_completion_tokens: 400 });
});

test.each([
  [[failures.wantsMaxCompletionTokens], { max_completion_tokens: 400 }],
  [[failures.noStreamOptions], { max_tokens: 400, stream: true }],
  [[failures.noStreamOptions, failures.wantsMaxCompletionTokens], { max_completion_tokens: 400 }],
])('adjusts to a server that names what it wants', async (refusals, expected) => {
  const result = await ask([...refusals, { text: 'Fine' }]);
  expect(result.text).toBe('Fine');
  expect(server.requests.at(-1)?.body).toMatchObject(expected);
  expect(result.payloads.at(-1)).toBe(server.requests.at(-1)?.raw);
  expect(server.requests.every(({ problems }) => problems.length === 0)).toBe(true);
});

test('does not adjust for ever', async () => {
  const result = await ask([
    failures.wantsMaxCompletionTokens,
    failures.wantsMaxTokens,
    failures.wantsMaxCompletionTokens,
  ]);
  expect(result.error?.appError.code).toBe('bad-request');
  expect(server.requests).toHaveLength(3);
});

test.each<[string, ChatBehaviour | ChatBehaviour[], string, object?]>([
  ['a wrong key', failures.wrongKey, 'key-wrong', { status: 401 }],
  ['no quota', failures.noQuota, 'quota-used-up', { status: 429 }],
  ['a long wait', failures.rateLimit(300), 'rate-limited', { status: 429, seconds: 300 }],
  ['an unknown model', failures.unknownModel, 'model-unknown', { status: 404, model: 'x' }],
  ['an unknown model of Ollama', failures.ollamaUnknownModel, 'model-unknown', { status: 404, model: 'x' }],
  ['a wrong path', failures.notFound, 'endpoint-not-found'],
  ['a long conversation', failures.tooLong, 'conversation-too-long'],
  [
    'a refused origin',
    failures.originRefused,
    'origin-refused',
    { status: 403, origin: 'chrome-extension://abc' },
  ],
  ['a project without access', failures.forbidden, 'key-wrong', { status: 403 }],
  ['a content filter', failures.filtered, 'content-refused'],
  ['a failing server', [failures.serverError, failures.serverError], 'server-failed', { status: 503 }],
  ['a web page', failures.htmlPage, 'endpoint-not-found'],
  ['an early end', { text: 'Half a', finishReason: null }, 'stream-interrupted'],
  [
    'an early end without the last line',
    { text: 'Half a', finishReason: null, withoutDone: true },
    'stream-interrupted',
  ],
  ['a dropped connection', { text: 'Half an answer', dropAfter: 2 }, 'stream-interrupted'],
  [
    'an error in the stream',
    { text: 'Half', finishReason: null, errorInStream: { message: 'overloaded', type: 'server_error' } },
    'server-failed',
  ],
  ['an empty answer', { text: '  \n' }, 'answer-empty'],
  ['a limit used up by thinking', { text: '', finishReason: 'length' }, 'answer-cut-at-limit'],
  ['filtered text', { text: 'Some', finishReason: 'content_filter' }, 'content-refused'],
  ['a refusal', { text: '', refusal: 'I cannot help.' }, 'content-refused'],
])('%s is told as what it is', async (_name, behaviour, code, values) => {
  const { error } = await ask(behaviour);
  expect(error?.appError.code).toBe(code);
  if (values) expect(error?.appError.values).toEqual(values);
  const told = JSON.stringify([error?.appError, error?.message, error?.stack]);
  expect(told).not.toContain('sk-test');
  expect(told).not.toContain('Grüße');
});

test('text before an interruption is kept', async () => {
  expect((await ask({ text: 'Half an answer', finishReason: null })).text).toBe('Half an answer');
  expect((await ask({ text: 'Half an answer', dropAfter: 2 })).text).toBe('Half an');
});

test('an answer at the limit comes with its reason', async () => {
  const result = await ask({ text: 'Long', finishReason: 'length' });
  expect(result.end).toMatchObject({ kind: 'end', finishReason: 'length' });
});

test('tries once more when the server asks for a short wait', async () => {
  const result = await ask([{ ...failures.rateLimit(0) }, { text: 'Now' }]);
  expect(result.text).toBe('Now');
  expect(server.requests).toHaveLength(2);
});

test('silence is ended: before the first byte, and between two pieces', async () => {
  const first = await ask({ text: 'Late', firstByteAfter: 60 }, { firstByteTimeout: 60 });
  expect(first.error?.appError.code).toBe('timed-out');
  const gap = await ask({ text: 'Words and more words', gap: 60 }, { idleTimeout: 60 });
  expect(gap.error?.appError.code).toBe('timed-out');
});

test('gaps of 45 seconds are no reason to stop', async () => {
  const result = await ask({ text: 'One two', gap: 4.5, charactersPerPiece: 4 }, { idleTimeout: 1200 });
  expect(result.text).toBe('One two');
  expect(result.error).toBeUndefined();
});

test('stopping is silent and closes the connection', async () => {
  server.script({ text: 'Words and more words', gap: 100 });
  const controller = new AbortController();
  const events: ChatEvent[] = [];
  for await (const event of chatWith().stream(requestTo(server.url), controller.signal)) {
    events.push(event);
    if (event.kind === 'text') controller.abort();
  }
  expect(events.map(({ kind }) => kind)).toEqual(['payload', 'text']);
  await expect.poll(() => server.requests[0]?.wasAborted).toBe(true);
});

test('stopping also ends the wait before trying again', async () => {
  server.script(failures.rateLimit(15));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  const startedAt = performance.now();
  const result = await collect(chatWith().stream(requestTo(server.url), controller.signal));
  expect(result).toEqual({ text: '', payloads: [expect.any(String)] });
  expect(performance.now() - startedAt).toBeLessThan(5000);
});

test('a server that is not there, and one that the browser keeps away', async () => {
  const { url } = server;
  await server.close();
  const down = await collect(chatWith().stream(requestTo(url), new AbortController().signal));
  expect(down.error?.appError.code).toBe('network-down');
  const blocked = chatWith({
    fetch: async (_url, init) => {
      if (init?.mode === 'no-cors') return new Response(null);
      throw new TypeError('Failed to fetch');
    },
  });
  const result = await collect(blocked.stream(requestTo(url), new AbortController().signal));
  expect(result.error?.appError.code).toBe('endpoint-blocked');
});

test('works without a key where none is needed, and says so where one is', async () => {
  const local = await ask({ text: 'Hello' }, { readKey: async () => undefined });
  expect(local.text).toBe('Hello');
  expect(server.requests[0]?.headers.authorization).toBeUndefined();
  const refused = await ask(failures.wrongKey, { readKey: async () => undefined });
  expect(refused.error?.appError.code).toBe('key-missing');
  const chat = chatWith({ readKey: async () => undefined });
  const openAi = await collect(
    chat.stream(requestTo('https://api.openai.com/v1'), new AbortController().signal),
  );
  expect(openAi.error?.appError.code).toBe('key-missing');
});

test('what a model thinks is not its answer; an answer in one piece is one', async () => {
  expect((await ask({ text: '<think>Hm.</think>\n\nHello' })).text).toBe('Hello');
  expect((await ask({ text: 'a < b <think> c' })).text).toBe('a < b <think> c');
  expect((await ask({ text: 'Whole', inOnePiece: true })).text).toBe('Whole');
});

test('the connection is tested with a real request, which a refused origin fails', async () => {
  server.script({ text: 'ready' });
  expect(await chatWith().test(server.url, 'x')).toMatchObject({ model: 'x' });
  expect(server.requests.at(-1)).toMatchObject({
    method: 'POST',
    path: '/v1/chat/completions',
    problems: [],
  });
  const strict = await startChatServer({ refusesOrigins: true });
  const withOrigin = chatWith({
    fetch: (url, init) =>
      fetch(url, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init?.headers)), origin: 'chrome-extension://abc' },
      }),
  });
  await expect(withOrigin.list(strict.url)).resolves.toHaveLength(1);
  await expect(withOrigin.test(strict.url, 'x')).rejects.toMatchObject({
    appError: { code: 'origin-refused' },
  });
  await strict.close();
});

test('models are listed with their end, and a lasting one of the writing families is suggested', async () => {
  const listing = await startChatServer({
    models: [
      { id: 'gpt-4o', shutdown_date: '2027-01-14' },
      { id: 'gpt-6-luna' },
      { id: 'gpt-6.1-terra' },
      { id: 'gpt-7-luna', shutdown_date: '2026-12-24' },
      { id: 'text-embedding-3-small' },
    ],
  });
  const models = await chatWith({ now: () => Date.parse('2026-11-20') }).list(listing.url);
  expect(models).toEqual([
    { id: 'gpt-6.1-terra', isSuggested: true },
    { id: 'gpt-4o', shutdownDate: '2027-01-14', isSuggested: false },
    { id: 'gpt-6-luna', isSuggested: false },
    { id: 'gpt-7-luna', shutdownDate: '2026-12-24', isSuggested: false },
  ]);
  await listing.close();
});
