// A scenario for `tco route`: tasks of random shape on three daily profiles, two thirds of the options APIs, one third rented GPUs.

/** Park and Miller's generator: the same numbers everywhere. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

export function manyRoutes(tasks, options, hourClasses, seed = 1) {
  const next = random(seed);
  const between = (low, high, digits = 0) => (low + next() * (high - low)).toFixed(digits);
  const profile = shift =>
    Array.from({ length: 24 }, (_, h) =>
      hourClasses === 1 ? 1 : 10 + h + Math.round(40 * (1 + Math.sin(((h + 5 * shift) / 24) * 2 * Math.PI))),
    );
  const profiles = [0, 1, 2].map(profile);
  const lines = ['tco: 1', 'name: bench', 'asOf: 2026-11-01', 'horizon: 12 month', 'tasks:'];
  for (let t = 0; t < tasks; t++) {
    const traffic = profiles[t % 3];
    const requests = between(200, 200 + 20000 * (20 / tasks + 0.05));
    lines.push(
      `  t${t}: { requests: ${requests} /day, input: ${between(200, 6000)} tok, cachedInput: ${between(0, 60)}%, output: ${between(50, 950)} tok, retries: ${between(0, 4)}%, traffic: { hourly: [${traffic.join(', ')}] } }`,
    );
  }
  lines.push('options:');
  const apis = Math.round((options * 2) / 3);
  for (let o = 0; o < options; o++) {
    const level = 0.5 + next() * 3;
    const price = (mean, spread) => `${(mean * level * (0.7 + next() * spread)).toFixed(4)} USD/Mtok`;
    lines.push(
      o < apis
        ? `  api${o}: { api: own/m${o}, price: { input: ${price(0.3, 1)}, cacheRead: ${price(0.06, 1)}, output: ${price(1.2, 1)} } }`
        : `  gpu${o}: { model: llama-3.3-70b, precision: fp8, replica: 2 x h100-sxm, rent: { price: ${between(1.6, 3.1, 3)} USD/GPU/h }, throughput: { prefill: ${between(12000, 32000)} tok/s, decode: ${between(1500, 4000)} tok/s }, targetUtilisation: ${between(60, 90)}%, fit: assume }`,
    );
  }
  return `${lines.join('\n')}\n`;
}
