import { AS_OF, HOURS_PER_MONTH, type Problem, type ProblemOption, type ProblemTask, SITE } from './problem.ts';

type Node = string | number | boolean | undefined | readonly Node[] | { readonly [key: string]: Node };

const digits = (x: number): string => String(Number(x.toFixed(9)));
const of = (x: number, unit: string): string => `${digits(x)} ${unit}`;
const share = (x: number): string => `${digits(x * 100)}%`;
const some = <T>(x: T | undefined, write: (x: T) => Node): Node => (x === undefined ? undefined : write(x));
const none0 = (x: number, write: (x: number) => Node): Node => (x === 0 ? undefined : write(x));

function task(t: ProblemTask): Node {
  return {
    requests: of(t.requests, '/day'),
    input: of(t.input, 'tok'),
    output: of(t.output, 'tok'),
    reasoning: none0(t.reasoning, x => of(x, 'tok')),
    cachedInput: none0(t.cachedInput, share),
    retries: none0(t.retries, share),
    batchable: none0(t.batchable, share),
    growth: none0(t.growth, x => `${digits(x * 100)}% /month`),
    traffic: t.weights.every(w => w === t.weights[0])
      ? 'flat'
      : { hourly: t.weights.flatMap(w => Array.from({ length: 8 }, () => w)) },
    accept: some(t.accept, models => ({ models })),
    rework: none0(t.rework, x => of(x, 'USD/request')),
    perOption: Object.keys(t.accepted).length
      ? Object.fromEntries(Object.entries(t.accepted).map(([o, x]) => [o, { accepted: share(x) }]))
      : undefined,
  };
}

/** The day on which hardware of so many months began to serve. */
function since(age: number): string {
  const [year, month, day] = AS_OF.split('-').map(Number) as [number, number, number];
  const months = year * 12 + month - 1 - age;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-${day}`;
}

function option(o: ProblemOption): Node {
  const common = {
    upfront: none0(o.upfront, x => of(x, 'USD')),
    priceDrift: none0(o.priceDrift, x => `${digits(x * 100)}% /year`),
    confirmUnusual: true,
  };
  const prices = (p: object): Node =>
    Object.fromEntries(Object.entries(p).map(([k, v]: [string, number]) => [k, of(v, 'USD/Mtok')]));
  if (o.kind === 'api')
    return {
      api: `own/${o.id}`,
      price: {
        ...(prices(o.price) as object),
        request: none0(o.fee, x => of(x, 'USD/request')),
        batch: some(o.batch, prices),
      },
      discount: none0(o.discount, share),
      minimumSpend: none0(o.minimumSpend, x => of(x, 'USD/month')),
      rateLimit: Object.keys(o.limit).length
        ? Object.fromEntries(Object.entries(o.limit).map(([k, v]) => [k, of(v, '/min')]))
        : undefined,
      ...common,
    };
  return {
    model: o.model,
    replica: `${o.gpus} x gizmo`,
    replicas: o.replicas,
    spares: o.spares,
    targetUtilisation: share(o.targetUtilisation),
    throughput: { prefill: of(o.prefill, 'tok/s'), decode: of(o.decode, 'tok/s') },
    prefixCache: none0(o.prefixCache, share),
    fit: 'assume',
    ...common,
    ...(o.rent && {
      rent: { price: of(o.price, 'USD/GPU/h'), commit: none0(o.rent.commit, x => of(x, 'replica')) },
      scaling: o.rent.scaling,
      schedule: o.rent.scaling === 'scheduled' ? of(o.rent.schedule, 'h/day') : undefined,
      startUp: none0(o.rent.startUp, x => of(x, 'h')),
      minimum: none0(o.rent.minimum, digits),
    }),
    ...(o.buy && {
      buy: {
        price: of(o.price, 'USD/GPU'),
        serviceLife: of(o.buy.serviceLife, 'month'),
        residual: share(o.buy.residual),
        maintenance: `${digits(o.buy.maintenance * 100)}% /year`,
        serverShare: '0%',
        networkShare: '0%',
        leadTime: none0(o.buy.leadTime, x => of(x, 'month')),
        inService: some(o.buy.age, since),
        sunk: o.buy.age === undefined ? undefined : o.buy.sunk,
      },
      power: {
        idle: of(o.buy.idle, 'W/GPU'),
        active: of(o.buy.active, 'W/GPU'),
        host: of(o.buy.host, 'W/server'),
      },
      gpusPerServer: o.buy.gpusPerServer,
    }),
  };
}

function charges(p: Problem, staff: boolean): Node {
  return Object.fromEntries(
    p.charges
      .filter(c => (c.staff !== undefined) === staff)
      .map(({ id, staff: role, cost, appliesTo, per }) => [
        id,
        {
          ...(role
            ? { fte: digits(role.fte), salary: of(role.salary, 'USD/year') }
            : { cost: of(cost!.amount, cost!.unit) }),
          appliesTo,
          per,
        },
      ]),
  );
}

/** The scenario file. JSON is YAML. */
export function scenarioText(p: Problem): string {
  const routing = {
    cascades: p.cascades.length
      ? Object.fromEntries(
          p.cascades.map(c => [
            c.id,
            {
              try: c.try,
              escalateTo: c.escalateTo,
              escalation: share(c.escalation),
              routerPrice: none0(c.routerPrice, x => of(x, 'USD/Mtok')),
            },
          ]),
        )
      : undefined,
    shareStep: some(p.shareStep, share),
  };
  const sections: Record<string, Node> = {
    tco: 1,
    asOf: AS_OF,
    horizon: of(p.horizon, 'month'),
    discountRate: `${digits(p.discountRate * 100)}% /year`,
    calendar: { hoursPerMonth: of(HOURS_PER_MONTH, 'h/month') },
    tasks: Object.fromEntries(p.tasks.map(t => [t.id, task(t)])),
    options: Object.fromEntries(p.options.map(o => [o.id, option(o)])),
    routing: routing.cascades || routing.shareStep ? routing : undefined,
    sites: {
      here: {
        electricity: of(SITE.electricity, 'USD/kWh'),
        pue: digits(SITE.pue),
        colocation: of(SITE.colocation, 'USD/kW/month'),
      },
    },
    staff: charges(p, true),
    overheads: charges(p, false),
  };
  return JSON.stringify(sections, undefined, 1);
}
