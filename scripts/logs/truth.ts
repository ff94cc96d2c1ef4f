import { type Convention, type ConventionName, convention, type Provider, WRITTEN } from './conventions.ts';
import { decimalText } from './decimal-text.ts';
import { type DrawnTask, drawnTask } from './drawn-truth.ts';
import { SCHEMA } from './folder.ts';
import { INVOICE_FILE, type InvoiceLine, ROUNDING } from './invoice.ts';
import type { Lane } from './lanes.ts';
import type { DrawOptions } from './options.ts';
import { dayStart, instant, type Period } from './period.ts';
import { BUCKETS, type Bucket, MODELS, TIERS, unitPrices } from './prices.ts';
import { type PutTask, putTask } from './put-truth.ts';
import { added, NOTHING, type Sums, type Tally } from './tally.ts';
import type { LogTask } from './task.ts';
import { writtenColumns } from './written-columns.ts';

/** Sums over rows in whole numbers; `input` holds what is cached and written; `cost` is exact USD at list. */
export type Totals = Readonly<Record<Exclude<keyof Sums, 'cost'>, number>> & { readonly cost: string };

export interface TierPrices extends Readonly<Record<Bucket, string>> {
  readonly provider: Provider;
  readonly model: string;
  readonly tier: string;
}

/** What stands beside the logs in `truth.json`: all that was put in, and all that came out. */
export interface Truth {
  readonly schema: typeof SCHEMA;
  readonly seed: number;
  readonly rows: number;
  /** `own` where the tasks were given. */
  readonly shape: string;
  readonly format: string;
  readonly period: { readonly from: string; readonly to: string; readonly days: number };
  /** Of the tasks' weeks; the times in the logs are UTC. */
  readonly timeZone: string;
  readonly files: readonly string[];
  readonly columns: Readonly<Record<string, string>>;
  readonly convention: ConventionName;
  /** By provider, with its name in the logs. */
  readonly conventions: Readonly<Record<Provider, Convention & { readonly written: string }>>;
  /** USD/Mtok at list; 0 in a bucket that the provider does not have. */
  readonly prices: readonly TierPrices[];
  readonly tasks: Readonly<Record<string, TaskTruth>>;
  readonly totals: {
    readonly all: Totals;
    readonly providers: Readonly<Record<string, Totals>>;
    readonly tasks: Readonly<Record<string, Totals>>;
    readonly lanes: readonly (Totals & Pick<Lane, 'provider' | 'model' | 'tier'> & { readonly task: string })[];
  };
  readonly invoice?: {
    readonly file: string;
    readonly rounding: string;
    readonly discounts: DrawOptions['discounts'];
    readonly lines: number;
    /** USD, of the lines as they are rounded. */
    readonly amount: string;
    readonly providers: Readonly<Record<string, string>>;
  };
}

export interface TaskTruth {
  readonly team: string;
  readonly route: string;
  readonly put: PutTask;
  readonly drawn: DrawnTask;
}

export interface Drawing {
  readonly options: DrawOptions;
  readonly tasks: readonly LogTask[];
  readonly lanes: readonly Lane[];
  readonly period: Period;
  readonly files: readonly string[];
  readonly tally: Tally;
  readonly invoice: readonly InvoiceLine[] | undefined;
}

export function truthOf({ options, tasks, lanes, period, files, tally, invoice }: Drawing): Truth {
  const { seed, rows, format } = options;
  const shape = options.tasks ? 'own' : options.shape;
  const { days, timeZone, from } = period;
  const ofLane = lanes.map((_, lane) => tally.sums.map(day => day[lane]!).reduce(added, NOTHING));
  const where = (chosen: (lane: Lane) => boolean) =>
    totals(ofLane.filter((_, i) => chosen(lanes[i]!)).reduce(added, NOTHING));
  const providers = [...new Set(lanes.map(({ provider }) => provider))].sort();
  return {
    ...{ schema: SCHEMA, seed, rows, shape, format },
    period: { from: instant(from), to: instant(dayStart(period, days)), days },
    ...{ timeZone, files: invoice ? [...files, INVOICE_FILE] : files },
    columns: Object.fromEntries(writtenColumns(format).map(({ name, holds }) => [name, holds])),
    convention: options.convention,
    conventions: byKey(Object.keys(WRITTEN) as Provider[], provider => ({
      written: WRITTEN[provider].name,
      ...convention(options.convention, provider),
    })),
    prices: tierPrices(),
    tasks: Object.fromEntries(
      tasks.map((task, t) => [
        task.id,
        { team: task.team, route: task.route, put: putTask(task, rows, days), drawn: drawnTask(tally, t, period) },
      ]),
    ),
    totals: {
      all: where(() => true),
      providers: byKey(providers, provider => where(lane => lane.provider === provider)),
      tasks: Object.fromEntries(tasks.map(({ id }, t) => [id, where(({ task }) => task === t)])),
      lanes: lanes.map(({ task, provider, model, tier }, i) => ({
        ...{ task: tasks[task]!.id, provider, model, tier },
        ...totals(ofLane[i]!),
      })),
    },
    ...(invoice && { invoice: invoiceTruth(invoice, options.discounts) }),
  };
}

/** JSON with a list of numbers on one line. */
export function truthText(truth: Truth): string {
  const text = JSON.stringify(truth, undefined, 2);
  return `${text.replace(/\[\s+(-?[\d.e+-]+(?:,\s+-?[\d.e+-]+)*)\s+\]/g, (_, numbers) => `[${numbers.replace(/\s+/g, ' ')}]`)}\n`;
}

function totals({ cost, ...counts }: Sums): Totals {
  const numbers = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)]));
  return { ...numbers, cost: decimalText(cost, 12) } as Totals;
}

const tierPrices = (): readonly TierPrices[] =>
  MODELS.flatMap(priced =>
    TIERS.filter(tier => tier === 'standard' || priced.halved[tier]).map(tier => ({
      ...{ provider: priced.provider, model: priced.model, tier },
      ...byKey(BUCKETS, bucket => decimalText(unitPrices(priced, tier)[bucket], 6)),
    })),
  );

function invoiceTruth(lines: readonly InvoiceLine[], discounts: DrawOptions['discounts']) {
  const amount = (some: readonly InvoiceLine[]) =>
    decimalText(
      some.reduce((sum, line) => sum + line.amount, 0n),
      6,
      2,
    );
  const providers = [...new Set(lines.map(({ provider }) => provider))].sort();
  return {
    ...{ file: INVOICE_FILE, rounding: ROUNDING, discounts, lines: lines.length, amount: amount(lines) },
    providers: byKey(providers, provider => amount(lines.filter(line => line.provider === provider))),
  };
}

const byKey = <K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> =>
  Object.fromEntries(keys.map(key => [key, value(key)])) as Record<K, V>;
