import { featureValue, type LatentModel } from './latent-model';
import type { SparseMatrix } from './sparse-matrix';
import { truncatedSvd } from './truncated-svd';

/** Dimensions wanted; measured on public sets, more gain nothing for personal libraries. */
const latentDimensions = 160;

/**
 * Passages from which on a model is fitted. With fewer, words meet in too few texts for their
 * company to mean anything, and lexical search serves alone.
 */
export const leastPassagesForLatent = 100;

/** Features kept, the most frequent first: bounds the model's size. */
const mostFeatures = 24_000;
/** Passages used for fitting: more than this change the directions little and the time much. */
const mostFitted = 6_000;

/**
 * Fits a latent semantic model on the features of a library's passages: rarity-weighted, rows of
 * length 1, truncated singular value decomposition (Deerwester et al. 1990). Deterministic: the same
 * passages in the same order give the same model. Undefined for libraries that are too small.
 * Takes seconds for ten thousand passages, so it belongs into a worker.
 */
export function fitLatentModel(
  passages: ReadonlyArray<ReadonlyMap<number, number>>,
  options: { dimensions?: number } = {},
): LatentModel | undefined {
  if (passages.length < leastPassagesForLatent) return undefined;
  const fitted = spread(passages, mostFitted);
  const { hashes, weights } = chooseFeatures(fitted);
  const matrix = weightedMatrix(fitted, hashes, weights);
  const { rank, right } = truncatedSvd(matrix, options.dimensions ?? latentDimensions);
  if (rank === 0) return undefined;
  return { dimensions: rank, hashes, weights, ...quantised(right, hashes.length, rank) };
}

/** At most `most` of the passages, evenly spread. */
function spread<Value>(values: readonly Value[], most: number): readonly Value[] {
  if (values.length <= most) return values;
  return Array.from(
    { length: most },
    (_, index) => values[Math.floor((index * values.length) / most)] as Value,
  );
}

function chooseFeatures(passages: ReadonlyArray<ReadonlyMap<number, number>>) {
  const holders = new Map<number, number>();
  for (const features of passages) {
    for (const hash of features.keys()) holders.set(hash, (holders.get(hash) ?? 0) + 1);
  }
  // A feature of one passage only has no company in others that it could be learned from.
  const shared = [...holders].filter(([, count]) => count > 1);
  shared.sort((left, right) => right[1] - left[1] || left[0] - right[0]);
  const kept = shared.slice(0, mostFeatures).sort((left, right) => left[0] - right[0]);
  return {
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    weights: Float32Array.from(kept, ([, count]) => Math.log((passages.length + 1) / (count + 0.5))),
  };
}

function weightedMatrix(
  passages: ReadonlyArray<ReadonlyMap<number, number>>,
  hashes: Uint32Array,
  weights: Float32Array,
): SparseMatrix {
  const places = new Map<number, number>();
  for (const [place, hash] of hashes.entries()) places.set(hash, place);
  const starts = new Uint32Array(passages.length + 1);
  const indexes: number[] = [];
  const values: number[] = [];
  passages.forEach((features, row) => {
    let sum = 0;
    const first = values.length;
    for (const [hash, count] of features) {
      const place = places.get(hash);
      if (place === undefined) continue;
      const value = featureValue(count, weights[place] as number);
      indexes.push(place);
      values.push(value);
      sum += value * value;
    }
    const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
    for (let entry = first; entry < values.length; entry += 1) values[entry] = (values[entry] ?? 0) * scale;
    starts[row + 1] = values.length;
  });
  return {
    rows: passages.length,
    columns: hashes.length,
    starts,
    indexes: Uint32Array.from(indexes),
    values: Float32Array.from(values),
  };
}

/** Eight bits a number, with a scale for each row: a quarter of the size, and no measurable loss. */
function quantised(rows: Float32Array, count: number, dimensions: number) {
  const scales = new Float32Array(count);
  const whole = new Int8Array(rows.length);
  for (let row = 0; row < count; row += 1) {
    const values = rows.subarray(row * dimensions, (row + 1) * dimensions);
    let largest = 0;
    for (const value of values) largest = Math.max(largest, Math.abs(value));
    if (largest === 0) continue;
    const scale = largest / 127;
    scales[row] = scale;
    for (let at = 0; at < dimensions; at += 1)
      whole[row * dimensions + at] = Math.round((values[at] as number) / scale);
  }
  return { rows: whole, scales };
}
