import { describe, expect, it } from 'vitest';
import { comparisonRows, growthPerTenfold, growthRows, percentiles } from './figures.mjs';

const times = (cold: number, warm: number) => ({
  cold: { p50: cold, p95: cold, least: cold },
  withStart: { p50: cold + 30, p95: cold + 30, least: cold + 30 },
  warm: { p50: warm, p95: warm, least: warm },
});

const own = (passages: number, cold: number) => ({
  asked: passages,
  passages,
  answers: {
    hybrid: times(cold, 5),
    vectors: times(cold / 2, 4),
    words: times(cold / 4, 3),
    retriever: times(cold * 2, 9),
  },
  recall: 0.996,
  megabytes: passages / 1000,
  build: { texts: 500, lexical: 1000, vectors: 800 },
});

describe('the figures of the bench', () => {
  it('are medians, 95th percentiles and least times', () => {
    expect(percentiles([5, 1, 3])).toEqual({ p50: 3, p95: 5, least: 1 });
  });

  it('count growth for ten times more passages, whatever the step between the sizes is', () => {
    const tenfold = (from: number, to: number) =>
      growthPerTenfold({ passages: from, cost: 10 }, { passages: to, cost: 20 });
    expect(tenfold(1000, 10_000)).toBeCloseTo(2);
    expect(tenfold(1000, 100_000)).toBeCloseTo(Math.SQRT2);
    expect(growthRows([own(1000, 20), own(10_000, 30)])).toMatchObject([
      { from: 1000, to: 10_000, 'cold ×': '1.50', 'disk ×': '10.00' },
    ]);
  });

  it('compare each store with what ours needs for the same kind of answer', () => {
    const peer = {
      title: 'Other',
      kind: 'vectors',
      where: 'worker',
      ...times(100, 2),
      recall: 1,
      build: 900,
    };
    const rows = comparisonRows({ own: own(10_000, 40), peers: [peer] });
    expect(rows.at(-1)).toMatchObject({ store: 'Other', 'cold ÷ ours': 5, 'warm ÷ ours': 0.5 });
  });

  it('keep a store that failed in the table, with the reason', () => {
    const peer = { title: 'Other', kind: 'words', where: 'worker', build: 900, failed: 'longer than 9 s' };
    const rows = comparisonRows({ own: own(10_000, 40), peers: [peer] });
    expect(rows.at(-1)).toMatchObject({ cold: '', 'build s': '0.9', failed: 'longer than 9 s' });
  });
});
