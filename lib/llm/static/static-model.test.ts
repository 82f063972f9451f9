import { expect, test } from 'vitest';
import { openStaticModel, type StaticModel } from './static-model';
import {
  safetensors,
  type TinyModelOptions,
  tinyTokenizer,
  tinyUnigramTokenizer,
  tinyWeights,
} from './tiny-model-for-tests';

const openTiny = (options: TinyModelOptions = {}) =>
  openStaticModel({ weights: tinyWeights(options), tokenizer: tinyTokenizer() });

async function one(model: StaticModel, text: string): Promise<number[]> {
  const [vector] = await model.embed([text]);
  return [...(vector ?? [])].map((value) => Math.round(value * 1000) / 1000);
}

/** 1/√2 as `one` rounds it. */
const half = Math.round(Math.SQRT1_2 * 1000) / 1000;

test('a text is the mean of its tokens, at length 1', async () => {
  const model = await openTiny();
  expect(model.dimensions).toBe(3);
  expect(await one(model, 'docker')).toEqual([1, 0, 0]);
  expect(await one(model, 'docker talk')).toEqual([half, 0, half]);
  expect(await one(model, 'Docker, DOCKER!')).toEqual([1, 0, 0]);
});

test('words are cut into known pieces, and unknown ones do not count', async () => {
  const model = await openTiny();
  expect(await one(model, 'dockers')).toEqual([1, 0, 0.01]);
  expect(await one(model, 'salary zzzqx')).toEqual([0, 1, 0]);
});

test('a text of nothing known is the zero vector', async () => {
  expect(await one(await openTiny(), 'zzzqx 42')).toEqual([0, 0, 0]);
  expect(await one(await openTiny(), '')).toEqual([0, 0, 0]);
});

test.each(['F32', 'F16', 'BF16', 'I8'] as const)('tables of %s are read', async (kind) => {
  const [vector] = await (await openTiny({ kind })).embed(['pay docker']);
  expect(vector?.[0]).toBeCloseTo(1.1 / Math.hypot(1.1, 0.9), 2);
  expect(vector?.[1]).toBeCloseTo(0.9 / Math.hypot(1.1, 0.9), 2);
});

test('tokens have their weights and may share rows', async () => {
  expect(await one(await openTiny({ withWeights: true }), 'the docker')).toEqual([1, 0, 0]);
  expect(await one(await openTiny({ withMapping: true }), 'container')).toEqual([1, 0, 0]);
  expect(await one(await openTiny({ withMapping: true }), 'talk')).toEqual([0, 0, 1]);
  const both = await openTiny({ withWeights: true, withMapping: true });
  expect(await one(both, 'the container')).toEqual([1, 0, 0]);
});

test('the tokenizers of multilingual models are read too, and what they do not know does not count', async () => {
  const model = await openStaticModel({ weights: tinyWeights(), tokenizer: tinyUnigramTokenizer() });
  expect(await one(model, 'Docker')).toEqual([1, 0, 0]);
  expect(await one(model, 'dockers')).toEqual([1, 0, 0.01]);
  expect(await one(model, 'salary Ωß')).toEqual([0, 1, 0]);
});

test('an abort ends embedding with its reason, also between reads', async () => {
  const model = await openTiny();
  const signal = AbortSignal.abort(new DOMException('stopped', 'AbortError'));
  await expect(model.embed(['docker'], signal)).rejects.toMatchObject({ name: 'AbortError' });
});

test('many texts at once are what they are alone', async () => {
  const model = await openTiny();
  const texts = ['docker talk', 'salary', 'pay the containers', ''];
  const together = await model.embed(texts);
  for (const [index, text] of texts.entries()) {
    const [alone] = await (await openTiny()).embed([text]);
    expect([...(together[index] ?? [])]).toEqual([...(alone ?? [])]);
  }
});

const row = new Uint8Array(new Float32Array([1, 2, 3]).buffer);
test.each([
  ['cut in the table', safetensors([['embeddings', 'F32', [1, 3], row]], 5), tinyTokenizer()],
  ['without a table', safetensors([['other', 'F32', [1, 3], row]]), tinyTokenizer()],
  ['with a shape that does not fit', safetensors([['embeddings', 'F32', [7, 3], row]]), tinyTokenizer()],
  ['of an unknown kind', safetensors([['embeddings', 'F8', [1, 3], row]]), tinyTokenizer()],
  [
    'with more components than are kept',
    safetensors([['embeddings', 'F32', [1, 4096], new Uint8Array(4 * 4096)]]),
    tinyTokenizer(),
  ],
  ['that is no such file', new Blob(['not a model']), tinyTokenizer()],
  ['that is empty', new Blob([]), tinyTokenizer()],
  ['whose tokenizer is none', tinyWeights(), new Blob(['{"model":{}}'])],
  ['whose tokenizer is no JSON', tinyWeights(), new Blob(['<html>'])],
])('a model %s is refused by name', async (_, weights, tokenizer) => {
  await expect(openStaticModel({ weights, tokenizer })).rejects.toMatchObject({
    appError: { code: 'embedding-model-unreadable' },
  });
});

test('a header that claims to be larger than the file is refused', async () => {
  const bytes = new Uint8Array(16).fill(255);
  await expect(
    openStaticModel({ weights: new Blob([bytes]), tokenizer: tinyTokenizer() }),
  ).rejects.toMatchObject({ appError: { code: 'embedding-model-unreadable' } });
});
