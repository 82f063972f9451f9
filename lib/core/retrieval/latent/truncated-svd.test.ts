import { expect, test } from 'vitest';
import { normalNumbers, uniformNumbers } from './random-numbers';
import type { SparseMatrix } from './sparse-matrix';
import { symmetricEigen } from './symmetric-eigen';
import { truncatedSvd } from './truncated-svd';

/** A sparse matrix of a given rank: sums of outer products of sparse vectors. */
function matrixOfRank(
  rows: number,
  columns: number,
  rank: number,
): { matrix: SparseMatrix; dense: number[][] } {
  const uniform = uniformNumbers(7);
  const normal = normalNumbers(8);
  const dense = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  for (let part = 0; part < rank; part += 1) {
    const left = Array.from({ length: rows }, () => (uniform() < 0.4 ? normal() : 0));
    const right = Array.from({ length: columns }, () => (uniform() < 0.4 ? normal() * (rank - part) : 0));
    for (const [row, value] of left.entries())
      for (const [column, other] of right.entries()) {
        const into = dense[row] as number[];
        into[column] = (into[column] ?? 0) + value * other;
      }
  }
  const starts = [0];
  const indexes: number[] = [];
  const values: number[] = [];
  for (const row of dense) {
    for (const [column, value] of row.entries()) {
      if (value === 0) continue;
      indexes.push(column);
      values.push(value);
    }
    starts.push(values.length);
  }
  return {
    dense,
    matrix: {
      rows,
      columns,
      starts: Uint32Array.from(starts),
      indexes: Uint32Array.from(indexes),
      values: Float32Array.from(values),
    },
  };
}

test('eigenvectors of a symmetric matrix turn into multiples of themselves', () => {
  const matrix = Float64Array.from([4, 1, 2, 1, 3, 0, 2, 0, 5]);
  const { values, vectors } = symmetricEigen(matrix, 3);
  expect([...values]).toEqual([...values].sort((left, right) => right - left));
  for (let column = 0; column < 3; column += 1) {
    for (let row = 0; row < 3; row += 1) {
      let product = 0;
      for (let inner = 0; inner < 3; inner += 1)
        product += (matrix[row * 3 + inner] ?? 0) * (vectors[inner * 3 + column] ?? 0);
      expect(product).toBeCloseTo((values[column] ?? 0) * (vectors[row * 3 + column] ?? 0), 9);
    }
  }
});

test('a matrix of low rank is found whole: its directions reproduce every row', () => {
  const { matrix, dense } = matrixOfRank(120, 80, 6);
  const { rank, right, values } = truncatedSvd(matrix, 20);
  expect(rank).toBe(6);
  expect([...values]).toEqual([...values].sort((left, other) => other - left));
  for (const row of dense.slice(0, 20)) {
    const seen = Array.from({ length: rank }, (_, at) =>
      row.reduce((sum, value, column) => sum + value * (right[column * rank + at] ?? 0), 0),
    );
    for (const [column, value] of row.entries()) {
      const again = seen.reduce((sum, part, at) => sum + part * (right[column * rank + at] ?? 0), 0);
      expect(again).toBeCloseTo(value, 3);
    }
  }
});

test('the same matrix gives the same numbers', () => {
  const { matrix } = matrixOfRank(60, 90, 12);
  expect(truncatedSvd(matrix, 8).right).toEqual(truncatedSvd(matrix, 8).right);
});

test('an empty matrix has no directions', () => {
  const matrix = {
    rows: 5,
    columns: 4,
    starts: new Uint32Array(6),
    indexes: new Uint32Array(0),
    values: new Float32Array(0),
  };
  expect(truncatedSvd(matrix, 3).rank).toBe(0);
});
