import type { ProblemApi, ProblemFleet, TokenPrices } from './problem.ts';
import { HOURS_PER_MONTH } from './problem.ts';
import type { Random } from './random.ts';
import type { Market } from './random-problem.ts';

const prices = (r: Random, level: number): TokenPrices => ({
  input: r.number(0.5 * level, 1.6 * level, 2),
  cacheRead: r.number(0.05 * level, 0.5 * level, 2),
  output: r.number(2 * level, 7 * level, 2),
});

export function randomApi(r: Random, id: string, market: Market, moving: boolean): ProblemApi {
  return {
    id,
    kind: 'api',
    price: prices(r, 1),
    fee: r.maybe(0.15, () => r.number(0.0001, 0.001, 2), 0),
    batch: r.maybe<TokenPrices | undefined>(0.4, () => prices(r, 0.5), undefined),
    discount: r.maybe(0.3, () => r.int(1, 6) * 0.05, 0),
    priceDrift: moving ? r.maybe(0.6, () => r.pick([-0.4, -0.2, 0.1, 0.3]), 0) : 0,
    minimumSpend: r.maybe(0.25, () => r.number(0.1, 1.2) * market.bill, 0),
    limit: r.maybe<ProblemApi['limit']>(
      0.3,
      () =>
        r.chance(0.5)
          ? { tokens: Math.ceil(market.tokens * r.number(0.3, 1.6)) }
          : { requests: Math.ceil(market.requests * r.number(0.3, 1.6)) },
      {},
    ),
    upfront: r.maybe(0.25, () => r.number(0.02, 0.5) * market.bill, 0),
  };
}

/** A fleet of which a few replicas serve everything. */
function fleet(r: Random, id: string, market: Market): Omit<ProblemFleet, 'kind' | 'price' | 'rent' | 'buy'> {
  // mean load of everything, in replicas
  const load = r.number(0.15, 1) * r.pick([1, 1, 2, 3]);
  const prefillPart = r.number(0.2, 0.7);
  return {
    id,
    model: r.pick(['model-x', `model-${id}`]),
    gpus: r.pick([1, 1, 2, 4]),
    replicas: undefined,
    spares: r.maybe(0.25, () => 1, 0),
    targetUtilisation: r.pick([0.6, 0.75, 0.9, 1]),
    prefill: Math.ceil(market.input / (load * prefillPart)),
    decode: Math.ceil(market.output / (load * (1 - prefillPart))),
    prefixCache: r.maybe(0.2, () => r.int(1, 6) * 0.1, 0),
    upfront: r.maybe(0.3, () => r.number(0.02, 0.6) * market.bill, 0),
    priceDrift: 0,
  };
}

const pin = (r: Random, spares: number): number | undefined =>
  r.maybe<number | undefined>(0.25, () => spares + r.pick([1, 1, 2, 2.5]), undefined);

export function rented(r: Random, id: string, market: Market, moving: boolean): ProblemFleet {
  const base = fleet(r, id, market);
  const scaling = r.pick(['always-on', 'always-on', 'scheduled', 'autoscale'] as const);
  // a replica costs about what it saves at an API
  const worth = market.bill / (market.output / base.decode + market.input / base.prefill) / HOURS_PER_MONTH / base.gpus;
  const auto = scaling === 'autoscale';
  const replicas = auto ? undefined : pin(r, base.spares);
  return {
    ...base,
    kind: 'rent',
    replicas,
    priceDrift: moving ? r.maybe(0.4, () => r.pick([-0.3, 0.2]), 0) : 0,
    price: r.number(0.15 * worth, 1.1 * worth),
    rent: {
      scaling,
      schedule: r.pick([8, 16]),
      commit: replicas === undefined ? r.maybe(0.2, () => r.int(1, 2), 0) : 0,
      startUp: auto ? r.maybe(0.4, () => r.pick([0.5, 1, 3]), 0) : 0,
      minimum: auto ? r.maybe(0.3, () => r.int(1, 2), 0) : 0,
    },
    buy: undefined,
  };
}

export function bought(r: Random, id: string, market: Market, moving: boolean, horizon: number): ProblemFleet {
  const base = fleet(r, id, market);
  const worth = market.bill / (market.output / base.decode + market.input / base.prefill) / base.gpus;
  const serviceLife = r.pick(horizon > 3 ? [3, 6, 12, 36] : [2, 3, 6, 12, 36]);
  const owned = r.chance(0.15) && serviceLife > 2;
  const age = owned ? r.int(1, serviceLife - 1) : undefined;
  return {
    ...base,
    kind: 'buy',
    replicas: r.maybe<number | undefined>(0.2, () => base.spares + r.int(1, 2), undefined),
    priceDrift: moving && !owned ? r.maybe(0.3, () => -0.2, 0) : 0,
    price: r.number(0.1 * worth, 0.9 * worth) * Math.min(serviceLife, 24),
    rent: undefined,
    buy: {
      serviceLife,
      residual: r.maybe(0.5, () => r.int(1, 6) * 0.05, 0),
      maintenance: r.maybe(0.5, () => r.int(1, 10) * 0.01, 0),
      leadTime: owned ? 0 : r.maybe(0.15, () => r.int(1, Math.max(1, Math.min(2, horizon - 1))), 0),
      age,
      sunk: owned && r.chance(0.5),
      idle: r.int(2, 10) * 10,
      active: r.int(20, 70) * 10,
      host: r.maybe(0.3, () => r.int(1, 15) * 100, 0),
      gpusPerServer: r.maybe<number | undefined>(0.3, () => base.gpus * r.pick([1, 2]), undefined),
    },
  };
}
