import { Decimal } from '../../quantity/decimal.ts';
import { type Screen, shown } from '../screen.ts';
import { padEnd, padStart } from '../width.ts';

/** A price at a time: what is drawn, and how it is written. */
export interface Point {
  readonly when: string;
  /** By series, in the order of the names; undefined: not priced. */
  readonly values: readonly (string | undefined)[];
  readonly note: string;
}

const LONGEST_BAR = 24;
const SHORTEST_BAR = 3;

/** One price over time, with what its texts look like. */
interface Series {
  readonly name: string;
  readonly values: readonly (string | undefined)[];
  readonly texts: readonly string[];
}

/**
 * Prices over time as bars, a line per period, each series against its own highest; nothing where nothing changes.
 * Side by side where there is room, else one below the other; where there is no room at all, nothing: the prices stand in words elsewhere.
 */
export function bars(
  points: readonly Point[],
  names: readonly string[],
  eye: (value: string) => string,
  screen: Screen,
): string[] {
  const series = names
    .map((name, i): Series => {
      const values = points.map(point => point.values[i]);
      return { name, values, texts: values.map(value => (value === undefined ? '' : eye(value))) };
    })
    .filter(({ values }) => changes(values));
  if (series.length === 0) return [];
  const together = drawn(points, series, true, screen);
  if (together) return together;
  return series.flatMap(one => {
    const alone = drawn(points, [one], false, screen);
    return alone ? [`  ${one.name}`, ...alone] : [];
  });
}

/** Undefined where the page is too narrow for it. */
function drawn(
  points: readonly Point[],
  series: readonly Series[],
  named: boolean,
  screen: Screen,
): string[] | undefined {
  const widest = (texts: readonly string[]): number => Math.max(...texts.map(text => text.length));
  const whenWidth = widest(points.map(point => point.when));
  const noteWidth = widest(points.map(point => point.note && `  ${point.note}`));
  const name = (one: Series): string => (named ? `${one.name} ` : '');
  const fixed = series.map(one => 2 + name(one).length + 1 + widest(one.texts));
  const room = screen.width - 2 - whenWidth - noteWidth - fixed.reduce((sum, width) => sum + width, 0);
  const size = Math.min(LONGEST_BAR, Math.floor(room / series.length));
  if (size < SHORTEST_BAR) return undefined;
  return points.map((point, p) => {
    const cells = series.map(one => {
      const drawing = padEnd(bar(one.values[p], one.values, size, screen), size);
      return `  ${name(one)}${drawing} ${padStart(one.texts[p]!, widest(one.texts))}`;
    });
    const note = point.note ? `  ${shown(point.note, screen)}` : '';
    return `  ${padEnd(point.when, whenWidth)}${cells.join('')}${note}`.trimEnd();
  });
}

const changes = (values: readonly (string | undefined)[]): boolean => {
  const known = values.filter(value => value !== undefined);
  return known.some(value => !new Decimal(value).eq(known[0]!));
};

function bar(
  value: string | undefined,
  all: readonly (string | undefined)[],
  size: number,
  { unicode }: Screen,
): string {
  if (value === undefined || new Decimal(value).isZero()) return '';
  const highest = Decimal.max(...all.filter(v => v !== undefined));
  const length = new Decimal(value).times(size).dividedBy(highest).round().toNumber();
  return (unicode ? '█' : '#').repeat(Math.max(1, length));
}
