import { money } from '../format.ts';
import { type Screen, shown } from '../screen.ts';
import { grid, gridWidth, gridWidths } from '../terminal/grid.ts';
import { padEnd } from '../width.ts';
import { histogram } from './histogram.ts';
import type { SimulatedPlan, SimulationReport } from './simulation-report.ts';
import { shareWords } from './simulation-words.ts';

interface Column {
  readonly title: string;
  readonly cell: (plan: SimulatedPlan) => string;
}

/** The columns of plans in draws; a share in which one is possible only where that is not always. */
export function planColumns({ plans }: SimulationReport): readonly Column[] {
  const column = (title: string, cell: Column['cell']): Column => ({ title, cell });
  const isSometimes = plans.some(p => p.possible.value !== '1');
  return [
    column('P5', p => (p.monthly ? money(p.monthly.p5) : '')),
    column('median', p => (p.monthly ? money(p.monthly.p50) : '')),
    column('P95', p => (p.monthly ? money(p.monthly.p95) : '')),
    column('mean', p => (p.monthly ? money(p.monthly.mean) : '')),
    column('cheapest in', p => shareWords({ ...p.cheapest, halfWidth: '0' })),
    column('regret', p => (p.regret ? money(p.regret.value) : '')),
    ...(isSometimes ? [column('possible in', p => shareWords({ ...p.possible, halfWidth: '0' }))] : []),
  ];
}

/** Plans by how often they are the cheapest, then by what they cost. */
export const inOrder = ({ plans }: SimulationReport): readonly SimulatedPlan[] =>
  [...plans].sort(
    (a, b) =>
      Number(b.cheapest.value) - Number(a.cheapest.value) ||
      Number(a.monthly?.mean ?? Number.POSITIVE_INFINITY) - Number(b.monthly?.mean ?? Number.POSITIVE_INFINITY),
  );

/** Columns of a picture. */
const [SMALLEST, LARGEST] = [24, 40];

/** Every plan with its quantiles, and beside it, or below all of them, how its cost is spread. */
export function planTable(simulation: SimulationReport, currency: string, screen: Screen): string[] {
  const plans = inOrder(simulation);
  if (!plans.length) return [];
  const { cells, widths } = fitting(plans, planColumns(simulation), screen);
  const [head = '', ...lines] = grid(cells, widths, screen);
  const table = [screen.style.strong(`  Cost in ${currency} a month, levelised:`), screen.style.faint(head)];
  const beside = screen.width - gridWidth(widths) - 3 >= SMALLEST;
  const indent = beside ? gridWidth(widths) + 3 : widths[0]! + 4;
  const pictures = picturesOf(plans, Math.min(LARGEST, screen.width - indent), screen);
  if (!pictures) return [...table, ...lines];
  const scale = screen.style.faint(`${' '.repeat(indent)}${pictures.scale}`);
  const pictured = (texts: readonly string[]) =>
    texts.map((text, i) => `${padEnd(text, indent)}${pictures.lines[i]}`.trimEnd());
  if (beside) return [...table, ...pictured(lines), scale];
  const names = grid(
    cells.slice(1).map(row => row.slice(0, 1)),
    widths.slice(0, 1),
    screen,
  );
  return [...table, ...lines, '', ...pictured(names), scale];
}

/** What a narrow page goes without, in this order. */
const SPARED = ['mean', 'P5', 'P95', 'regret'];

/** Leaves out columns until the page is wide enough. */
function fitting(plans: readonly SimulatedPlan[], all: readonly Column[], screen: Screen) {
  for (let spared = 0; ; spared++) {
    const columns = all.filter(c => !SPARED.slice(0, spared).includes(c.title));
    const rows = [['plan', ...columns.map(c => c.title)], ...plans.map(p => [p.plan, ...columns.map(c => c.cell(p))])];
    const cells = rows.map(row => row.map(cell => shown(cell, screen)));
    const widths = gridWidths(cells, Math.max(12, Math.floor(screen.width / 4)));
    if (gridWidth(widths) <= screen.width || spared === SPARED.length) return { cells, widths };
  }
}

/** How the costs of the plans are spread, on one scale; undefined where nothing is spread or there is no room. */
function picturesOf(plans: readonly SimulatedPlan[], size: number, screen: Screen) {
  const scale = plans.find(p => p.histogram)?.histogram;
  if (size < SMALLEST || !scale || plans.every(p => p.monthly?.least === p.monthly?.most)) return undefined;
  const lines = plans.map(p => (p.histogram ? histogram(merged(p.histogram.counts, size), screen) : ''));
  return { lines, scale: axis(money(scale.from), money(scale.to), size) };
}

/** The two ends of a scale, at its ends. */
const axis = (from: string, to: string, size: number): string =>
  from.length + to.length + 1 > size ? `${from} to ${to}` : from.padEnd(size - to.length) + to;

/** Counts of fewer, wider stretches, all as wide: one that two of them share is divided between them. */
function merged(counts: readonly number[], size: number): readonly number[] {
  if (size >= counts.length) return counts;
  const width = counts.length / size;
  return Array.from({ length: size }, (_, s) =>
    counts.reduce((sum, n, i) => sum + n * Math.max(0, Math.min(i + 1, (s + 1) * width) - Math.max(i, s * width)), 0),
  );
}
