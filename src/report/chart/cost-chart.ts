import { scaleLinear } from 'd3-scale';
import { stack, stackOffsetDiverging } from 'd3-shape';
import type { DossierReport } from '../dossier/dossier-report.ts';
import { moneyOfFloat } from '../format.ts';
import { sanitize } from '../sanitize.ts';
import { byCost } from '../sentences/words.ts';
import type { Chart, ChartLook } from './chart.ts';
import { type CostKey, costKeys, keyLegend, keyRoom } from './cost-keys.ts';
import { type Box, label, picture, SIZE } from './frame.ts';
import { element } from './markup.ts';
import { fitted, textWidth } from './text-width.ts';

const LOWEST_ROW = 17;
const HIGHEST_ROW = 84;
const WIDEST_NAME = 190;

interface Row {
  readonly name: string;
  readonly total: number;
  /** By kind of cost. */
  readonly parts: ReadonlyMap<string, number>;
}

/** What each possible plan costs a month, by what it is paid for; null where no plan is possible. */
export function costChart(report: DossierReport, look: ChartLook): Chart | null {
  const plans = byCost([...report.plans, ...(report.routed ? [report.routed] : [])]);
  const rows = plans.map((plan): Row => {
    const parts = new Map<string, number>();
    for (const { label, monthly } of plan.lines) parts.set(label, (parts.get(label) ?? 0) + Number(monthly.value));
    return { name: plan.id, total: Number(plan.monthly!.value), parts };
  });
  if (!rows.length) return null;
  const keys = costKeys(
    rows.map(row => row.parts),
    look,
  );
  const { currency } = report.basis;
  const [cheapest] = rows;
  const largest = [...cheapest!.parts].sort((a, b) => b[1] - a[1])[0];
  const room = look.height - (look.alone ? 80 : 8) - keyRoom(keys, look.width - 32);
  const fitting = Math.max(1, Math.min(rows.length, Math.floor(room / LOWEST_ROW) - 1));
  const shown = rows.slice(0, fitting);
  const left = rows.slice(fitting).map(({ name, total }) => `${name} ${moneyOfFloat(total)}`);
  return picture('costs', report, look, {
    title: `Monthly cost by what is paid for, ${currency}`,
    description: `${rows.map(({ name, total }) => `${name} ${moneyOfFloat(total)}`).join(', ')} ${currency} a month.${largest ? ` Most of ${cheapest!.name} is ${largest[0]}.` : ''}`,
    notes: left.length ? [`Not drawn, all dearer: ${left.join(', ')}.`] : [],
    draw: outer => drawn(shown, keys, outer, look),
  });
}

function drawn(rows: readonly Row[], keys: readonly CostKey[], outer: Box, look: ChartLook): string[] {
  const { palette } = look;
  const names = Math.min(WIDEST_NAME, Math.max(...rows.map(({ name }) => textWidth(sanitize(name), SIZE.text)))) + 10;
  const totals = Math.max(...rows.map(({ total }) => textWidth(moneyOfFloat(total), SIZE.text, true))) + 10;
  const top = outer.top;
  const bottom = outer.bottom - keyRoom(keys, outer.right - outer.left);
  const step = Math.min(HIGHEST_ROW, (bottom - top) / rows.length);
  const series = stack<Row, string>()
    .keys(keys.map(({ name }) => name))
    .value((row, name) => row.parts.get(name) ?? 0)
    .offset(stackOffsetDiverging)(rows);
  const ends = series.flatMap(parts => parts.flatMap(part => [part[0], part[1]]));
  const x = scaleLinear([Math.min(0, ...ends), Math.max(1e-9, ...ends)], [outer.left + names, outer.right - totals]);
  const bars = rows.flatMap((row, r) => {
    const y = top + r * step + step * 0.14;
    const height = step * 0.72;
    const middle = y + height / 2 + 4;
    const end = Math.max(x(0), ...series.map(parts => x(parts[r]![1])));
    return [
      label(fitted(sanitize(row.name), SIZE.text, names - 10), outer.left + names - 8, middle, {
        fill: palette.text,
        anchor: 'end',
      }),
      ...series.flatMap((parts, k) => {
        const [from, to] = [x(parts[r]![0]), x(parts[r]![1])];
        return to - from < 0.005 ? [] : part(from, to, y, height, keys[k]!, palette);
      }),
      label(moneyOfFloat(row.total), end + 6, middle, { fill: palette.text, bold: true }),
    ];
  });
  return [...bars, ...keyLegend(keys, { ...outer, top: top + rows.length * step + 8 }, look)];
}

/** A part of a bar, with its name or its letter where there is room. */
function part(
  from: number,
  to: number,
  y: number,
  height: number,
  key: CostKey,
  palette: ChartLook['palette'],
): string[] {
  const room = to - from - 6;
  const text = [sanitize(key.name), key.letter].find(t => textWidth(t, SIZE.small) <= room);
  return [
    element('rect', {
      x: from,
      y,
      width: to - from,
      height,
      fill: key.colour,
      'fill-opacity': key.opacity,
      stroke: palette.background,
    }),
    ...(text === undefined || height < 11
      ? []
      : [label(text, (from + to) / 2, y + height / 2 + 4, { size: SIZE.small, fill: palette.text, anchor: 'middle' })]),
  ];
}
