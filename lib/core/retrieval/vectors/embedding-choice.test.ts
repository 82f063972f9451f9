import { expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../../settings';
import { embeddingChoice } from './embedding-choice';

const choose = (changes: Partial<Settings>) => embeddingChoice({ ...defaultSettings, ...changes });
const endpoint: Partial<Settings> = {
  embedding: 'endpoint',
  embeddingBaseUrl: 'https://models.example/v1',
  embeddingModel: 'small',
  embeddingDimensions: 512,
  embeddingOrigins: ['https://models.example'],
};

test('a fresh installation uses the built-in vectors', () => {
  expect(choose({})).toEqual({ kind: 'built-in' });
});

test('an endpoint is used once it was agreed to and tried', () => {
  expect(choose(endpoint)).toEqual({
    kind: 'endpoint',
    baseUrl: 'https://models.example/v1',
    model: 'small',
    dimensions: 512,
  });
});

test.each<Partial<Settings>>([
  { embeddingOrigins: ['https://other.example'] },
  { embeddingDimensions: undefined },
  { embeddingModel: '' },
  { embeddingBaseUrl: 'not an address' },
])('an endpoint with %j leaves it with the built-in vectors', (lack) => {
  expect(choose({ ...endpoint, ...lack })).toEqual({ kind: 'built-in' });
});

test('a model of this machine is used by its name', () => {
  const onDevice: Partial<Settings> = { embedding: 'on-device', onDeviceModel: 'owner/name' };
  expect(choose(onDevice)).toEqual({ kind: 'on-device', model: 'owner/name' });
  expect(choose({ embedding: 'on-device' })).toEqual({ kind: 'built-in' });
});
