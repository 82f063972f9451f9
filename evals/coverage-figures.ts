/**
 * Chance that a positive has a higher score than a negative, ties counted half: the area under the
 * curve of true against false positives (Hanley and McNeil 1982).
 */
export function areaUnderCurve(positives: number[], negatives: number[]): number {
  const all = [
    ...positives.map((score) => ({ score, isPositive: true })),
    ...negatives.map((score) => ({ score, isPositive: false })),
  ].sort((left, right) => left.score - right.score);
  let rankSum = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.score === all[from]?.score) to += 1;
    const rank = (from + 1 + to) / 2;
    for (let at = from; at < to; at += 1) if (all[at]?.isPositive) rankSum += rank;
    from = to;
  }
  const pairs = positives.length * negatives.length;
  return pairs === 0 ? 0 : (rankSum - (positives.length * (positives.length + 1)) / 2) / pairs;
}

/** F1 of each class and their mean, from pairs of what was right and what was chosen. */
export function macroF1<Label extends string>(
  pairs: ReadonlyArray<{ right: Label; chosen: Label }>,
  labels: readonly Label[],
): { macroF1: number; f1: Record<string, number> } {
  const f1: Record<string, number> = {};
  for (const label of labels) {
    const hits = pairs.filter(({ right, chosen }) => right === label && chosen === label).length;
    const named = pairs.filter(({ chosen }) => chosen === label).length;
    const wanted = pairs.filter(({ right }) => right === label).length;
    f1[label] = named + wanted === 0 ? 0 : (2 * hits) / (named + wanted);
  }
  const sum = labels.reduce((total, label) => total + (f1[label] ?? 0), 0);
  return { macroF1: sum / labels.length, f1 };
}
