/** How many of `count` things fall into each cell, each thing by itself, with probabilities as the weights. */
export function scattered(weights: Float64Array, count: number, random: () => number): Int32Array {
  const upTo = new Float64Array(weights.length);
  let sum = 0;
  weights.forEach((weight, i) => {
    sum += weight;
    upTo[i] = sum;
  });
  const guide = guideTable(upTo, sum);
  const counts = new Int32Array(weights.length);
  const last = weights.length - 1;
  for (let drawn = 0; drawn < count; drawn++) {
    const u = random();
    const at = u * sum;
    let cell = guide[Math.floor(u * guide.length)]!;
    while (cell < last && upTo[cell]! <= at) cell++;
    counts[cell]!++;
  }
  return counts;
}

/** Where to begin the search for a number: the first cell that reaches the lower end of its slice of [0, sum). */
function guideTable(upTo: Float64Array, sum: number): Int32Array {
  const guide = new Int32Array(upTo.length);
  let cell = 0;
  for (let slice = 0; slice < guide.length; slice++) {
    const from = (slice / guide.length) * sum;
    while (cell < upTo.length - 1 && upTo[cell]! <= from) cell++;
    guide[slice] = cell;
  }
  return guide;
}
