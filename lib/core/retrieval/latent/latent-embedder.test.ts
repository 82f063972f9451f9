import { describe, expect, it } from 'vitest';
import type { EmbeddingText } from '../vectors/embedding';
import { fitLatentModel, leastPassagesForLatent } from './fit-latent-model';
import { createLatentEmbedder } from './latent-embedder';
import { passageFeatures } from './latent-features';
import { uniformNumbers } from './random-numbers';

/** Invented passages about four things, each told with words that come together. */
const subjects = {
  baking: 'dough flour oven yeast crust knead starter loaf baker rise',
  sailing: 'mast harbour rope keel wind anchor sail skipper tide hull',
  astronomy: 'telescope planet orbit comet galaxy lens night eclipse star nebula',
  gardening: 'soil tomato compost seedling pruning hedge watering weeds greenhouse bed',
};

function passagesAbout(count: number): EmbeddingText[] {
  const uniform = uniformNumbers(3);
  const names = Object.keys(subjects) as Array<keyof typeof subjects>;
  return Array.from({ length: count }, (_, index) => {
    const words = subjects[names[index % names.length] ?? 'baking'].split(' ');
    const chosen = Array.from({ length: 6 }, () => words[Math.floor(uniform() * words.length)]);
    return { title: `Note ${index}`, headings: [], text: `${chosen.join(' ')} and so on`, language: 'en' };
  });
}

const texts = passagesAbout(240);
const cosine = (left: Float32Array, right: Float32Array) =>
  left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);

function fitted() {
  const model = fitLatentModel(texts.map(passageFeatures), { dimensions: 16 });
  if (!model) throw new Error('not fitted');
  return model;
}

describe('latent semantic vectors', () => {
  it('bring together texts that share no word, because their words keep company elsewhere', async () => {
    const embedder = createLatentEmbedder(fitted(), 'test');
    const question = await embedder.embedQuery('kneading with flour', { language: 'en' });
    const [near, far] = await embedder.embedPassages([
      { title: 'Oven', headings: [], text: 'yeast crust', language: 'en' },
      { title: 'Mast', headings: [], text: 'rope keel', language: 'en' },
    ]);
    if (!question || !near || !far) throw new Error('no vectors');
    expect(cosine(question, near)).toBeGreaterThan(cosine(question, far) + 0.4);
    expect(Math.hypot(...near)).toBeCloseTo(1, 5);
  });

  it('know misspelt words by their pieces', async () => {
    const embedder = createLatentEmbedder(fitted(), 'test');
    const right = await embedder.embedQuery('telescope');
    const misspelt = await embedder.embedQuery('tellescope');
    if (!right || !misspelt) throw new Error('no vectors');
    expect(cosine(right, misspelt)).toBeGreaterThan(0.6);
  });

  it('of questions are as long as the share of the question that is known', async () => {
    const embedder = createLatentEmbedder(fitted(), 'test');
    const known = await embedder.embedQuery('flour yeast');
    const mostlyNot = await embedder.embedQuery('flour xyzzy qwfpgj zxcvbasdf');
    expect(Math.hypot(...(known ?? []))).toBeGreaterThan(0.85);
    expect(Math.hypot(...(mostlyNot ?? []))).toBeLessThan(0.6);
  });

  it('are the same for the same library', () => {
    expect(fitted()).toEqual(fitted());
  });

  it('have nothing to say of words they never met', async () => {
    expect(await createLatentEmbedder(fitted(), 'test').embedQuery('xyzzy qwfpgj')).toBeUndefined();
  });

  it('are not fitted on a library that is too small', () => {
    const few = texts.slice(0, leastPassagesForLatent - 1).map(passageFeatures);
    expect(fitLatentModel(few)).toBeUndefined();
  });

  it('stop when told to', async () => {
    const abort = new AbortController();
    abort.abort();
    const embedder = createLatentEmbedder(fitted(), 'test');
    await expect(embedder.embedPassages(texts, { signal: abort.signal })).rejects.toThrow();
  });
});
