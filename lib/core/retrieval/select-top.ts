const binCount = 1024;

/**
 * Places of the highest scores above zero, best first, equal ones in ascending order. A histogram finds
 * the score from which on there are enough, so that only those few are sorted.
 */
export function selectTop(scores: Float32Array, count: number): number[] {
  let highest = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] as number;
    if (score > highest) highest = score;
  }
  if (highest === 0 || count <= 0) return [];
  const bins = new Uint32Array(binCount);
  const scale = (binCount - 1) / highest;
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] as number;
    if (score > 0) {
      const bin = (score * scale) | 0;
      bins[bin] = (bins[bin] as number) + 1;
    }
  }
  let least = binCount - 1;
  let found = bins[least] as number;
  while (least > 0 && found < count) {
    least -= 1;
    found += bins[least] as number;
  }
  const chosen: number[] = [];
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] as number;
    if (score > 0 && ((score * scale) | 0) >= least) chosen.push(at);
  }
  chosen.sort((one, other) => (scores[other] as number) - (scores[one] as number) || one - other);
  return chosen.slice(0, count);
}
