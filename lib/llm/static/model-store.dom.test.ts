import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { afterEach, expect, test } from 'vitest';
import { describeModel, type HostedModel, modelIdOf } from './model-host';
import { createModelStore, type ModelStore } from './model-store';
import { openStaticModel } from './static-model';
import { tinyTokenizer, tinyWeights } from './tiny-model-for-tests';

const opened: string[] = [];
afterEach(async () => {
  const root = await navigator.storage.getDirectory();
  for (const name of opened.splice(0))
    await root.removeEntry(name, { recursive: true }).catch(() => undefined);
});

/** A host with one model, over the shape of the Hub's interface. */
async function host(
  changes: {
    weights?: Blob;
    listed?: Record<string, unknown>;
    license?: string;
    language?: string | string[];
  } = {},
) {
  const served = changes.weights ?? tinyWeights();
  const listed = tinyWeights();
  const tokenizer = tinyTokenizer();
  const sha = 'a'.repeat(40);
  const bytes = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
  const head = new TextEncoder().encode(`blob ${tokenizer.size}\0`);
  const tree = [
    {
      type: 'file',
      path: 'model.safetensors',
      size: listed.size,
      oid: 'pointer',
      lfs: { oid: bytesToHex(sha256(await bytes(listed))), size: listed.size },
    },
    {
      type: 'file',
      path: 'tokenizer.json',
      size: tokenizer.size,
      oid: bytesToHex(sha1(new Uint8Array([...head, ...(await bytes(tokenizer))]))),
    },
  ];
  const answers: Record<string, BodyInit> = {
    '/api/models/owner/tiny': JSON.stringify({
      sha,
      cardData: { license: changes.license ?? 'mit', language: changes.language },
    }),
    [`/api/models/owner/tiny/tree/${sha}`]: JSON.stringify(tree),
    [`/owner/tiny/resolve/${sha}/model.safetensors`]: served,
    [`/owner/tiny/resolve/${sha}/tokenizer.json`]: tokenizer,
  };
  const asked: string[] = [];
  const fetch = async (input: RequestInfo | URL) => {
    const { pathname } = new URL(String(input));
    asked.push(pathname);
    const body = answers[pathname];
    return body === undefined ? new Response('no', { status: 404 }) : new Response(body);
  };
  return { fetch, asked };
}

async function storeWith(fetch: typeof globalThis.fetch = async () => new Response()): Promise<ModelStore> {
  const name = `models-${crypto.randomUUID()}`;
  opened.push(name);
  const folder = async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
  return createModelStore({ folder, fetch, now: () => 1_700_000_000_000 });
}

const hosted = (fetch: typeof globalThis.fetch) =>
  describeModel('owner/tiny', { host: 'https://models.example/', fetch });
const signal = () => new AbortController().signal;

test('a model is described before anything large is fetched, then downloaded, checked and usable', async () => {
  const { fetch, asked } = await host();
  const model = await hosted(fetch);
  expect(model).toMatchObject({ id: 'owner/tiny', license: 'mit', revision: 'a'.repeat(40) });
  expect(asked).toHaveLength(2);
  const store = await storeWith(fetch);
  const seen: number[] = [];
  const installed = await store.download(model, (bytes) => seen.push(bytes), signal());
  expect(installed).toMatchObject({ dimensions: 3, license: 'mit' });
  expect(seen.at(-1)).toBe(model.weights.bytes + model.tokenizer.bytes);
  expect(await store.list()).toEqual([installed]);
  const files = await store.files('owner/tiny');
  if (!files) throw new Error('the model is there');
  const [vector] = await (await openStaticModel(files)).embed(['docker']);
  expect([...(vector ?? [])]).toEqual([1, 0, 0]);
});

test.each([
  ['another content of the same size', (blob: Blob) => blob.slice(0, blob.size - 4), true],
  ['less than was listed', (blob: Blob) => blob.slice(0, blob.size - 4), false],
])('%s is thrown away', async (_, change, isPadded) => {
  const cut = change(tinyWeights());
  const { fetch } = await host({ weights: isPadded ? new Blob([cut, new Uint8Array(4).fill(1)]) : cut });
  const store = await storeWith(fetch);
  await expect(store.download(await hosted(fetch), () => undefined, signal())).rejects.toMatchObject({
    appError: { code: 'embedding-model-changed' },
  });
  expect(await store.list()).toEqual([]);
  expect(await store.files('owner/tiny')).toBeUndefined();
});

test('more than was listed is not read to its end', async () => {
  const { fetch } = await host({ weights: new Blob([tinyWeights(), new Uint8Array(5_000_000)]) });
  const store = await storeWith(fetch);
  let most = 0;
  const model = await hosted(fetch);
  await expect(
    store.download(model, (bytes) => (most = Math.max(most, bytes)), signal()),
  ).rejects.toMatchObject({ appError: { code: 'embedding-model-changed' } });
  expect(most).toBeLessThanOrEqual(model.weights.bytes + model.tokenizer.bytes);
});

test('a download that is stopped leaves nothing, and no error of ours', async () => {
  const controller = new AbortController();
  const { fetch } = await host();
  const model = await hosted(fetch);
  const store = await storeWith(fetch);
  const waiting = store.download(model, () => controller.abort(), controller.signal);
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  expect(await store.list()).toEqual([]);
});

test('files of this machine are taken in when they are a model, and refused when not', async () => {
  const store = await storeWith();
  const files = { weights: tinyWeights(), tokenizer: tinyTokenizer() };
  expect(await store.add('my model', files)).toMatchObject({ id: 'my model', dimensions: 3 });
  await expect(store.add('my model', { ...files, weights: new Blob(['x']) })).rejects.toMatchObject({
    appError: { code: 'embedding-model-unreadable' },
  });
  expect((await store.list()).map(({ id }) => id)).toEqual(['my model']);
  await store.remove('my model');
  expect(await store.list()).toEqual([]);
});

test('what a host does not have is told by name', async () => {
  const { fetch } = await host();
  await expect(describeModel('owner/other', { host: 'https://models.example', fetch })).rejects.toMatchObject(
    {
      appError: { code: 'embedding-model-not-found', values: { model: 'owner/other' } },
    },
  );
  const down = async (): Promise<Response> => Promise.reject(new TypeError('failed'));
  await expect(
    describeModel('owner/tiny', { host: 'https://models.example', fetch: down }),
  ).rejects.toMatchObject({ appError: { code: 'network-down' } });
});

test('names and addresses of models are understood', () => {
  expect(modelIdOf(' minishlab/potion-base-8M ')).toBe('minishlab/potion-base-8M');
  expect(modelIdOf('https://huggingface.co/minishlab/potion-base-8M/tree/main')).toBe(
    'minishlab/potion-base-8M',
  );
  for (const other of ['potion', 'a/b/c', '../..', 'https://huggingface.co/', ''])
    expect(modelIdOf(other)).toBeUndefined();
});

test.each([
  ['en', ['en']],
  [
    ['en', 'de', 'code'],
    ['en', 'de'],
  ],
  [['multilingual', 'en'], undefined],
  [undefined, undefined],
])('the languages of a card %j are kept with the model', async (language, languages) => {
  const { fetch } = await host({ language });
  const store = await storeWith(fetch);
  await store.download(await hosted(fetch), () => undefined, signal());
  const [model] = await store.list();
  expect(model?.languages).toEqual(languages);
  if (model) expect(store.embedder(model).languages).toEqual(languages);
});

test('the suggested kind of model is what is downloaded', async () => {
  const model: HostedModel = await hosted((await host({ license: 'apache-2.0' })).fetch);
  expect(model.license).toBe('apache-2.0');
});
