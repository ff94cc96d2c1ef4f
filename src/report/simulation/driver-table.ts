import { Decimal } from '../../quantity/decimal.ts';
import { money, percent, significant, volume } from '../format.ts';
import { type Screen, shown } from '../screen.ts';
import { grid, gridWidth, gridWidths } from '../terminal/grid.ts';
import { wrap } from '../wrap.ts';
import type { Drivers, SimulationReport, Unknown } from './simulation-report.ts';

/** Unknowns that are shown unasked, and the share of the variance from which on any is. */
const [MOST, MUCH] = [8, 0.05];

interface Column {
  readonly title: string;
  readonly cell: (row: Drivers['tornado'][number], unknown: Unknown) => string;
  /** Columns with the highest number go first where the page is narrow. */
  readonly spare: number;
}

const VARIANCE = 'variance';

/** The columns of what moves a cost, behind the name of the unknown. */
export const driverColumns = (drivers: Drivers): readonly Column[] => [
  { title: 'P5', spare: 2, cell: (_row, unknown) => amountOf(unknown, unknown.p5) },
  { title: 'P95', spare: 2, cell: (_row, unknown) => amountOf(unknown, unknown.p95) },
  { title: 'at its P5', spare: 0, cell: row => money(row.atP5) },
  { title: 'at its P95', spare: 0, cell: row => money(row.atP95) },
  { title: VARIANCE, spare: 1, cell: row => shareWords(shareOf(drivers, row.unknown)) },
];

/** The name of each unknown, and its cells. */
export const driverRows = (
  columns: readonly Column[],
  rows: Drivers['tornado'],
  { unknowns }: SimulationReport,
): string[][] =>
  rows.map(row => {
    const unknown = unknowns.find(u => u.id === row.unknown)!;
    return [unknown.name, ...columns.map(c => c.cell(row, unknown))];
  });

const shareWords = (share: string | undefined): string => (share === undefined ? '' : percent(share));

/** Unknowns that move a cost, the widest swing first; a share that is no more than its error does not count. */
const movingRows = (drivers: Drivers): Drivers['tornado'] =>
  drivers.tornado.filter(t => {
    const share = ownShare(drivers, t.unknown)?.total;
    return t.atP5 !== t.atP95 || (share && Number(share.value) > Number(share.halfWidth));
  });

/** Of these what is shown unasked: the first, and what has a share of the variance that the swing alone does not tell of. */
export const shownRows = (drivers: Drivers, all: boolean): Drivers['tornado'] =>
  movingRows(drivers).filter((row, i) => all || i < MOST || Number(shareOf(drivers, row.unknown) ?? 0) >= MUCH);

/** The share of the unknowns that were not looked at one by one, where that is worth a word. */
export function pooledSentence({ variance }: Drivers): string | undefined {
  const pooled = variance.find(v => v.unknowns.length > 1);
  return pooled && Number(pooled.total.value) >= 0.005
    ? `The unknowns without a share have ${percent(pooled.total.value)} together.`
    : undefined;
}

const [CUT_NAME, SHORTEST_NAME, LONGEST_NAME] = [8, 16, 36];
/** Columns of a picture, the gap before it included. */
const [SMALLEST_PICTURE, LARGEST_PICTURE] = [18, 34];

/** What moves a cost: each unknown at its P5 and its P95, what the cost is then, and its share of the variance. */
export function driverTable(
  drivers: Drivers,
  simulation: SimulationReport,
  currency: string,
  screen: Screen,
): string[] {
  const moving = movingRows(drivers);
  if (!moving.length) return [];
  const rows = shownRows(drivers, screen.all ?? false);
  const { cells, widths } = fitting(drivers, rows, simulation, screen);
  const lines = grid(cells, widths, screen);
  const room = Math.min(LARGEST_PICTURE, screen.width - gridWidth(widths));
  const bars = room >= SMALLEST_PICTURE ? tornado(drivers, rows, room - 3, screen) : rows.map(() => '');
  const left = moving.length - rows.length;
  const pooled = cells[0]!.includes(VARIANCE) ? pooledSentence(drivers) : undefined;
  return [
    ...wrap(shown(titleOf(drivers, currency), screen), screen.width, 2).map(screen.style.strong),
    ...lines.map((line, i) =>
      i === 0 ? screen.style.faint(line) : `${line.padEnd(gridWidth(widths))}   ${bars[i - 1]}`.trimEnd(),
    ),
    ...(left > 0 ? [screen.style.faint(`  and ${left} more that move it less`)] : []),
    ...(pooled ? wrap(shown(pooled, screen), screen.width, 2).map(screen.style.faint) : []),
  ];
}

/** Leaves out the columns that can be spared until names and the picture have room. */
function fitting(drivers: Drivers, rows: Drivers['tornado'], simulation: SimulationReport, screen: Screen) {
  for (let columns = driverColumns(drivers); ; ) {
    const cells = [['unknown', ...columns.map(c => c.title)], ...driverRows(columns, rows, simulation)].map(row =>
      row.map(cell => shown(cell, screen)),
    );
    const [, ...others] = gridWidths(cells);
    const room = screen.width - gridWidth(others) - 2;
    const spare = Math.max(...columns.map(c => c.spare));
    const wanted = spare > 1 ? SHORTEST_NAME + SMALLEST_PICTURE : SHORTEST_NAME;
    if (room >= wanted || spare === 0) {
      const forNames = room - SMALLEST_PICTURE >= SHORTEST_NAME ? room - SMALLEST_PICTURE : room;
      const least = Math.min(SHORTEST_NAME, Math.max(CUT_NAME, room));
      return { cells, widths: gridWidths(cells, Math.max(least, Math.min(LONGEST_NAME, forNames))) };
    }
    columns = columns.filter(c => c.spare < spare);
  }
}

const titleOf = ({ of, against, atLikely, method }: Drivers, currency: string): string => {
  const what = against === null ? `the cost of ${of}` : `the cost of ${of} less that of ${against}`;
  const shares = method === 'shapley' ? '; shares of the variance as Shapley effects' : '';
  return `What moves ${what} (${money(atLikely)} ${currency} a month at likely values${shares}):`;
};

/** The share of the variance that goes with an unknown, 0..1; undefined where it was pooled with others. */
function shareOf({ variance }: Drivers, unknown: string): string | undefined {
  const own = ownShare({ variance }, unknown);
  return own && Decimal.min(1, Decimal.max(0, own.total.value)).toFixed();
}

const ownShare = ({ variance }: Pick<Drivers, 'variance'>, unknown: string) =>
  variance.find(v => v.unknowns.length === 1 && v.unknowns[0] === unknown);

const amountOf = ({ unit }: Unknown, value: string): string => {
  const isShare = unit.startsWith('%');
  const number = new Decimal(value).abs().gte('1e6') ? volume(value) : significant(value, 3);
  return isShare ? `${number} ${unit}` : number;
};

/** One bar for each unknown: what lies below the cost at likely values to the left of the middle, what lies above to the right. */
function tornado(drivers: Drivers, rows: Drivers['tornado'], room: number, screen: Screen): string[] {
  const half = Math.floor((room - 1) / 2);
  const middle = Number(drivers.atLikely);
  const swings = rows.map(t => [Number(t.atP5) - middle, Number(t.atP95) - middle] as const);
  const widest = Math.max(...swings.flat().map(Math.abs), Number.MIN_VALUE);
  const [bar, line] = screen.unicode ? ['█', '│'] : ['#', '|'];
  return swings.map(([a, b]) => {
    const cells = (size: number) => bar.repeat(Math.round((size / widest) * half));
    const below = cells(Math.max(0, -Math.min(a, b)));
    const above = cells(Math.max(0, Math.max(a, b)));
    return `${below.padStart(half)}${line}${above}`;
  });
}
