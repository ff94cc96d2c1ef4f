import { rowsOfTask } from '../../analysis/routing/rows-of-task.ts';
import type { Routed } from '../../analysis/routing/solve-routing.ts';
import { splitRows } from '../../analysis/routing/split-rows.ts';
import { weekOf } from '../../analysis/routing/week.ts';
import type { Context } from '../../model/context.ts';
import { type Given, inBase, likelyInBase } from '../../quantity/given.ts';
import type { Option, Task } from '../../scenario/scenario.ts';
import type { Deployment, LiteLlmSplit, TaskRoute } from './litellm/split.ts';
import { monthsReport } from './months-section.ts';

/** A settled split as what a LiteLLM proxy carries out. */
export function litellmSplit(routed: Routed): LiteLlmSplit {
  const { context } = routed.model;
  const { scenario, asOf } = context;
  const used = new Set(routed.plan.options);
  const tasks = rowsOfTask(splitRows(routed));
  return {
    scenario: scenario.name,
    asOf,
    months: monthsReport(routed) ? scenario.horizon : undefined,
    deployments: scenario.options.filter(o => used.has(o.id)).map(o => deployment(o, routed)),
    tasks: [...tasks].map(([task, rows]) => route(task, rows, routed, context)),
  };
}

const PER_MINUTE = 60;

function deployment(option: Option, routed: Routed): Deployment {
  const { catalog } = routed.model.context;
  if (option.kind === 'api') {
    const entry = catalog.api(option.api);
    return {
      option: option.id,
      kind: 'api',
      model: option.api.split('/').at(-1)!,
      api: entry ? option.api : undefined,
      aliases: entry?.aliases?.map(a => a.id),
      serviceTier: option.serviceTier,
      region: option.region,
      tokensPerMinute: perMinute(option.rateLimit?.tokens),
      requestsPerMinute: perMinute(option.rateLimit?.requests),
    };
  }
  const week = weekOf(routed);
  const pools = week.hours.map(h => ({ hour: h, pool: h.pools.find(p => p.option === option.id) }));
  const replicas = Math.max(...pools.map(({ pool }) => pool?.replicas.toNumber() ?? 0));
  // what it serves in its fullest hour, scaled to all that is usable
  const fullest = pools
    .flatMap(({ pool, hour }) => {
      const served = hour.servedBy.get(option.id);
      return pool && served && !pool.busy.isZero() ? [served.times(pool.usable).dividedBy(pool.busy).toNumber()] : [];
    })
    .sort((a, b) => b - a)[0];
  return {
    option: option.id,
    kind: option.kind,
    model: option.model,
    engine: option.engine,
    replicas,
    tokensPerMinute: fullest === undefined ? undefined : Math.floor(fullest * PER_MINUTE),
  };
}

/** A rate limit in units a minute. */
const perMinute = (given: Given | undefined): number | undefined =>
  given && Math.floor(inBase(given, 'likely').toNumber() / 60);

function route(task: Task, rows: ReturnType<typeof splitRows>, routed: Routed, { scenario }: Context): TaskRoute {
  const shares = new Map<string, number>();
  let whole = 0;
  let tokens = 0;
  for (const row of rows) {
    const weight = row.tokens.toNumber();
    whole += weight;
    tokens += weight;
    const cascade = routed.mix.cascades.find(c => row.via.kind === 'cascade' && c.cascade.id === row.via.id);
    const first = cascade ? cascade.cascade.try : row.via.id;
    shares.set(first, (shares.get(first) ?? 0) + weight);
  }
  const cascade = routed.mix.cascades.find(c =>
    rows.some(r => r.via.kind === 'cascade' && r.via.id === c.cascade.id),
  )?.cascade;
  const kindOf = (id: string) => scenario.options.find(o => o.id === id)!.kind;
  const own = [...shares.keys()].filter(id => kindOf(id) !== 'api');
  const apis = [...shares.keys()].filter(id => kindOf(id) === 'api');
  const varies = rows.some(r => r.hours.some(h => h.minus(r.hours[0]!).abs().gt('1e-6')));
  return {
    task: task.id,
    shares: [...shares].map(([option, weight]) => ({ option, share: weight / whole })),
    tokens,
    ...(varies && own.length && apis.length ? { overflow: own.map(from => ({ from, to: apis[0]! })) } : {}),
    varies,
    ...(cascade
      ? {
          cascade: {
            try: cascade.try,
            escalateTo: cascade.escalateTo,
            escalation: likelyInBase(cascade.escalation).toNumber(),
          },
        }
      : {}),
    waiting: !task.batchable.amount.likely.isZero(),
    sessions: task.session !== undefined,
  };
}
