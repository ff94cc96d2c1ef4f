import type { Amount, Option, Scenario, Task } from './scenario.ts';

const digits = (x: number): string => String(Number(x.toFixed(10)));
/** A number or a range with its unit, as people write it. */
const text = (a: Amount, unit = '', times = 1): string =>
  `${(typeof a === 'number' ? [a] : a.range).map(x => digits(x * times)).join('..')}${unit}`;
const share = (a: Amount): string => text(a, '%', 100);

type Node = string | { readonly [key: string]: Node | undefined } | readonly Node[];
const flow = (node: Node): string => {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return `[${node.map(flow).join(', ')}]`;
  const entries = Object.entries(node as Record<string, Node | undefined>).filter(e => e[1] !== undefined);
  return `{ ${entries.map(([k, v]) => `${k}: ${flow(v!)}`).join(', ')} }`;
};
const each = <T>(map: Readonly<Record<string, T>>, write: (x: T) => Node): Node =>
  Object.fromEntries(Object.entries(map).map(([k, v]) => [k, write(v)]));
const maybe = <T>(x: T | undefined, write: (x: T) => Node): Node | undefined =>
  x === undefined ? undefined : write(x);

function traffic(t: Task<Amount>['traffic']): Node {
  if (t === 'flat') return t;
  if ('peakToMean' in t) return { peakToMean: text(t.peakToMean) };
  return 'hourly' in t ? { hourly: t.hourly.map(String) } : { weekly: t.weekly.map(String) };
}

const counts = (c: Partial<Task<Amount>>): Record<string, Node | undefined> => ({
  input: maybe(c.input, x => text(x, ' tok')),
  output: maybe(c.output, x => text(x, ' tok')),
  reasoning: maybe(c.reasoning, x => text(x, ' tok')),
  cachedInput: maybe(c.cachedInput, share),
  accepted: maybe(c.accepted, share),
});

const task = (t: Task<Amount>): Node => ({
  [t.volume.of]: text(t.volume.amount, `${t.volume.of === 'tokens' ? ' tok' : ' '}/${t.volume.per}`),
  ...counts(t),
  ...(t.inputShare === undefined ? {} : { inputShare: share(t.inputShare), input: undefined, output: undefined }),
  cacheWrites: share(t.cacheWrites),
  cacheWrites1h: share(t.cacheWrites1h),
  retries: share(t.retries),
  batchable: share(t.batchable),
  rework: t.inputShare === undefined ? text(t.rework, ' USD/request') : undefined,
  growth: text(t.growth, '% /month', 100),
  traffic: traffic(t.traffic),
  perOption: Object.keys(t.perOption).length ? each(t.perOption, counts) : undefined,
});

const prices = (p: Readonly<Record<string, Amount | undefined>>): Record<string, Node | undefined> =>
  Object.fromEntries(
    Object.entries(p).map(([k, v]) => [k, maybe(v, x => text(x, k === 'request' ? ' USD/request' : ' USD/Mtok'))]),
  );

function option(id: string, o: Option<Amount>): Node {
  const common = {
    upfront: text(o.upfront, ' USD'),
    priceDrift: text(o.priceDrift, '% /year', 100),
    confirmUnusual: 'true',
  };
  if (o.kind === 'api')
    return {
      api: `own/${id}`,
      price: { ...prices(o.price), batch: maybe(o.batch, prices) },
      discount: share(o.discount),
      minimumSpend: text(o.minimumSpend, ' USD/month'),
      rateLimit: maybe(o.rateLimit, l => ({
        tokens: maybe(l.tokens, x => text(x, ' /min')),
        requests: maybe(l.requests, x => text(x, ' /min')),
      })),
      ...common,
    };
  const fleet = {
    model: o.model,
    replica: `${o.gpus} x gizmo`,
    replicas: maybe(o.replicas, String),
    spares: String(o.spares),
    targetUtilisation: share(o.targetUtilisation),
    throughput: each(o.throughput as Record<string, Amount>, x => text(x, ' tok/s')),
    prefixCache: share(o.prefixCache),
    fit: 'assume',
    ...common,
  };
  if (o.kind === 'rent')
    return {
      ...fleet,
      rent: { price: text(o.price.amount, ` ${o.price.unit}`), commit: maybe(o.commit, n => `${n} replica`) },
      scaling: o.scaling,
      schedule: maybe(o.schedule, h => `${h} h/day`),
    };
  return {
    ...fleet,
    buy: {
      price: text(o.price.amount, ` ${o.price.unit}`),
      serviceLife: `${o.serviceLife} month`,
      residual: share(o.residual),
      maintenance: text(o.maintenance, '% /year', 100),
      serverShare: share(o.serverShare),
      networkShare: share(o.networkShare),
      inService: maybe(o.inService, s => s.date),
      sunk: maybe(o.inService, () => String(o.sunk)),
      leadTime: `${o.leadTime} month`,
    },
    gpusPerServer: maybe(o.gpusPerServer, String),
    power: {
      idle: text(o.power.idle, ' W/GPU'),
      active: text(o.power.active, ' W/GPU'),
      host: text(o.power.host, ' W/server'),
    },
    site: o.site,
  };
}

/** The scenario file. */
export function yamlOf(s: Scenario<Amount>): string {
  const charges = (staff: boolean): Node =>
    Object.fromEntries(
      Object.entries(s.charges)
        .filter(([, c]) => (c.staff !== undefined) === staff)
        .map(([id, c]) => [
          id,
          {
            ...(c.staff
              ? { fte: text(c.staff.fte), salary: text(c.staff.salary, ' USD/year') }
              : { cost: text(c.cost!.amount, ` ${c.cost!.unit}`) }),
            appliesTo: c.appliesTo,
            per: c.per,
          },
        ]),
    );
  const sections: Record<string, Node | undefined> = {
    tco: '1',
    asOf: s.asOf,
    horizon: `${s.horizon} month`,
    discountRate: text(s.discountRate, '% /year', 100),
    calendar: {
      hoursPerMonth: text(s.hoursPerMonth, ' h/month'),
      daysPerMonth: maybe(s.daysPerMonth, d => text(d, ' day/month')),
    },
    tasks: each(s.tasks, task),
    options: Object.fromEntries(Object.entries(s.options).map(([id, o]) => [id, option(id, o)])),
    plans: each(s.plans, p => ('fill' in p ? { fill: p.fill } : { shares: each(p.shares, by => each(by, share)) })),
    baseline: s.baseline,
    sites: each(s.sites, x => ({
      electricity: text(x.electricity, ' USD/kWh'),
      pue: text(x.pue),
      colocation: text(x.colocation, ' USD/kW/month'),
    })),
    staff: charges(true),
    overheads: charges(false),
  };
  return Object.entries(sections)
    .filter(([, v]) => v !== undefined)
    .map(([k, v]) =>
      typeof v === 'object' && !Array.isArray(v) && ['tasks', 'options', 'plans'].includes(k)
        ? `${k}:\n${Object.entries(v)
            .map(([id, x]) => `  ${id}: ${flow(x!)}\n`)
            .join('')}`
        : `${k}: ${flow(v!)}\n`,
    )
    .join('')
    .replace(/^plans:\n(?! )/m, '');
}
