/** A matrix of mostly zeros in compressed rows: row r holds the entries `starts[r]` to `starts[r + 1]`. */
export interface SparseMatrix {
  rows: number;
  columns: number;
  starts: Uint32Array;
  indexes: Uint32Array;
  values: Float32Array;
}

/** `matrix · dense`; dense and result are row-major with `width` columns. */
export function multiply(matrix: SparseMatrix, dense: Float32Array, width: number): Float32Array {
  const product = new Float32Array(matrix.rows * width);
  for (let row = 0; row < matrix.rows; row++) {
    const to = row * width;
    const end = matrix.starts[row + 1] as number;
    for (let entry = matrix.starts[row] as number; entry < end; entry++) {
      const value = matrix.values[entry] as number;
      const from = (matrix.indexes[entry] as number) * width;
      for (let column = 0; column < width; column++) {
        product[to + column] = (product[to + column] as number) + value * (dense[from + column] as number);
      }
    }
  }
  return product;
}

/** `matrixᵀ · dense`; dense and result are row-major with `width` columns. */
export function multiplyTransposed(matrix: SparseMatrix, dense: Float32Array, width: number): Float32Array {
  const product = new Float32Array(matrix.columns * width);
  for (let row = 0; row < matrix.rows; row++) {
    const from = row * width;
    const end = matrix.starts[row + 1] as number;
    for (let entry = matrix.starts[row] as number; entry < end; entry++) {
      const value = matrix.values[entry] as number;
      const to = (matrix.indexes[entry] as number) * width;
      for (let column = 0; column < width; column++) {
        product[to + column] = (product[to + column] as number) + value * (dense[from + column] as number);
      }
    }
  }
  return product;
}
