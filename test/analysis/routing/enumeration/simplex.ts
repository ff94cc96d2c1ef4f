/** `sum ≤ limit`, or `sum = limit`. Limits are not negative. */
export interface Restriction {
  readonly sum: readonly (readonly [column: number, factor: number])[];
  readonly limit: number;
  readonly equal: boolean;
}

const ZERO = 1e-10;

/**
 * Least cost of a small linear program over columns that are not negative, by the two-phase simplex on a dense tableau (Dantzig's rule, Bland's
 * once it stalls). Infinity where nothing is possible. It stands here so that what is compared with a solver does not come from one.
 */
export function leastCost(costs: readonly number[], restrictions: readonly Restriction[]): number {
  const n = costs.length;
  const slacks = restrictions.filter(r => !r.equal).length;
  const width = n + slacks + restrictions.length + 1;
  const basis: number[] = [];
  let slack = n;
  const rows = restrictions.map((r, i) => {
    const row = new Float64Array(width);
    // rows of like size, so that one tolerance fits all
    const scale = r.sum.reduce((most, [, f]) => Math.max(most, Math.abs(f)), 0) || 1;
    for (const [column, factor] of r.sum) row[column]! += factor / scale;
    row[width - 1] = r.limit / scale;
    if (r.equal) row[n + slacks + i] = 1;
    else row[slack++] = 1;
    basis.push(r.equal ? n + slacks + i : slack - 1);
    return row;
  });
  const artificial = (j: number) => j >= n + slacks && j < width - 1;
  const first = new Float64Array(width);
  rows.forEach((row, i) => {
    if (artificial(basis[i]!)) for (let j = 0; j < width; j++) if (!artificial(j)) first[j]! -= row[j]!;
  });
  descend(rows, basis, first, n + slacks);
  if (-first[width - 1]! > 1e-7) return Infinity;
  // an artificial column that is left at zero leaves the basis, or its row says nothing
  rows.forEach((row, i) => {
    if (!artificial(basis[i]!)) return;
    const at = row.findIndex((x, j) => j < n + slacks && Math.abs(x) > 1e-8);
    if (at >= 0) pivot(rows, basis, first, i, at);
  });
  const scale = costs.reduce((most, c) => Math.max(most, Math.abs(c)), 0) || 1;
  const second = new Float64Array(width);
  costs.forEach((c, j) => {
    second[j] = c / scale;
  });
  rows.forEach((row, i) => {
    const c = second[basis[i]!]!;
    if (c !== 0) for (let j = 0; j < width; j++) second[j]! -= c * row[j]!;
  });
  descend(rows, basis, second, n + slacks);
  return -second[width - 1]! * scale;
}

function descend(rows: Float64Array[], basis: number[], cost: Float64Array, columns: number): void {
  const right = cost.length - 1;
  for (let step = 0; ; step++) {
    const patient = step < 200;
    let enter = -1;
    for (let j = 0; j < columns; j++)
      if (cost[j]! < -ZERO && (enter < 0 || (patient && cost[j]! < cost[enter]!))) {
        enter = j;
        if (!patient) break;
      }
    if (enter < 0) return;
    let leave = -1;
    for (let i = 0; i < rows.length; i++) {
      const factor = rows[i]![enter]!;
      if (factor <= 1e-9) continue;
      const ratio = rows[i]![right]! / factor;
      const best = leave < 0 ? Infinity : rows[leave]![right]! / rows[leave]![enter]!;
      if (ratio < best - 1e-12 || (ratio <= best + 1e-12 && leave >= 0 && basis[i]! < basis[leave]!)) leave = i;
    }
    if (leave < 0) throw new Error('the program is unbounded');
    if (step > 20_000) throw new Error('the simplex does not end');
    pivot(rows, basis, cost, leave, enter);
  }
}

function pivot(rows: Float64Array[], basis: number[], cost: Float64Array, leave: number, enter: number): void {
  const row = rows[leave]!;
  const factor = row[enter]!;
  for (let j = 0; j < row.length; j++) row[j]! /= factor;
  for (const other of [...rows, cost]) {
    const times = other[enter]!;
    if (other === row || times === 0) continue;
    for (let j = 0; j < row.length; j++) other[j]! -= times * row[j]!;
    other[enter] = 0;
  }
  basis[leave] = enter;
}
