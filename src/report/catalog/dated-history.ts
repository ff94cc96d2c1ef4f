import type { CompiledOffer, SourceRef } from '../../catalog/compiled.ts';
import type { Status } from '../../catalog/dates.ts';
import { amountIn, inBase } from '../../catalog/diff/amount-in.ts';
import { Decimal } from '../../quantity/decimal.ts';
import { percent } from '../format.ts';
import { type Screen, shownSafely } from '../screen.ts';
import { grid, gridWidth, gridWidths } from '../terminal/grid.ts';
import { wrap } from '../wrap.ts';
import { bars } from './bars.ts';
import { amountWords, exactPrice, measured } from './measure.ts';
import { spanWords, stateWords } from './period-words.ts';
import type { SourceNotes } from './source-notes.ts';

/** One price of a thing over time. */
export interface DatedAmount {
  /** Which of several things has this price; empty where there is only one. */
  readonly thing: string;
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  readonly status?: Status | undefined;
  readonly amount: string;
  readonly note?: string | undefined;
  readonly source: SourceRef | undefined;
  /** For an instance of several GPUs. */
  readonly gpus?: number;
}

/** The offers of one provider for one device, those of one instance, region and term together, oldest first. */
export const offersOverTime = (offers: readonly CompiledOffer[]): readonly DatedAmount[] =>
  [...offers]
    .map(({ instance, region, term, price, gpus, ...rest }) => ({
      ...rest,
      gpus,
      amount: price,
      thing: `${instance}, ${gpus} GPU${gpus === 1 ? '' : 's'}, ${region}, ${term}`,
    }))
    .sort((a, b) => (a.thing === b.thing ? (a.validFrom < b.validFrom ? -1 : 1) : 0));

/** A line per period with its price and by how much it differs from the one before; then bars of what changed. */
export function datedHistory(all: readonly DatedAmount[], day: string, notes: SourceNotes, screen: Screen): string[] {
  return [...new Set(all.map(dated => dated.thing))].flatMap(thing => {
    const own = all.filter(dated => dated.thing === thing);
    const head = thing ? wrap(shownSafely(thing, screen), screen.width, 2, 4) : [];
    return [...head, ...lines(own, day, notes, screen, thing ? '  ' : ''), ...drawing(own, day, screen)];
  });
}

function lines(own: readonly DatedAmount[], day: string, notes: SourceNotes, screen: Screen, indent: string): string[] {
  const rows = own.map((dated, i) => {
    const before = own.slice(0, i).findLast(earlier => earlier.status !== 'withdrawn');
    // the heading says that it is an instance
    const amount = amountWords(dated.amount).replace('/instance/h', dated.gpus === undefined ? '/instance/h' : '/h');
    return [
      spanWords(dated),
      amount,
      perGpu(dated),
      change(before, dated),
      stateWords(dated, day),
      notes.mark(dated.source),
    ].map(text => shownSafely(text, screen));
  });
  // what says nothing takes no room
  const used = rows[0]!.map((_, i) => i).filter(i => rows.some(row => row[i] !== ''));
  const shownRows = rows.map(row => used.map(i => row[i]!));
  const widths = gridWidths(shownRows);
  const fits = gridWidth(widths) + indent.length <= screen.width;
  return own.flatMap((dated, i) => {
    const text = fits
      ? [
          indent +
            grid(
              [shownRows[i]!],
              widths,
              screen,
              used.flatMap((c, at) => (c >= 4 ? [at] : [])),
            )[0]!,
        ]
      : wrap(
          shownRows[i]!.filter(Boolean)
            .join(', ')
            .replace(/, (\[\d+\])$/, ' $1'),
          screen.width,
          2 + indent.length,
          4 + indent.length,
        );
    const strong = stateWords(dated, day).startsWith('in force') && own.length > 1;
    return [
      ...(strong ? text.map(screen.style.strong) : text),
      ...(dated.note
        ? wrap(shownSafely(dated.note, screen), screen.width, 4 + indent.length).map(screen.style.faint)
        : []),
    ];
  });
}

function perGpu({ amount: text, gpus }: DatedAmount): string {
  const amount = gpus === undefined ? undefined : amountIn(text);
  if (!amount || gpus === 1) return '';
  const { value } = measured(amount, '¤/instance/h');
  return `${exactPrice(new Decimal(value).dividedBy(gpus!).toDecimalPlaces(4).toFixed())} per GPU`;
}

function change(before: DatedAmount | undefined, now: DatedAmount): string {
  const [a, b] = [before?.amount, now.amount].map(text => (text === undefined ? undefined : amountIn(text)));
  if (!a || !b || a.unit.text !== b.unit.text) return '';
  const from = inBase(a, a.likely);
  if (from.isZero()) return '';
  const step = inBase(b, b.likely).dividedBy(from).minus(1);
  return step.isZero() ? 'unchanged' : `${step.isPositive() ? '+' : ''}${percent(step)}`;
}

function drawing(own: readonly DatedAmount[], day: string, screen: Screen): string[] {
  const drawn = own.filter(dated => dated.status !== 'withdrawn');
  const values = drawn.map(({ amount }) => amountIn(amount));
  if (drawn.length < 3 || values.some(value => !value || value.unit.text !== values[0]!.unit.text)) return [];
  const points = drawn.map((dated, i) => ({
    when: dated.validFrom ?? spanWords(dated),
    values: [values[i]!.likely.toFixed()],
    note: stateWords(dated, day) === 'scheduled' ? 'scheduled' : '',
  }));
  return bars(points, ['price'], exactPrice, screen);
}
