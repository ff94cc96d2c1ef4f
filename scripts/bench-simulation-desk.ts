import { readFileSync } from 'node:fs';
import { DrawRunner } from '../src/analysis/simulation/draw-runner.ts';
import { drawnCosts, samplerOf } from '../src/analysis/simulation/drawn-costs.ts';
import { simulatedPlans } from '../src/analysis/simulation/simulated-plans.ts';
import { costedRun } from '../src/report/costed-run.ts';

/** Seconds of work of so many draws of a scenario: what every plan costs and may not run short of. The fastest of some rounds. */
export function drawsOfScenario(root: string, file: string, draws: number, rounds = 5) {
  const costed = costedRun({
    text: readFileSync(`${root}/${file}`, 'utf8'),
    file,
    sha256: '',
    settings: [],
    asOf: undefined,
    catalogJson: readFileSync(`${root}/dist/catalog.json`, 'utf8'),
    toolVersion: '',
  });
  if (!('run' in costed)) throw new Error(`${file} has errors`);
  const { model, sizes, scenario } = costed.run;
  const plans = simulatedPlans(model, sizes, scenario.uncertainty.catalogSpreads);
  const { program } = drawnCosts(plans, [], samplerOf(plans.unknowns, [], 1));
  const runner = new DrawRunner(program);
  const [count, times] = [4096, [] as number[]];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    for (let from = 0; from < draws; from += count)
      runner.draw({ replication: 0, from, count: Math.min(count, draws - from) });
    times.push((performance.now() - start) / 1000);
  }
  return { seconds: Math.min(...times), plans: plans.plans.length, unknowns: plans.unknowns.length };
}
