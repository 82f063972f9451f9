import type { Line, PageText, Piece, TextRun } from './page-text';
import { median, partsInOrder } from './reading-order';

/** Gaps (in font sizes) from which on two runs are two words, and from which on two cells. */
const wordGap = 0.12;
const cellGap = 1.8;

/** The lines of a page in reading order, with the links that cover no words behind the line they follow. */
export function linesOfPage(page: PageText): Line[] {
  const lines = partsInOrder(page.runs).flatMap((runs, part) =>
    rowsOf(runs).map((row) => lineOf(row, page.index, part)),
  );
  for (const { url, x, y } of page.wordlessLinks) {
    const line = closestLine(lines, x, y);
    const piece: Piece = { text: '', url, label: new URL(url).hostname };
    line?.pieces.push(piece);
    line?.cells.at(-1)?.pieces.push(piece);
  }
  return lines;
}

/** Runs on one baseline from left to right, rows from top to bottom; raised and lowered small runs go along. */
function rowsOf(runs: TextRun[]): TextRun[][] {
  const rows: Array<{ y: number; size: number; runs: TextRun[] }> = [];
  const bySize = [...runs].sort((one, other) => other.size - one.size || one.y - other.y);
  for (const run of bySize) {
    const row = rows.find((candidate) => isOnRow(run, candidate));
    if (row) row.runs.push(run);
    else rows.push({ y: run.y, size: run.size, runs: [run] });
  }
  rows.sort((one, other) => one.y - other.y);
  return rows.map((row) => row.runs.sort((one, other) => one.x - other.x));
}

function isOnRow(run: TextRun, row: { y: number; size: number }): boolean {
  const raised = row.y - run.y;
  if (Math.abs(raised) <= 0.3 * run.size) return true;
  return run.size <= 0.8 * row.size && raised > -0.3 * row.size && raised < 0.6 * row.size;
}

function lineOf(runs: TextRun[], page: number, part: number): Line {
  const cells: Line['cells'] = [];
  let last: TextRun | undefined;
  for (const run of runs) {
    const gap = last ? run.x - (last.x + last.width) : 0;
    const size = Math.max(run.size, last?.size ?? 0);
    const cell = cells.at(-1);
    if (!cell || gap > cellGap * size) cells.push({ x: run.x, pieces: piecesOf(run) });
    else {
      const isApart = gap > wordGap * size && !/\s$/u.test(last?.text ?? '') && !/^\s/u.test(run.text);
      cell.pieces.push(...(isApart ? [{ text: ' ' }] : []), ...piecesOf(run));
    }
    last = run;
  }
  const pieces = cells.flatMap((cell, index) =>
    index === 0 ? cell.pieces : [{ text: ' ' }, ...cell.pieces],
  );
  const dominant = runs.reduce((most, run) => (run.text.length > most.text.length ? run : most));
  const [first] = runs as [TextRun, ...TextRun[]];
  const characters = runs.reduce((sum, run) => sum + run.text.length, 0);
  const share = (has: (run: TextRun) => boolean) =>
    runs.filter(has).reduce((sum, run) => sum + run.text.length, 0) / characters;
  return {
    page,
    part,
    x: first.x,
    right: Math.max(...runs.map((run) => run.x + run.width)),
    y: dominant.y,
    size: dominant.size,
    text: pieces
      .map((piece) => piece.text)
      .join('')
      .trim(),
    pieces,
    cells,
    isMonospaced: share((run) => run.isMonospaced) >= 0.9,
    isBold: share((run) => run.isBold) >= 0.95,
    characterWidth: median(runs.map((run) => run.width / run.text.length)),
    isNote: false,
  };
}

/** A run cut at its links; white space at the edges of a link stays outside of it. */
function piecesOf(run: TextRun): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, url } of run.links) {
    if (start > at) pieces.push({ text: run.text.slice(at, start) });
    pieces.push({ text: run.text.slice(start, end), url });
    at = end;
  }
  if (at < run.text.length) pieces.push({ text: run.text.slice(at) });
  return pieces;
}

/** The line a place on the page belongs to: the last one above it in its column, else the nearest. */
function closestLine(lines: Line[], x: number, y: number): Line | undefined {
  const distance = (line: Line) => {
    const aside = Math.max(0, line.x - x, x - line.right);
    return (line.y <= y + 1 ? y - line.y : 2 * (line.y - y)) + 4 * aside;
  };
  return lines.reduce<Line | undefined>(
    (best, line) => (best && distance(best) <= distance(line) ? best : line),
    undefined,
  );
}
