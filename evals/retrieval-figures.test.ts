import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../lib/importers/markdown';
import { createBm25Baseline } from './bm25-baseline';
import { areaUnderCurve, macroF1 } from './coverage-figures';
import { bootstrapMean } from './retrieval-figures';

describe('the gain over a baseline', () => {
  it('is sure when it is there in nearly every question, and not when it is chance', () => {
    const sure = bootstrapMean(Array.from({ length: 100 }, (_, index) => (index % 5 === 0 ? 0 : 0.2)));
    expect(sure).toMatchObject({ mean: 0.16 });
    expect(sure.low).toBeGreaterThan(0.12);
    const chance = bootstrapMean(Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? 0.5 : -0.5)));
    expect(chance.low).toBeLessThan(0);
    expect(chance.high).toBeGreaterThan(0);
  });

  it('is the same at every run', () => {
    const differences = [0.1, -0.2, 0.4, 0, 0.3];
    expect(bootstrapMean(differences)).toEqual(bootstrapMean(differences));
  });
});

describe('plain BM25', () => {
  const documents = [
    { id: 'bread', parsed: parseMarkdown('# Baking bread\n\nKnead the dough.', { name: 'bread' }) },
    { id: 'boats', parsed: parseMarkdown('# Boats\n\nA boat and its sails.', { name: 'boats' }) },
  ];
  it('finds stems in title and text, and nothing for function words', () => {
    const search = createBm25Baseline(documents);
    expect(search('kneaded doughs', 'en')).toEqual(['bread']);
    expect(search('boats or the sailing of a boat', 'en')[0]).toBe('boats');
    expect(search('and of the', 'en')).toEqual([]);
  });
});

describe('figures of coverage', () => {
  it('are one half by chance and one when all positives are above', () => {
    expect(areaUnderCurve([0.9, 0.8], [0.1, 0.2, 0.3])).toBe(1);
    expect(areaUnderCurve([0.5, 0.5], [0.5, 0.5])).toBe(0.5);
    expect(areaUnderCurve([0.1, 0.9], [0.5])).toBe(0.5);
  });

  it('count every class alike, however rare', () => {
    const pairs = [
      ...Array.from({ length: 8 }, () => ({ right: 'answer' as const, chosen: 'answer' as const })),
      { right: 'ask back' as const, chosen: 'answer' as const },
    ];
    const { macroF1: mean, f1 } = macroF1<'answer' | 'ask back'>(pairs, ['answer', 'ask back']);
    expect(f1['ask back']).toBe(0);
    expect(mean).toBeCloseTo((16 / 17 + 0) / 2, 6);
  });
});
