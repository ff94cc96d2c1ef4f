import { EFFECTS } from '../../analysis/backtest/effects.ts';
import { Decimal } from '../../quantity/decimal.ts';
import { signed, signedFixed } from '../difference/difference-words.ts';
import { fixed, footed, money, moneyPlaces, volume } from '../format.ts';
import type { BacktestReport, BacktestRow } from './backtest-report.ts';
import { bucketName, EFFECT_NAMES, otherKind, otherName } from './backtest-words.ts';
import { SEEN } from './notes.ts';

/** Rows of cells, the first the head. */
export type Rows = readonly (readonly string[])[];

const NONE = '–';

/** The way from the model to the bill: an effect a line, which add up as they are printed. */
export function wayRows({ total, currency }: BacktestReport): Rows {
  const places = moneyPlaces(new Decimal(total.modelled).abs().gt(total.billed) ? total.modelled : total.billed);
  const parts = footed([total.modelled, ...EFFECTS.map(name => total.effects[name])], total.billed, places);
  const effects = EFFECTS.flatMap((name, i) => {
    const part = parts[i + 1]!;
    return part.isZero() ? [] : [[EFFECT_NAMES[name], signedFixed(part, places)]];
  });
  return [[currency, ''], ['modelled', fixed(parts[0]!, places)], ...effects, ['billed', fixed(total.billed, places)]];
}

/** A line for each bucket, below the API that sells it: quantities and costs on both sides. */
export function bucketRows({ rows, currency }: BacktestReport): Rows {
  const quantity = (text: string | null, bucket: string) => (text === null || bucket === 'fixed' ? NONE : volume(text));
  const head = ['', 'tok modelled', 'billed', `${currency} modelled`, 'billed', 'difference'];
  return [
    head,
    ...belowApi(rows, head.length, row => [
      quantity(row.modelled.quantity, row.bucket),
      quantity(row.billed.quantity, row.bucket),
      money(row.modelled.cost),
      row.billed.cost === null ? NONE : money(row.billed.cost),
      row.billed.cost === null ? NONE : change(row.difference),
    ]),
  ];
}

/** What the difference of each bucket comes from; only effects that anything has. */
export function effectRows({ rows, currency }: BacktestReport): Rows {
  const used = EFFECTS.filter(name => rows.some(row => isSeen(row.effects[name])));
  if (used.length === 0) return [];
  const head = [currency, ...used.map(name => EFFECT_NAMES[name])];
  const moved = rows.filter(row => used.some(name => isSeen(row.effects[name])));
  return [head, ...belowApi(moved, head.length, row => used.map(name => change(row.effects[name])))];
}

function belowApi(
  rows: readonly BacktestRow[],
  columns: number,
  cells: (row: BacktestRow) => readonly string[],
): readonly (readonly string[])[] {
  return rows.flatMap((row, i) => {
    const title = row.api === rows[i - 1]?.api ? [] : [[row.api, ...Array<string>(columns - 1).fill('')]];
    return [...title, [`  ${bucketName(row)}`, ...cells(row)]];
  });
}

const isSeen = (value: string): boolean => new Decimal(value).abs().gte(SEEN);

const change = (value: string): string => (isSeen(value) ? signed(value) : NONE);

export function otherRows({ others, currency }: BacktestReport): Rows {
  if (others.length === 0) return [];
  return [
    ['not in the scenario', currency, ''],
    ...others.map(other => [otherName(other), other.billed === null ? NONE : money(other.billed), otherKind(other)]),
  ];
}

export function notComparedRows({ notCompared, currency }: BacktestReport): Rows {
  if (notCompared.length === 0) return [];
  return [['not compared', currency], ...notCompared.map(({ line, modelled }) => [line, money(modelled)])];
}

export function changeRows({ calibration }: BacktestReport): Rows {
  if (!calibration?.changes.length) return [];
  return [['calibrated', 'was', 'is'], ...calibration.changes.map(({ path, from, to }) => [path, from ?? NONE, to])];
}
