import type { Distribution } from '../src/analysis/simulation/distribution.ts';
import { Decimal } from '../src/quantity/decimal.ts';
import { pointAmount } from '../src/quantity/point-amount.ts';
import { Quantity } from '../src/quantity/quantity.ts';
import { unit } from '../src/quantity/unit.ts';

const { POSITIVE_INFINITY: INFINITY } = Number;
const uniform = (low: number, high: number): Distribution => ({ kind: 'uniform', low, high });
const triangular = (low: number, likely: number, high: number): Distribution => ({
  kind: 'triangular',
  low,
  likely,
  high,
});
const normal = (mean: number, sd: number): Distribution => ({
  kind: 'normal',
  mean,
  sd,
  low: -INFINITY,
  high: INFINITY,
});
const lognormal = (median: number, sigma: number): Distribution => ({
  kind: 'lognormal',
  mu: Math.log(median),
  sigma,
  low: 0,
  high: INFINITY,
});

/** What is uncertain in the comparison; `bench-simulation.py` draws and computes the same. */
export const INPUTS: Readonly<Record<string, Distribution>> = {
  requestsPerDay: uniform(60_000, 100_000),
  inputTokens: uniform(4000, 8000),
  outputTokens: uniform(300, 700),
  cachedShare: uniform(0.2, 0.6),
  prefixShare: uniform(0.1, 0.3),
  idleWatts: uniform(90, 140),
  apiPeople: uniform(0.05, 0.15),
  gateway: uniform(50, 200),
  growth: triangular(0.1, 0.4, 1.2),
  peakToMean: triangular(2, 3, 5),
  targetUse: triangular(0.5, 0.7, 0.85),
  fleetPeople: triangular(0.2, 0.3, 0.8),
  drift: normal(-0.15, 0.05),
  gpuHour: normal(2.5, 0.2),
  salary: normal(180_000, 15_000),
  electricity: normal(0.1, 0.01),
  decodeRate: lognormal(2500, 0.2),
  prefillRate: lognormal(20_000, 0.2),
  retries: lognormal(0.02, 0.5),
  incidentHours: lognormal(2, 0.6),
};

const given = (path: string, value: string): Quantity =>
  Quantity.given({
    path,
    amount: pointAmount(new Decimal(value), unit('')),
    source: { kind: 'constant', reason: 'benchmark' },
  });
const c = (value: number): Quantity => given(`constant ${value}`, `${value}`);

/** A month of an API, and of a rented fleet in whole replicas: what each costs. */
export function planCosts(): readonly [Quantity, Quantity] {
  const x = new Proxy({} as Record<string, Quantity>, {
    get: (known, path: string) => {
      known[path] ??= given(path, '0.5');
      return known[path];
    },
  });
  const one = c(1);
  const requests = x.requestsPerDay!.times(c(30.4), one.plus(x.growth!.times(c(0.5))), one.plus(x.retries!));
  const input = requests.times(x.inputTokens!, c(1e-6));
  const output = requests.times(x.outputTokens!, c(1e-6));
  const cached = input.times(x.cachedShare!);
  const list = input
    .minus(cached)
    .times(c(1))
    .plus(cached.times(c(0.1)))
    .plus(output.times(c(5)));
  const bill = list.times(one.plus(x.drift!.times(c(0.5)))).atLeast(c(500));
  const salary = x.salary!.per(c(12));
  const apiPeople = x.apiPeople!.times(salary);
  const incidents = x.incidentHours!.times(c(150));
  const api = bill.plus(apiPeople).plus(incidents);

  const perSecond = requests.per(c(30.4 * 86_400)).times(x.peakToMean!);
  const prefill = x.inputTokens!.times(one.minus(x.prefixShare!)).per(x.prefillRate!);
  const load = perSecond.times(prefill.plus(x.outputTokens!.per(x.decodeRate!)));
  const replicas = load.per(x.targetUse!).roundedUp().plus(one).atLeast(c(2));
  const gpus = replicas.times(c(2));
  const rent = gpus.times(x.gpuHour!, c(730));
  const use = load.per(x.peakToMean!, replicas);
  const watts = x.idleWatts!.plus(c(700).minus(x.idleWatts!).times(use)).plus(c(125));
  const energy = watts.times(gpus, c(1.4 * 0.73), x.electricity!);
  const fleetPeople = x.fleetPeople!.plus(replicas.times(c(0.01))).times(salary);
  const spare = incidents.times(c(2)).per(replicas);
  const fleet = rent.plus(energy).plus(fleetPeople).plus(x.gateway!).plus(spare);
  return [api, fleet];
}
