/** Pseudo-random numbers between 0 and 1 from a seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Vectors of length 1 as embeddings are: around subjects, subjects around fewer fields, components of
 * falling weight, and a part that all have in common.
 */
export function clusteredVectors(options: {
  count: number;
  dimensions: number;
  seed: number;
}): Float32Array[] {
  const { count, dimensions, seed } = options;
  const next = numbersFrom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const weights = Float32Array.from({ length: dimensions }, (_, at) => (1 + at) ** -0.35);
  const noise = (share: number) => Float32Array.from(weights, (weight) => share * weight * normal());
  const common = noise(0.7);
  const fields = Array.from({ length: 12 }, () => noise(0.7));
  const subjects = Array.from({ length: Math.max(4, Math.ceil(count / 60)) }, () => ({
    field: fields[Math.floor(next() * fields.length)] ?? common,
    own: noise(0.8),
  }));
  return Array.from({ length: count }, () => {
    const subject = subjects[Math.floor(next() * subjects.length)];
    const vector = noise(0.7);
    for (let at = 0; at < dimensions; at += 1) {
      vector[at] =
        (vector[at] ?? 0) + (common[at] ?? 0) + (subject?.field[at] ?? 0) + (subject?.own[at] ?? 0);
    }
    const length = Math.sqrt(dotOf(vector, vector));
    return vector.map((value) => value / length);
  });
}

export function dotOf(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] as number) * (other[at] as number);
  return sum;
}
