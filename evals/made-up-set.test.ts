import { expect, it } from 'vitest';
import { madeUpSet } from './made-up-set';
import { measure } from './retrieval';

it('a made-up set has as many passages as asked for, and questions that its documents answer', async () => {
  const { passages, figures, milliseconds } = await measure(madeUpSet(240), false);
  expect(passages).toBe(240);
  expect(figures['hit@10']).toBeGreaterThan(0.9);
  expect(milliseconds.median).toBeGreaterThan(0);
});
