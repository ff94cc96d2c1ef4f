import type { Report } from '../report.ts';
import { sanitize } from '../sanitize.ts';
import { headingOf } from '../terminal/heading.ts';
import type { Chart, ChartId, ChartLook } from './chart.ts';
import { element, words } from './markup.ts';
import { fitted, lines, textWidth } from './text-width.ts';

/** Pixels from the top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const SIZE = { title: 17, text: 12, small: 11 } as const;
export const LINE_HEIGHT = 15;

const PADDING = 16;

export interface Content {
  readonly title: string;
  readonly description: string;
  /** What the picture leaves out or has to be known to read it. */
  readonly notes: readonly string[];
  /** Markup of what is drawn into a box. */
  readonly draw: (box: Box) => readonly string[];
}

/** A whole SVG: what is drawn between the title and the notes. */
export function picture(id: ChartId, report: Report, look: ChartLook, content: Content): Chart {
  const { width, height, palette, alone } = look;
  const [title, description] = [content.title, content.description].map(sanitize) as [string, string];
  const padding = alone ? PADDING : 4;
  const inner = width - 2 * padding;
  const head = alone
    ? [
        label(fitted(title, SIZE.title, inner / 1.12), padding, padding + 14, {
          size: SIZE.title,
          fill: palette.text,
          bold: true,
        }),
        label(fitted(sanitize(headingOf(report)), SIZE.small, inner), padding, padding + 33, {
          size: SIZE.small,
          fill: palette.faint,
        }),
      ]
    : [];
  const notes = content.notes.flatMap(note => lines(sanitize(note), SIZE.small, inner));
  const bottom = height - padding - notes.length * LINE_HEIGHT;
  const foot = notes.map((note, i) =>
    label(note, padding, bottom + (i + 1) * LINE_HEIGHT - 3, { size: SIZE.small, fill: palette.faint }),
  );
  const box = { left: padding, top: padding + (alone ? 48 : 0), right: width - padding, bottom };
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'font-family': alone ? 'DejaVu Sans, Verdana, sans-serif' : 'system-ui, sans-serif',
      'font-size': SIZE.text,
    },
    element('title', {}, words(title)),
    element('desc', {}, words(description)),
    ...(alone ? [element('rect', { width, height, fill: palette.background })] : []),
    ...head,
    ...content.draw(box),
    ...foot,
  );
  return {
    id,
    title,
    description,
    svg: `${svg.replace(/(<(?:g|path|rect|line|text|circle|title|desc|defs)\b)/g, '\n$1')}\n`,
  };
}

interface LabelLook {
  readonly size?: number;
  readonly fill: string;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** A ground behind the letters, in this colour, where lines may run below them. */
  readonly halo?: string;
}

/** A text at a place: its left end, middle or right end at `x`, its base line at `y`. */
export const label = (text: string, x: number, y: number, { size, fill, bold, anchor, halo }: LabelLook): string =>
  element(
    'text',
    {
      x,
      y,
      fill,
      'font-size': size === SIZE.text ? undefined : size,
      'font-weight': bold ? 'bold' : undefined,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      ...(halo === undefined
        ? {}
        : { stroke: halo, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
    },
    words(text),
  );

/** Of texts along a line those that do not run into one before them; each with its middle and its text. */
export function apart<T extends { readonly at: number; readonly text: string }>(
  items: readonly T[],
  size: number,
  gap = 8,
): T[] {
  const kept: T[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    const half = textWidth(item.text, size) / 2;
    if (item.at - half < end + gap) continue;
    kept.push(item);
    end = item.at + half;
  }
  return kept;
}
