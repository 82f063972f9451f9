import type { Block } from '../../core/library/document';
import { linkedTextOf } from './join-words';
import type { Line, Piece } from './page-text';

/** How far apart (points) the cells of one column may begin. */
const looseAlignment = 6;

/** Is a line with wide gaps a row of the same table as its neighbour: does any further cell begin where one of the neighbour's does? */
export function isRowOf(line: Line, neighbour: Line | undefined): boolean {
  if (!neighbour || line.cells.length < 2 || neighbour.cells.length < 2) return false;
  return line.cells
    .slice(1)
    .some((cell) => neighbour.cells.slice(1).some((other) => Math.abs(other.x - cell.x) <= looseAlignment));
}

/** A table as lines of cells divided by bars. */
export function tableBlock(rows: Line[]): Block {
  const lines = rows.map((row) =>
    row.cells.flatMap((cell, index): Piece[] =>
      index === 0 ? cell.pieces : [{ text: ' | ' }, ...cell.pieces],
    ),
  );
  return { kind: 'table', ...linkedTextOf(lines) };
}
