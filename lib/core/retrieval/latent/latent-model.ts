/**
 * A fitted latent semantic model: what it takes to turn a text into a vector. Typed arrays only, so
 * that it is stored and loaded as it is; about 3 MB at most.
 */
export interface LatentModel {
  dimensions: number;
  /** Hashes of the known features, ascending. */
  hashes: Uint32Array;
  /** Inverse document frequency of each feature. */
  weights: Float32Array;
  /** Each feature's direction in `dimensions` whole numbers; times its scale they give the real ones. */
  rows: Int8Array;
  scales: Float32Array;
}

/**
 * The vector of a text with these features, of length 1; undefined when the model knows none of them.
 * New texts are folded in by the same projection as those the model was fitted on (Deerwester et al. 1990).
 */
export function projectFeatures(
  model: LatentModel,
  features: ReadonlyMap<number, number>,
): Float32Array | undefined {
  const { dimensions, rows, scales } = model;
  const vector = new Float32Array(dimensions);
  for (const [hash, count] of features) {
    const place = placeOf(model.hashes, hash);
    if (place < 0) continue;
    const value = featureValue(count, model.weights[place] as number) * (scales[place] as number);
    const from = place * dimensions;
    for (let at = 0; at < dimensions; at += 1) {
      vector[at] = (vector[at] as number) + value * (rows[from + at] as number);
    }
  }
  return normalised(vector) ? vector : undefined;
}

/**
 * The vector of a question. It is as long as the share of the question that the model knows, so that a
 * question of mostly unknown words is near to nothing, whatever its one known word is near to.
 */
export function projectQuestion(
  model: LatentModel,
  features: ReadonlyMap<number, number>,
): Float32Array | undefined {
  const vector = projectFeatures(model, features);
  if (!vector) return undefined;
  let rarest = 0;
  for (const weight of model.weights) if (weight > rarest) rarest = weight;
  let known = 0;
  let all = 0;
  for (const [hash, count] of features) {
    const place = placeOf(model.hashes, hash);
    const value = featureValue(count, place < 0 ? rarest : (model.weights[place] as number)) ** 2;
    all += value;
    if (place >= 0) known += value;
  }
  const share = Math.sqrt(known / all);
  return vector.map((value) => value * share);
}

/** Weight of a feature in a text: logarithm of its count times its rarity. */
export function featureValue(count: number, rarity: number): number {
  return Math.log1p(count) * rarity;
}

/** Scales a vector to length 1; false for one of zeros. */
function normalised(vector: Float32Array): boolean {
  let sum = 0;
  for (const value of vector) sum += value * value;
  if (sum === 0) return false;
  const scale = 1 / Math.sqrt(sum);
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] as number) * scale;
  return true;
}

function placeOf(hashes: Uint32Array, hash: number): number {
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = hashes[middle] as number;
    if (found === hash) return middle;
    if (found < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
