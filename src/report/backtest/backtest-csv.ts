import { EFFECTS } from '../../analysis/backtest/effects.ts';
import { type CsvCell, csvFile } from '../csv.ts';
import { PLAIN_CSV } from '../csv-profile.ts';
import type { BacktestReport } from './backtest-report.ts';

const TEXTS = ['record', 'api', 'options', 'bucket', 'tiers'] as const;
const NUMBERS = ['modelledQuantity', 'billedQuantity', 'modelled', 'billed', 'difference', ...EFFECTS] as const;
const NAMES = [...TEXTS, ...NUMBERS, 'reason', 'currency', 'provider'];

/**
 * The backtest as CSV at full precision: a `bucket` row for each bucket of an API, an `other` row for what no option buys, a
 * `notCompared` row for what no invoice was given for, and a `total` row, which is the sum of the first two kinds.
 */
export function renderBacktestCsv(report: BacktestReport): string {
  const { total, currency } = report;
  const row = (cells: Readonly<Record<string, string | null | undefined>>): CsvCell[] =>
    NAMES.map(name => [
      NUMBERS.some(n => n === name) ? 'number' : 'text',
      name === 'currency' ? currency : cells[name],
    ]);
  return csvFile(
    NAMES,
    [
      ...report.rows.map(({ api, options, bucket, tiers, modelled, billed, difference, effects, reason }) =>
        row({
          record: 'bucket',
          provider: api.slice(0, api.indexOf('/')),
          api,
          options: options.join(' '),
          bucket,
          tiers: tiers.join(' '),
          modelledQuantity: bucket === 'fixed' ? null : modelled.quantity,
          billedQuantity: billed.quantity,
          modelled: modelled.cost,
          billed: billed.cost,
          difference,
          ...effects,
          reason,
        }),
      ),
      ...report.others.map(({ what, api, provider, model, said, billed }) =>
        row({
          record: 'other',
          provider,
          api: api ?? model,
          bucket: what,
          modelled: '0',
          billed,
          difference: billed,
          notInScenario: billed,
          reason: said,
        }),
      ),
      ...report.notCompared.map(({ line, modelled, label }) =>
        row({ record: 'notCompared', bucket: line, modelled, reason: label }),
      ),
      row({
        record: 'total',
        modelled: total.modelled,
        billed: total.billed,
        difference: total.difference,
        ...total.effects,
      }),
    ],
    PLAIN_CSV,
  );
}
