/** Solves a symmetric positive definite system by Cholesky's factorisation. */
export function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const n = right.length;
  const l = matrix.map(row => row.slice());
  const x = right.slice();
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = l[i]![j]!;
      for (let q = 0; q < j; q++) sum -= l[i]![q]! * l[j]![q]!;
      l[i]![j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / l[j]![j]!;
    }
  for (let i = 0; i < n; i++) {
    for (let q = 0; q < i; q++) x[i]! -= l[i]![q]! * x[q]!;
    x[i]! /= l[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let q = i + 1; q < n; q++) x[i]! -= l[q]![i]! * x[q]!;
    x[i]! /= l[i]![i]!;
  }
  return x;
}
