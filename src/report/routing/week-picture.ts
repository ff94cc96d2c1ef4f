import { significant, volume } from '../format.ts';
import { type Screen, shown } from '../screen.ts';
import { padEnd, padStart } from '../width.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import type { WeekReport } from './routing-report.ts';
import { type Bin, HOURS_OF_DAY, weekBins } from './week-bins.ts';
import { barSigns, type Signs, signAt } from './week-signs.ts';
import { hasOwn, isEven, weekSentence } from './week-words.ts';

const HEIGHT = 8;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** Columns for each day and the gap between days, the finest first. */
const LAYOUTS = [
  { perDay: 24, gap: 1 },
  { perDay: 12, gap: 1 },
  { perDay: 8, gap: 1 },
  { perDay: 6, gap: 1 },
  { perDay: 4, gap: 1 },
  { perDay: 4, gap: 0 },
];
/** Times the largest load up to which the capacity is drawn; beyond it the load would be too small to see. */
const HIGHEST_CAPACITY = 3;

/** The week as bars: what GPUs serve, what APIs serve on top, and what the GPUs could serve. Nothing where none serves anything. */
export function weekPicture(week: WeekReport | null, screen: Screen): string[] {
  if (!week || !hasOwn(week)) return [];
  const prose = (text: string) => wrap(shown(text, screen), Math.min(screen.width, LONGEST_LINE), 2);
  const said = prose(weekSentence(week));
  if (isEven(week)) return said;
  const largest = Math.max(...weekBins(week, HOURS_OF_DAY).map(loadOf));
  const labels = Math.max(...[1, 0.5].map(part => volume(`${HIGHEST_CAPACITY * largest * part}`, 2).length), 4);
  const layout = LAYOUTS.find(({ perDay, gap }) => labels + 4 + 7 * perDay + 6 * gap <= screen.width);
  if (!layout) return said;
  const bins = weekBins(week, layout.perDay);
  const could = Math.max(...bins.map(({ capacity }) => capacity ?? 0));
  const load = Math.max(...bins.map(loadOf));
  const drawn = could <= HIGHEST_CAPACITY * load;
  const hours = HOURS_OF_DAY / layout.perDay;
  const each = hours === 1 ? 'a column is an hour' : `a column is the mean of ${hours} hours`;
  const signs = barSigns(screen);
  const bars = chart(bins, layout, labels, drawn ? Math.max(could, load) : load, drawn, signs, screen);
  const legend = [
    [signs.own, 'GPUs'],
    [signs.api, 'APIs'],
    [signs.capacity, 'what the GPUs could serve'],
  ].filter(([sign]) => bars.some(text => text.includes(sign!)));
  const above = `The GPUs could serve up to ${significant(`${could / load}`, 2)} × the highest column: beyond the picture.`;
  return [
    ...prose(`The week of month 1 in tok/s, local hours; ${each}:`).map(screen.style.strong),
    ...bars,
    ...wrap(shown(legend.map(([sign, name]) => `${sign} ${name}`).join(' · '), screen), screen.width, labels + 4),
    ...(drawn ? [] : prose(above)),
    ...said,
  ];
}

const loadOf = ({ own, api }: Bin): number => own + api;

function chart(
  bins: readonly Bin[],
  { perDay, gap }: (typeof LAYOUTS)[number],
  labels: number,
  top: number,
  drawn: boolean,
  signs: Signs,
  screen: Screen,
): string[] {
  const levels = bins.map(({ own, api, capacity }) => ({
    own: (own / top) * HEIGHT,
    api: (api / top) * HEIGHT,
    capacity: drawn && capacity !== null ? (capacity / top) * HEIGHT : null,
  }));
  const rows = Array.from({ length: HEIGHT }, (_, i) => HEIGHT - 1 - i).map(row => {
    const label = row === HEIGHT - 1 ? top : row === HEIGHT / 2 - 1 ? top / 2 : undefined;
    const name = padStart(label === undefined ? '' : shown(volume(`${label}`, 2), screen), labels);
    const cells = levels.map(
      (bin, i) => (gap && i > 0 && i % perDay === 0 ? ' ' : '') + signAt(bin, row, HEIGHT, signs),
    );
    return `  ${name} ${coloured(cells.join('').trimEnd(), signs, screen)}`.trimEnd();
  });
  const days = DAYS.map(day => padEnd(day.slice(0, Math.max(1, perDay - 1)), perDay)).join(' '.repeat(gap));
  return [...rows, `  ${' '.repeat(labels)} ${days}`.trimEnd()];
}

/** Emphasis for each run of like signs. */
const coloured = (row: string, signs: Signs, { style }: Screen): string =>
  row
    .split(new RegExp(`([${signs.api}]+|[${signs.capacity}]+)`))
    .map(run =>
      run.startsWith(signs.api) ? style.warning(run) : run.startsWith(signs.capacity) ? style.faint(run) : run,
    )
    .join('');
