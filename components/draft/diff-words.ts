/** A run of words that both texts have, or only one of them. */
export interface DiffRun {
  text: string;
  in: 'both' | 'first' | 'second';
}

/** More words than this are compared as a whole: the table of the comparison grows with the square. */
const mostWords = 1200;

/** Differences between two texts by word (longest common subsequence), white space kept. */
export function diffWords(first: string, second: string): DiffRun[] {
  const one = first.match(/\s+|\S+/gu) ?? [];
  const two = second.match(/\s+|\S+/gu) ?? [];
  if (one.length > mostWords || two.length > mostWords) {
    return joined([
      { text: first, in: 'first' },
      { text: second, in: 'second' },
    ]);
  }
  const lengths = commonLengths(one, two);
  const lengthAt = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  const runs: DiffRun[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < two.length) {
    const a = one[i];
    const b = two[j];
    if (a !== undefined && a === b) {
      runs.push({ text: a, in: 'both' });
      i++;
      j++;
    } else if (b === undefined || (a !== undefined && lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      runs.push({ text: a ?? '', in: 'first' });
      i++;
    } else {
      runs.push({ text: b, in: 'second' });
      j++;
    }
  }
  return joined(runs);
}

/** `lengths[i][j]`: length of the longest common subsequence of the words from i and from j on. */
function commonLengths(one: string[], two: string[]): Uint16Array[] {
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint16Array(two.length + 1));
  for (let i = one.length - 1; i >= 0; i--) {
    const row = lengths[i];
    const below = lengths[i + 1];
    if (!row || !below) continue;
    for (let j = two.length - 1; j >= 0; j--) {
      row[j] = one[i] === two[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

/** Neighbouring runs of the same kind become one. */
function joined(runs: DiffRun[]): DiffRun[] {
  const result: DiffRun[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last && last.in === run.in) last.text += run.text;
    else if (run.text !== '') result.push({ ...run });
  }
  return result;
}
