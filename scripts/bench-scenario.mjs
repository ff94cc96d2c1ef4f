/** A scenario of many unlike tasks on many options, half APIs and half rented fleets, for measuring growth. */
export function manyTasks(tasks, options, months = 36) {
  const traffic = ['flat', 'office-hours', 'consumer'];
  const lines = [
    'tco: 1',
    `name: ${tasks} tasks on ${options} options`,
    'asOf: 2026-07-01',
    `horizon: ${months} month`,
    'staff: {}',
    'tasks:',
  ];
  for (let t = 0; t < tasks; t++) {
    lines.push(
      `  task-${t}: { requests: ${1000 + t} /day, input: ${500 + (t % 50) * 100} tok, cachedInput: ${(t % 5) * 10}%, output: ${100 + (t % 9) * 50} tok, growth: ${t % 3}% /month, traffic: ${traffic[t % 3]} }`,
    );
  }
  lines.push('options:');
  for (let o = 0; o < options; o++) {
    lines.push(
      o % 2 === 0
        ? `  api-${o}: { api: anthropic/claude-haiku-4-5, discount: ${o}%, priceDrift: -${o}% /year }`
        : `  rent-${o}: { model: llama-3.3-70b, precision: fp8, replica: 2 x h100-sxm, rent: { price: ${(2 + o / 20).toFixed(2)} USD/GPU/h }, throughput: { prefill: 16k tok/s, decode: 2500 tok/s } }`,
    );
  }
  return `${lines.join('\n')}\n`;
}
