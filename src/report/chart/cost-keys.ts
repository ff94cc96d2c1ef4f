import { sanitize } from '../sanitize.ts';
import type { ChartLook } from './chart.ts';
import { type Box, LINE_HEIGHT, label, SIZE } from './frame.ts';
import { element } from './markup.ts';
import { fitted, textWidth } from './text-width.ts';

/** A kind of cost, as every bar shows it. */
export interface CostKey {
  readonly name: string;
  /** Stands in parts too narrow for the name. */
  readonly letter: string;
  readonly colour: string;
  readonly opacity: number;
}

/** Of the colours, one round after another. */
const OPACITIES = [0.42, 0.2, 0.62];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The kinds of cost that any plan has, the largest over all plans first. */
export function costKeys(bars: readonly ReadonlyMap<string, number>[], { palette }: ChartLook): CostKey[] {
  const sizes = new Map<string, number>();
  for (const bar of bars)
    for (const [name, size] of bar) if (size !== 0) sizes.set(name, (sizes.get(name) ?? 0) + Math.abs(size));
  return [...sizes]
    .sort((a, b) => b[1] - a[1])
    .map(([name], i) => ({
      name,
      letter: `${LETTERS[i % LETTERS.length]}${i < LETTERS.length ? '' : Math.floor(i / LETTERS.length)}`,
      colour: palette.series[i % palette.series.length]!,
      opacity: OPACITIES[Math.floor(i / palette.series.length) % OPACITIES.length]!,
    }));
}

const SWATCH = 18;

/** The kinds in rows from the top of the box on. */
export function keyLegend(keys: readonly CostKey[], { left, right, top }: Box, { palette }: ChartLook): string[] {
  const rows = legendRows(keys, right - left);
  return rows.flatMap((row, r) =>
    row.flatMap(({ key, name, x }) => {
      const y = top + r * (LINE_HEIGHT + 3);
      return [
        element('rect', {
          x: left + x,
          y,
          width: SWATCH,
          height: LINE_HEIGHT,
          fill: key.colour,
          'fill-opacity': key.opacity,
        }),
        label(key.letter, left + x + SWATCH / 2, y + 11.5, { size: SIZE.small, fill: palette.text, anchor: 'middle' }),
        label(name, left + x + SWATCH + 5, y + 11.5, { size: SIZE.small, fill: palette.text }),
      ];
    }),
  );
}

export const keyRoom = (keys: readonly CostKey[], width: number): number =>
  legendRows(keys, width).length * (LINE_HEIGHT + 3) + 8;

function legendRows(keys: readonly CostKey[], width: number) {
  const rows: { key: CostKey; name: string; x: number }[][] = [];
  let x = Number.POSITIVE_INFINITY;
  for (const key of keys) {
    const name = fitted(sanitize(key.name), SIZE.small, Math.min(220, width - SWATCH - 5));
    const wide = SWATCH + 5 + textWidth(name, SIZE.small) + 14;
    if (x + wide - 14 > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)!.push({ key, name, x });
    x += wide;
  }
  return rows;
}
