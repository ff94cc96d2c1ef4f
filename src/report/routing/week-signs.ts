import type { Screen } from '../screen.ts';
import type { Bin } from './week-bins.ts';

/** What a picture is drawn with. */
export interface Signs {
  readonly own: string;
  /** Parts of {@link own} that fill a line from below, the smallest first. */
  readonly parts: readonly string[];
  readonly api: string;
  readonly capacity: string;
}

const BLOCKS: Signs = { own: '█', parts: [...'▁▂▃▄▅▆▇'], api: '░', capacity: '─' };
const ASCII: Signs = { own: '#', parts: ['.', ':'], api: '+', capacity: '-' };

export const barSigns = ({ unicode }: Screen): Signs => (unicode ? BLOCKS : ASCII);

/** Lines below which APIs are not drawn: they would cover more than they are. */
const THINNEST = 0.25;

/** The sign of a bar in one line; levels in lines from below. */
export function signAt({ own, api, capacity }: Bin, row: number, height: number, signs: Signs): string {
  const withApi = api >= THINNEST;
  const top = withApi ? Math.max(1, Math.round(own + api)) : own;
  const ownTop = withApi ? Math.min(Math.round(own), top - 1) : own;
  if (ownTop >= row + 1 - 1e-9) return signs.own;
  if (withApi && row < top) return signs.api;
  if (ownTop > row) return part(ownTop - row, signs);
  const line = capacity === null ? -1 : Math.min(height, Math.max(1, Math.ceil(capacity - 1e-9))) - 1;
  return line === row ? signs.capacity : ' ';
}

/** The sign for a part of a line, never empty. */
function part(filled: number, { parts, own }: Signs): string {
  const steps = Math.max(1, Math.round(filled * (parts.length + 1)));
  return steps > parts.length ? own : parts[steps - 1]!;
}
