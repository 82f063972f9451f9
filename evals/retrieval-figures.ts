import { uniformNumbers } from '../lib/core/retrieval/latent/random-numbers';

/** Figures of one ranked list of document ids. */
export interface RankingFigures {
  'P@1': number;
  'hit@5': number;
  'hit@10': number;
  'MRR@5': number;
  'MRR@10': number;
  'nDCG@10': number;
}

/**
 * Figures of a ranking against the right documents, all 0 to 1. nDCG after Järvelin and Kekäläinen
 * (2002) with gain 1 for a right document; the ideal ranking has all right ones first.
 */
export function rankingFigures(ranked: string[], relevant: ReadonlySet<string>): RankingFigures {
  const first = ranked.findIndex((id) => relevant.has(id));
  const within = (places: number) => (first >= 0 && first < places ? 1 : 0);
  const gain = (place: number) => 1 / Math.log2(place + 2);
  let gained = 0;
  ranked.slice(0, 10).forEach((id, place) => {
    if (relevant.has(id)) gained += gain(place);
  });
  let ideal = 0;
  for (let place = 0; place < Math.min(10, relevant.size); place++) ideal += gain(place);
  return {
    'P@1': within(1),
    'hit@5': within(5),
    'hit@10': within(10),
    'MRR@5': within(5) / (first + 1 || 1),
    'MRR@10': within(10) / (first + 1 || 1),
    'nDCG@10': ideal === 0 ? 0 : gained / ideal,
  };
}

/** The means over all questions, rounded to three digits. */
export function meanFigures(all: RankingFigures[]): RankingFigures {
  const mean = (name: keyof RankingFigures) =>
    Math.round((all.reduce((sum, figures) => sum + figures[name], 0) / Math.max(1, all.length)) * 1000) /
    1000;
  return {
    'P@1': mean('P@1'),
    'hit@5': mean('hit@5'),
    'hit@10': mean('hit@10'),
    'MRR@5': mean('MRR@5'),
    'MRR@10': mean('MRR@10'),
    'nDCG@10': mean('nDCG@10'),
  };
}

/** Samples drawn for an interval, and a seed, so that the same figures give the same interval. */
const samples = 2000;
const seed = 20_091_124;

/**
 * The mean of paired differences with its bootstrap 95 % interval (Efron 1979, percentiles): a gain is
 * sure when the interval lies above zero.
 */
export function bootstrapMean(differences: number[]): { mean: number; low: number; high: number } {
  const uniform = uniformNumbers(seed);
  const count = differences.length;
  const means = Array.from({ length: samples }, () => {
    let sum = 0;
    for (let drawn = 0; drawn < count; drawn++) sum += differences[Math.floor(uniform() * count)] ?? 0;
    return sum / Math.max(1, count);
  }).sort((left, right) => left - right);
  const rounded = (value = 0) => Math.round(value * 1000) / 1000;
  return {
    mean: rounded(differences.reduce((sum, value) => sum + value, 0) / Math.max(1, count)),
    low: rounded(means[Math.floor(samples * 0.025)]),
    high: rounded(means[Math.ceil(samples * 0.975) - 1]),
  };
}
