/** What a pivot must exceed for a matrix to count as positive definite in float64. */
const SMALLEST_PIVOT = 1e-10;

/** The lower factor L with L·Lᵀ = `matrix`, row by row; undefined where the matrix is not positive definite. `size` is its order. */
export const choleskyOf = (matrix: Float64Array, size: number): Float64Array | undefined =>
  factorOf(matrix, size, false);

/** As {@link choleskyOf}, of a matrix that is known to be one of correlations: what follows from the rows before it, up to rounding, has a diagonal of 0. */
export const rootOf = (matrix: Float64Array, size: number): Float64Array => factorOf(matrix, size, true)!;

function factorOf(matrix: Float64Array, size: number, isKnown: boolean): Float64Array | undefined {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * size + k]! * factor[j * size + k]!;
      if (i === j) {
        const isPositive = sum > SMALLEST_PIVOT;
        if (!isPositive && !isKnown) return undefined;
        factor[i * size + i] = isPositive ? Math.sqrt(sum) : 0;
      } else if (factor[j * size + j]! > 0) factor[i * size + j] = sum / factor[j * size + j]!;
    }
  }
  return factor;
}

/** Steps of halving: an interval of at most twice the order is narrowed to 1e-9 of it. */
const HALVINGS = 30;

/** The smallest eigenvalue of a correlation matrix, to 1e-9 of its order: by how much its diagonal can be lowered, or must be raised, to be positive definite. */
export function smallestEigenvalue(matrix: Float64Array, size: number): number {
  let [low, high] = [1 - size, 1];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    const shifted = matrix.map((value, at) => (at % (size + 1) === 0 ? value - middle : value));
    if (choleskyOf(shifted, size)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The matrix a root was taken of. */
export function squared(root: ArrayLike<number>, size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    let sum = 0;
    for (let k = 0; k <= Math.min(i, j); k++) sum += root[i * size + k]! * root[j * size + k]!;
    return sum;
  });
}
