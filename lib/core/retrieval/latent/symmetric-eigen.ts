/** Eigenvalues in falling order, with eigenvectors as the columns of a row-major matrix. */
export interface EigenDecomposition {
  values: Float64Array;
  vectors: Float64Array;
}

const mostSweeps = 30;

/**
 * Decomposes a symmetric row-major matrix by cyclic Jacobi rotations (Golub and Van Loan, Matrix
 * Computations, section 8.5). Meant for a few hundred rows.
 */
export function symmetricEigen(matrix: Float64Array, size: number): EigenDecomposition {
  const work = Float64Array.from(matrix);
  // Rows of `vectors` are eigenvectors while rotating: rows lie together in memory.
  const vectors = new Float64Array(size * size);
  for (let index = 0; index < size; index++) vectors[index * size + index] = 1;
  const total = squaredSum(work);
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    if (offDiagonal(work, size) <= 1e-20 * total) break;
    for (let left = 0; left < size - 1; left++) {
      for (let right = left + 1; right < size; right++) rotate(work, vectors, size, left, right);
    }
  }
  return sorted(work, vectors, size);
}

function rotate(work: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const between = work[p * size + q] as number;
  const first = work[p * size + p] as number;
  const second = work[q * size + q] as number;
  if (Math.abs(between) <= 1e-15 * Math.sqrt(Math.abs(first * second)) || between === 0) return;
  const theta = (second - first) / (2 * between);
  const tangent = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  // The matrix stays symmetric, so rows are turned first and columns copied from them.
  rotateRows(work, size, p, q, cosine, sine);
  for (let row = 0; row < size; row++) {
    if (row === p || row === q) continue;
    work[row * size + p] = work[p * size + row] as number;
    work[row * size + q] = work[q * size + row] as number;
  }
  work[p * size + p] = first - tangent * between;
  work[q * size + q] = second + tangent * between;
  work[p * size + q] = 0;
  work[q * size + p] = 0;
  rotateRows(vectors, size, p, q, cosine, sine);
}

function rotateRows(
  matrix: Float64Array,
  size: number,
  p: number,
  q: number,
  cosine: number,
  sine: number,
): void {
  const upper = p * size;
  const lower = q * size;
  for (let column = 0; column < size; column++) {
    const above = matrix[upper + column] as number;
    const below = matrix[lower + column] as number;
    matrix[upper + column] = cosine * above - sine * below;
    matrix[lower + column] = sine * above + cosine * below;
  }
}

function squaredSum(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

function offDiagonal(matrix: Float64Array, size: number): number {
  let sum = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) sum += 2 * (matrix[row * size + column] as number) ** 2;
  }
  return sum;
}

function sorted(work: Float64Array, rows: Float64Array, size: number): EigenDecomposition {
  const order = Array.from({ length: size }, (_, index) => index);
  const eigenvalue = (index: number) => work[index * size + index] as number;
  order.sort((left, right) => eigenvalue(right) - eigenvalue(left) || left - right);
  const vectors = new Float64Array(size * size);
  order.forEach((from, column) => {
    for (let row = 0; row < size; row++) vectors[row * size + column] = rows[from * size + row] as number;
  });
  return { values: Float64Array.from(order, eigenvalue), vectors };
}
