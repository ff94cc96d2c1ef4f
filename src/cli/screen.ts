import { PLAIN, type Screen, type Style } from '../report/screen.ts';
import { isTerminal } from './terminal.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a stream gets colour. Whoever asks for none gets none; without a terminal there is none unless forced. */
export function wantsColour(env: Environment, terminal: boolean, refused: boolean): boolean {
  if (refused || env.NO_COLOR || env.TCO_NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return !/^(0|false)$/.test(env.FORCE_COLOR);
  return terminal && env.TERM !== 'dumb';
}

/** Whether signs beyond ASCII can be shown: not on a dumb terminal, nor in a locale that says it has none. */
export function hasUnicode(env: Environment): boolean {
  if (env.TERM === 'dumb') return false;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  if (/^(C|POSIX)$/.test(locale)) return false;
  return !/\.(?!utf-?8)/i.test(locale);
}

const NARROWEST = 20;
const WIDEST = 1000;

/** Columns: what the user says, else what the terminal has, else 80. */
export function columnsOf(env: Environment, terminal: boolean): number {
  const said = /^[1-9]\d{0,5}$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : undefined;
  const width = said ?? ((terminal && process.stdout.columns) || 80);
  return Math.min(WIDEST, Math.max(NARROWEST, width));
}

/** What is known about a stream (1 is standard output, 2 standard error); undefined stands for a file. */
export async function screenOf(
  stream: 1 | 2 | undefined,
  env: Environment,
  options: { readonly color: boolean; readonly all: boolean },
): Promise<Screen> {
  const terminal = stream !== undefined && (await isTerminal(stream));
  const colour = stream !== undefined && wantsColour(env, terminal, !options.color);
  return {
    width: columnsOf(env, terminal && stream === 1),
    unicode: hasUnicode(env),
    all: options.all,
    style: colour ? await coloured() : PLAIN,
  };
}

const coloured = async (): Promise<Style> => (await import('../report/terminal/colour.ts')).COLOURED;
