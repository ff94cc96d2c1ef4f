import type { Effect } from '../../analysis/backtest/effects.ts';
import { Decimal } from '../../quantity/decimal.ts';
import { signed } from '../difference/difference-words.ts';
import { money, significant } from '../format.ts';
import type { BacktestOther, BacktestReport, BacktestRow } from './backtest-report.ts';
import { SEEN } from './notes.ts';

/** What an effect is called at the head of its column. */
export const EFFECT_NAMES: Readonly<Record<Effect, string>> = {
  volume: 'volume',
  batch: 'batch',
  tier: 'flex, priority',
  length: 'long prompts',
  discount: 'discount',
  notInScenario: 'not in the scenario',
  notBilled: 'not billed',
  rest: 'unexplained',
};

const BUCKET_NAMES: Readonly<Record<string, string>> = {
  input: 'input',
  cacheRead: 'cache reads',
  cacheWrite5m: 'cache writes',
  cacheWrite1h: 'cache writes, 1 h',
  output: 'output',
  reasoning: 'reasoning',
  request: 'requests',
};

export const bucketName = ({ bucket, label }: BacktestRow): string => BUCKET_NAMES[bucket] ?? label;

/** A share to a hundredth of a per cent: `0.03 %`; a backtest is about small ones. */
export function share(value: string): string {
  const percent = new Decimal(value).times(100);
  if (!percent.isZero() && percent.abs().lt('0.01')) return '<0.01 %';
  return `${significant(percent.toDecimalPlaces(2), 34)} %`;
}

const relative = (difference: string, to: string): string => {
  if (Number(to) === 0) return '';
  const part = new Decimal(difference).dividedBy(to).times(100).toDecimalPlaces(1);
  return ` (${part.isNegative() ? '' : '+'}${part.toFixed()} %)`;
};

export function answerWords({ plan, period, total, currency }: BacktestReport): string {
  const { modelled, billed, difference } = total;
  const same = new Decimal(difference).isZero();
  const compared = same ? 'as modelled' : `${signed(difference)}${relative(difference, modelled)}`;
  return `${plan} should have cost ${money(modelled)} ${currency} in ${period.days} ${period.days === 1 ? 'day' : 'days'}; billed were ${money(billed)}: ${compared}.`;
}

export const periodWords = ({ period, catalog, files }: BacktestReport): string =>
  `${period.from} to ${period.to}, prices of ${catalog.asOf}, against ${files.map(f => `${f.file} (${f.form})`).join(', ')}`;

export function unexplainedWords({ total, currency }: BacktestReport): string {
  if (total.unexplained === null) return 'Nothing was billed in all, so no share of it can be unexplained.';
  const amount = new Decimal(total.unexplained).times(total.billed);
  if (amount.lt(SEEN)) return 'Nothing of it is unexplained.';
  return `Unexplained: ${share(total.unexplained)} of what was billed (${money(amount)} ${currency}).`;
}

export const discountWords = ({ discounts, batches }: BacktestReport): string[] => [
  ...discounts.map(({ of, scenario, billed }) =>
    scenario === billed
      ? `Discount of ${of}: ${share(billed)}, as in the scenario.`
      : `Discount of ${of}: ${share(billed)} is what the bill gives off list, ${share(scenario)} what the scenario has.`,
  ),
  ...batches.map(
    ({ option, scenario, billed }) =>
      `Batches of ${option}: ${share(billed)} of what they save on was billed so, ${share(scenario)} in the scenario.`,
  ),
];

const KINDS: Readonly<Record<BacktestOther['what'], string>> = {
  model: 'a model that the plan does not buy',
  unknownModel: 'a model that the catalog does not know',
  unknownKind: 'tokens of no known kind',
  credit: 'credit',
  tax: 'tax',
  other: 'no tokens',
};

export const otherName = ({ what, said, api, model, provider }: BacktestOther): string =>
  what === 'model'
    ? api!
    : what === 'unknownModel'
      ? `${provider ?? '?'}/${model ?? '?'}`
      : what === 'unknownKind'
        ? `${api ?? ([provider, model].filter(Boolean).join('/') || '?')}: ${said}`
        : `${provider ? `${provider}: ` : ''}${said}`;

export const otherKind = ({ what, model }: BacktestOther): string =>
  what === 'unknownModel' && model === null ? 'tokens of a model that is not named' : KINDS[what];

/** Reasons of rests, those of one reason together. */
export function reasonWords(rows: readonly BacktestRow[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const row of rows) {
    if (row.reason === null) continue;
    byReason.set(row.reason, [...(byReason.get(row.reason) ?? []), `${row.api} ${bucketName(row)}`]);
  }
  return [...byReason].map(([reason, names]) => `${names.join(', ')}: ${reason}.`);
}

export const noteWords = ({ notes }: BacktestReport): string[] =>
  notes.map(n => `${n[0]!.toUpperCase()}${n.slice(1)}.`);

export function calibrationWords({ calibration, currency }: BacktestReport): string[] {
  if (!calibration) return [];
  const { changes, kept, modelled, billed, residual } = calibration;
  const left = residual === null ? '' : `, ${share(residual)} beside the bill`;
  return [
    `Calibrated: ${changes.length} ${changes.length === 1 ? 'figure' : 'figures'} changed; the plan then costs ${money(modelled)} ${currency} where ${money(billed)} were billed${left}.`,
    ...kept.map(text => `${text[0]!.toUpperCase()}${text.slice(1)}.`),
  ];
}
