import { normalNumbers } from './random-numbers';
import { multiply, multiplyTransposed, type SparseMatrix } from './sparse-matrix';
import { symmetricEigen } from './symmetric-eigen';

/** The leading singular values in falling order, and the right singular vectors, row-major: columns × rank. */
export interface TruncatedSvd {
  rank: number;
  values: Float32Array;
  right: Float32Array;
}

/** Directions beyond the wanted ones, and rounds of power iteration: the usual choices for text. */
const oversampling = 10;
const powerRounds = 2;
const seed = 20_091_124;

/**
 * The largest singular values and right singular vectors of a sparse matrix by a randomised range
 * finder with power iteration (Halko, Martinsson and Tropp 2011, algorithms 4.4 and 5.1). The same
 * matrix always gives the same result. `rank` is cut to what the matrix has.
 */
export function truncatedSvd(matrix: SparseMatrix, wanted: number): TruncatedSvd {
  const width = Math.min(wanted + oversampling, matrix.rows, matrix.columns);
  const normal = normalNumbers(seed);
  let range = new Float32Array(matrix.columns * width);
  for (let index = 0; index < range.length; index++) range[index] = normal();
  for (let round = 0; round < powerRounds; round++) {
    orthonormalise(range, matrix.columns, width);
    range = multiplyTransposed(matrix, multiply(matrix, range, width), width) as Float32Array<ArrayBuffer>;
  }
  orthonormalise(range, matrix.columns, width);
  // The matrix seen from the found directions is small: its Gram matrix gives values and rotation.
  const seen = multiply(matrix, range, width);
  const { values, vectors } = symmetricEigen(gram(seen, matrix.rows, width), width);
  const largest = Math.sqrt(Math.max(0, values[0] ?? 0));
  let rank = 0;
  while (rank < Math.min(wanted, width) && Math.sqrt(Math.max(0, values[rank] ?? 0)) > largest * 1e-4) rank++;
  const right = new Float32Array(matrix.columns * rank);
  for (let row = 0; row < matrix.columns; row++) {
    for (let inner = 0; inner < width; inner++) {
      const value = range[row * width + inner] as number;
      if (value === 0) continue;
      for (let column = 0; column < rank; column++) {
        const to = row * rank + column;
        right[to] = (right[to] as number) + value * (vectors[inner * width + column] as number);
      }
    }
  }
  return { rank, values: Float32Array.from(values.subarray(0, rank), Math.sqrt), right };
}

/**
 * Makes the columns orthonormal by way of the eigenvectors of their Gram matrix: one pass over the
 * rows in memory order, where column by column would jump through all of it.
 */
function orthonormalise(matrix: Float32Array, rows: number, width: number): void {
  const { values, vectors } = symmetricEigen(gram(matrix, rows, width), width);
  const least = (values[0] ?? 0) * 1e-9;
  const scaled = new Float64Array(width * width);
  for (let column = 0; column < width; column++) {
    const value = values[column] as number;
    // Directions that are not there become zero and stay it.
    const scale = value > least ? 1 / Math.sqrt(value) : 0;
    for (let row = 0; row < width; row++)
      scaled[row * width + column] = (vectors[row * width + column] as number) * scale;
  }
  const turned = new Float64Array(width);
  for (let row = 0; row < rows; row++) {
    turned.fill(0);
    for (let inner = 0; inner < width; inner++) {
      const value = matrix[row * width + inner] as number;
      if (value === 0) continue;
      for (let column = 0; column < width; column++)
        turned[column] = (turned[column] as number) + value * (scaled[inner * width + column] as number);
    }
    matrix.set(turned, row * width);
  }
}

/** `matrixᵀ · matrix`, symmetric, width × width. */
function gram(matrix: Float32Array, rows: number, width: number): Float64Array {
  const product = new Float64Array(width * width);
  for (let row = 0; row < rows; row++) {
    const from = row * width;
    for (let left = 0; left < width; left++) {
      const value = matrix[from + left] as number;
      if (value === 0) continue;
      for (let right = left; right < width; right++) {
        const to = left * width + right;
        product[to] = (product[to] as number) + value * (matrix[from + right] as number);
      }
    }
  }
  for (let row = 0; row < width; row++) {
    for (let column = 0; column < row; column++)
      product[row * width + column] = product[column * width + row] as number;
  }
  return product;
}
