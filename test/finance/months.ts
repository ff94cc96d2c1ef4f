import { type Fleet, type FleetMonth, fleetMonths, ownedBefore } from './fleet.ts';
import { API, CHAT, EXIT, INDEX, MIGRATION, NEW, OLD, OVERHEADS, RENTED, SITE, STAFF, UPFRONT } from './inputs.ts';
import { MONTHS, type Num, num, perMonth, sum, ZERO } from './number.ts';

const HOURS = num(730);
const DAYS = HOURS.dividedBy(24);
const growth = (month: number): Num =>
  num(1)
    .plus(CHAT.growthPerMonth)
    .pow(month - 1);
const chatTokens = (month: number): Num => num(CHAT.perDay).times(DAYS).times(growth(month));
const attempts = num(1).plus(CHAT.retries);
/** Tokens a second of the chat, retries included: a month has 730 / 24 days of 86,400 seconds. */
const chatLoad =
  (share: string) =>
  (month: number): Num =>
    chatTokens(month).times(attempts).times(share).dividedBy(DAYS.times(86_400));

/** USD per token with so much of it input: list price, discount, then drift. */
const apiPrice = (input: string, month: number): Num =>
  num(API.input)
    .times(input)
    .plus(num(API.output).times(num(1).minus(input)))
    .times(num(1).minus(API.discount))
    .times(perMonth(API.drift).pow(month - 1))
    .dividedBy(1e6);
const chatBill = (share: string | number, month: number): Num =>
  chatTokens(month).times(attempts).times(share).times(apiPrice(CHAT.input, month));
const indexBill = (month: number): Num => num(INDEX.perMonth).times(apiPrice(INDEX.input, month));

const salary = ([fte, yearly, drift]: readonly [string, string, string], month: number): Num =>
  num(fte)
    .times(yearly)
    .dividedBy(12)
    .times(perMonth(drift).pow(month - 1));
const migrated = (month: number): Num =>
  month > 1 && (month - 1) % MIGRATION.every === 0 ? num(MIGRATION.cost) : ZERO;
/** Electricity and colocation, of those of month 1. */
const sitePrice = (month: number): Num => perMonth(SITE.drift).pow(month - 1);

/** W: idle GPUs, busy GPUs, servers (one for each replica). */
const drawn = (f: Fleet, m: FleetMonth): Num => {
  const [gpus, busy] = [num(m.inService * f.gpusPerReplica), m.busy.times(f.gpusPerReplica)];
  return gpus.minus(busy).times(f.idle).plus(busy.times(f.active)).plus(num(f.host).times(m.inService));
};
const electricity = (f: Fleet, m: FleetMonth): Num =>
  drawn(f, m).dividedBy(1000).times(SITE.pue).times(HOURS).times(SITE.electricity);
const colocation = (f: Fleet, m: FleetMonth): Num =>
  num(f.active).times(f.gpusPerReplica).plus(f.host).times(m.inService).dividedBy(1000).times(SITE.colocation);

export interface PlanMonth {
  readonly usage: Num;
  readonly upfront: Num;
  readonly owned: Num;
  readonly purchases: Num;
  readonly sales: Num;
  readonly bookValue: Num;
  readonly depreciation: Num;
}

export interface Month {
  readonly month: number;
  /** The day on which it begins; fiscal years begin in October and bear the number of the year in which they end. */
  readonly from: string;
  readonly fiscalYear: string;
  readonly growth: Num;
  readonly chatTokens: Num;
  readonly indexTokens: Num;
  readonly apiPriceFactor: Num;
  /** What the baseline pays: everything at the API. */
  readonly api: { readonly bill: Num; readonly staff: Num; readonly migration: Num };
  readonly old: FleetMonth;
  readonly new: FleetMonth;
  readonly rented: { readonly busy: Num; readonly replicas: number; readonly price: Num; readonly rent: Num };
  readonly chatAtApi: Num;
  readonly indexAtApi: Num;
  readonly electricity: Num;
  readonly colocation: Num;
  readonly maintenance: Num;
  readonly staff: Num;
  readonly overheads: Num;
  /** Moving to another model, and leaving the contract of the rented machines. */
  readonly migration: Num;
  readonly exitFee: Num;
  readonly bookValue: Num;
  readonly staged: PlanMonth;
  readonly baseline: PlanMonth;
}

const older = fleetMonths(OLD, chatLoad(OLD.shareOfChat));
const newer = fleetMonths(NEW, chatLoad(NEW.shareOfChat));
const upfronts = sum([num(UPFRONT.new), num(UPFRONT.rented)]);

/** The 36 months of three-years.yaml, from the definitions in docs/method.md. */
export const MONTHLY: readonly Month[] = MONTHS.map(month => {
  const [o, n] = [older[month - 1]!, newer[month - 1]!];
  const last = month === MONTHS.length;
  const busy = chatLoad(RENTED.shareOfChat)(month).dividedBy(RENTED.serves);
  const replicas = busy.dividedBy(RENTED.target).ceil().toNumber();
  const price = num(RENTED.price).times(perMonth(RENTED.drift).pow(month - 1));
  const rent = price.times(HOURS).times(replicas);
  // until the new fleet is delivered the baseline, the API, serves its share
  const chatAtApi = chatBill(month <= NEW.lead ? NEW.shareOfChat : 0, month);
  const indexAtApi = indexBill(month);
  const power = electricity(OLD, o).plus(electricity(NEW, n)).times(sitePrice(month));
  const site = colocation(OLD, o).plus(colocation(NEW, n)).times(sitePrice(month));
  const maintenance = o.maintenance.plus(n.maintenance);
  const staff = salary(STAFF.mlops, month).plus(salary(STAFF.vendor, month));
  const migration = migrated(month);
  const exitFee = month === EXIT.month ? num(EXIT.fee) : ZERO;
  const gpus = o.inService * OLD.gpusPerReplica + n.inService * NEW.gpusPerReplica + replicas;
  const overheads = num(OVERHEADS.monitoringPerGpu).times(gpus).plus(OVERHEADS.loadBalancer);
  const bookValue = o.bookValue.plus(n.bookValue);
  const api = { bill: chatBill(1, month).plus(indexAtApi), staff: salary(STAFF.vendor, month), migration };
  const none = { upfront: ZERO, owned: ZERO, purchases: ZERO, sales: ZERO, bookValue: ZERO, depreciation: ZERO };
  return {
    month,
    from: new Date(Date.UTC(2026, 8 + month, 1)).toISOString().slice(0, 10),
    fiscalYear: `FY${2027 + Math.floor((month - 1) / 12)}`,
    growth: growth(month),
    chatTokens: chatTokens(month),
    indexTokens: num(INDEX.perMonth),
    apiPriceFactor: perMonth(API.drift).pow(month - 1),
    api,
    old: o,
    new: n,
    rented: { busy, replicas, price, rent },
    chatAtApi,
    indexAtApi,
    electricity: power,
    colocation: site,
    maintenance,
    staff,
    overheads,
    migration,
    exitFee,
    bookValue,
    staged: {
      usage: sum([chatAtApi, indexAtApi, rent, power, site, maintenance, staff, overheads, migration, exitFee]),
      upfront: month === 1 ? upfronts : ZERO,
      owned: month === 1 ? ownedBefore(OLD, o.inService) : ZERO,
      purchases: o.purchases.plus(n.purchases),
      sales: o.sales.plus(n.sales),
      bookValue: last ? bookValue : ZERO,
      depreciation: sum([o.depreciation, n.depreciation, upfronts.dividedBy(MONTHS.length)]),
    },
    baseline: { ...none, usage: sum([api.bill, api.staff, api.migration]) },
  };
});

export const netOf = (m: PlanMonth): Num =>
  m.usage.plus(m.upfront).plus(m.owned).plus(m.purchases).minus(m.sales).minus(m.bookValue);
