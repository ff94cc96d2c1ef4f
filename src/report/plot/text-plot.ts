import { displayWidth, padStart } from '../width.ts';
import { type PlotScale, plotHeight, ROWS_BETWEEN } from './plot-size.ts';

/** A line as one value for each column; null where there is nothing. */
export interface TextLine {
  /** One column wide. */
  readonly sign: string;
  readonly values: readonly (number | null)[];
}

export interface TextPlot {
  readonly lines: readonly TextLine[];
  /** What lies above is not drawn. */
  readonly scale: PlotScale;
  /** A line across the plot from top to bottom. */
  readonly mark?: number | undefined;
  readonly below: readonly BelowLabel[];
  /** Texts of the left edge; of the same width. */
  readonly label: (value: number) => string;
}

/** A text under a column; the first of those that would run into each other stands. */
export interface BelowLabel {
  readonly column: number;
  readonly text: string;
}

const BOX = { left: '│', tick: '┤', corner: '└', across: '─', below: '┬', mark: '┊' };
const ASCII: typeof BOX = { left: '|', tick: '+', corner: '+', across: '-', below: '+', mark: ':' };

/** Rows of the plot, its axis and the labels below it; where lines meet, their signs take turns. */
export function textPlot({ lines, scale, mark, below, label }: TextPlot, unicode: boolean): string[] {
  const box = unicode ? BOX : ASCII;
  const height = plotHeight(scale);
  const columns = Math.max(...lines.map(({ values }) => values.length));
  const cells = lines.map(({ values }) => rowsOf(values, scale, height));
  const labels = Array.from({ length: height }, (_, row) =>
    row % ROWS_BETWEEN === 0 ? label(scale.low + (scale.step * row) / ROWS_BETWEEN) : '',
  );
  const width = Math.max(...labels.map(displayWidth));
  const rows = labels.map((text, row) => {
    const drawn = Array.from({ length: columns }, (_, column) => {
      const here = lines.filter((_, i) => cells[i]![column]!.includes(row));
      return here.length ? here[column % here.length]!.sign : column === mark ? box.mark : ' ';
    });
    return `  ${padStart(text, width)} ${text ? box.tick : box.left}${drawn.join('')}`.trimEnd();
  });
  const kept = apart(below, columns);
  const axis = Array.from({ length: columns }, (_, i) =>
    kept.some(({ column }) => column === i) ? box.below : box.across,
  );
  const indent = ' '.repeat(width + 3);
  return [...rows.reverse(), `${indent}${box.corner}${axis.join('')}`, `${indent} ${rowOf(kept)}`.trimEnd()];
}

/** The rows that a line takes in each column, those included that it passes from the column before. */
function rowsOf(values: readonly (number | null)[], { low, high }: PlotScale, height: number): number[][] {
  const places = values.map(value =>
    value === null ? null : Math.round(((value - low) / (high - low)) * (height - 1)),
  );
  return places.map((place, i) => {
    if (place === null) return [];
    const before = places[i - 1] ?? place;
    const [from, to] = before < place ? [before + 1, place] : [place, before - 1];
    const passed = before === place ? [place] : Array.from({ length: to - from + 1 }, (_, r) => from + r);
    return passed.filter(row => row < height);
  });
}

/** Where a text begins so that its middle is under its column, inside the plot. */
const startOf = ({ column, text }: BelowLabel, columns: number): number =>
  Math.max(0, Math.min(columns - displayWidth(text), column - Math.floor(displayWidth(text) / 2)));

function apart(labels: readonly BelowLabel[], columns: number): (BelowLabel & { readonly start: number })[] {
  const kept: (BelowLabel & { readonly start: number; readonly end: number })[] = [];
  for (const item of labels) {
    const start = startOf(item, columns);
    const end = start + displayWidth(item.text);
    if (end <= columns && kept.every(other => end < other.start - 1 || start > other.end + 1))
      kept.push({ ...item, start, end });
  }
  return kept.sort((a, b) => a.start - b.start);
}

const rowOf = (labels: readonly { readonly start: number; readonly text: string }[]): string => {
  let row = '';
  for (const { start, text } of labels) row += ' '.repeat(start - displayWidth(row)) + text;
  return row;
};
