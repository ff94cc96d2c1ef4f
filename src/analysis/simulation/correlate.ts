/** Independent scores, one array per member, become correlated ones, in place. */
export function correlate(root: Float64Array, z: readonly Float64Array[], count: number): void {
  const size = z.length;
  // from the last on, as each needs those before it as they were
  for (let i = size - 1; i >= 0; i--) {
    const own = z[i]!;
    const diagonal = root[i * size + i]!;
    for (let n = 0; n < count; n++) own[n] = own[n]! * diagonal;
    for (let j = 0; j < i; j++) {
      const [weight, other] = [root[i * size + j]!, z[j]!];
      if (weight !== 0) for (let n = 0; n < count; n++) own[n] = own[n]! + weight * other[n]!;
    }
  }
}
