import type { TextRun } from './page-text';

/** Lines each of two columns must have to be columns. */
const leastLines = 4;

/** A row of a table has the same baseline in both columns; prose in columns has wide lines of several words. */
const proseWords = 3;
const proseFill = 0.55;

interface Gutter {
  x: number;
  top: number;
  bottom: number;
  /** Lines in the smaller of the two columns. */
  lines: number;
}

/**
 * The parts of a page (columns, and what spans them) in reading order: above, left, right, below, and
 * the same within each. A part is columns when the text leaves a straight gap free over several lines
 * and reads like prose on both sides, so that tables stay in rows.
 */
export function partsInOrder(runs: TextRun[]): TextRun[][] {
  const gutter = runs.length < 2 * leastLines ? undefined : bestGutter(runs);
  if (!gutter) return runs.length === 0 ? [] : [runs];
  const above = runs.filter((run) => run.y < gutter.top);
  const below = runs.filter((run) => run.y > gutter.bottom);
  const beside = runs.filter((run) => run.y >= gutter.top && run.y <= gutter.bottom);
  const left = beside.filter((run) => run.x < gutter.x);
  const right = beside.filter((run) => run.x >= gutter.x);
  return [above, left, right, below].flatMap(partsInOrder);
}

function bestGutter(runs: TextRun[]): Gutter | undefined {
  let best: Gutter | undefined;
  for (const x of commonLeftEdges(runs)) {
    for (const stretch of freeStretches(runs, x)) {
      const gutter = gutterOf(stretch, x);
      if (gutter && gutter.lines > (best?.lines ?? 0)) best = gutter;
    }
  }
  return best;
}

/** Where several lines begin: the right side of every gutter is such a place. */
function commonLeftEdges(runs: TextRun[]): number[] {
  const counts = new Map<number, { count: number; x: number }>();
  for (const run of runs) {
    const bin = Math.round(run.x / 3);
    const seen = counts.get(bin) ?? { count: 0, x: run.x };
    counts.set(bin, { count: seen.count + 1, x: Math.min(seen.x, run.x) });
  }
  return [...counts.values()].filter(({ count }) => count >= leastLines).map(({ x }) => x - 0.5);
}

/** Runs between two that cross `x`, from top to bottom. */
function freeStretches(runs: TextRun[], x: number): TextRun[][] {
  const crosses = (run: TextRun) => run.x < x && run.x + run.width > x + 0.5;
  const barriers = runs
    .filter(crosses)
    .map((run) => run.y)
    .sort((one, other) => one - other);
  const stretches = Array.from({ length: barriers.length + 1 }, (): TextRun[] => []);
  for (const run of runs) {
    if (crosses(run)) continue;
    const at = barriers.filter((y) => y < run.y - 0.3 * run.size).length;
    // On the line of a crossing run: a part of that line.
    if (barriers.some((y) => Math.abs(y - run.y) <= 0.3 * run.size)) continue;
    stretches[at]?.push(run);
  }
  return stretches;
}

function gutterOf(stretch: TextRun[], x: number): Gutter | undefined {
  const left = linesOf(stretch.filter((run) => run.x < x));
  const right = linesOf(stretch.filter((run) => run.x >= x));
  if (left.length < leastLines || right.length < leastLines) return undefined;
  const [top, bottom] = [Math.max(topOf(left), topOf(right)), Math.min(bottomOf(left), bottomOf(right))];
  const beside = (lines: ColumnLine[]) => lines.filter((line) => line.y >= top - 1 && line.y <= bottom + 1);
  const [leftBeside, rightBeside] = [beside(left), beside(right)];
  const lines = Math.min(leftBeside.length, rightBeside.length);
  if (lines < Math.min(leastLines, left.length, right.length)) return undefined;
  const size = median(stretch.map((run) => run.size));
  const width = Math.min(...right.map((line) => line.x)) - Math.max(...left.map((line) => line.right));
  if (width < 0.8 * size) return undefined;
  const isProse = [left, right].every(readsLikeProse);
  if (!isProse && !standApart(leftBeside, rightBeside)) return undefined;
  return {
    x,
    top: Math.min(topOf(left), topOf(right)) - 0.5,
    bottom: Math.max(bottomOf(left), bottomOf(right)) + 0.5,
    lines,
  };
}

interface ColumnLine {
  x: number;
  right: number;
  y: number;
  words: number;
}

function linesOf(runs: TextRun[]): ColumnLine[] {
  const lines: ColumnLine[] = [];
  for (const run of [...runs].sort((one, other) => one.y - other.y)) {
    const words = run.text.trim().split(/\s+/u).length;
    const last = lines.at(-1);
    if (last && Math.abs(last.y - run.y) <= 0.3 * run.size) {
      last.x = Math.min(last.x, run.x);
      last.right = Math.max(last.right, run.x + run.width);
      last.words += words;
    } else lines.push({ x: run.x, right: run.x + run.width, y: run.y, words });
  }
  return lines;
}

function readsLikeProse(lines: ColumnLine[]): boolean {
  const extent = Math.max(...lines.map((line) => line.right)) - Math.min(...lines.map((line) => line.x));
  const fill = median(lines.map((line) => (line.right - line.x) / (extent || 1)));
  return median(lines.map((line) => line.words)) >= proseWords && fill >= proseFill;
}

/** Do the lines of the two sides run independently? The rows of a table share their baselines. */
function standApart(left: ColumnLine[], right: ColumnLine[]): boolean {
  const [few, many] = left.length < right.length ? [left, right] : [right, left];
  const shared = few.filter((line) => many.some((other) => Math.abs(other.y - line.y) < 1)).length;
  return shared < 0.5 * few.length;
}

const topOf = (lines: ColumnLine[]) => Math.min(...lines.map((line) => line.y));
const bottomOf = (lines: ColumnLine[]) => Math.max(...lines.map((line) => line.y));

/** The middle one of some numbers; 0 of none. */
export function median(numbers: number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
