import { sanitize } from './sanitize.ts';

/** What a renderer may know about the place where its text will be read. */
export interface Screen {
  /** Columns of a line. */
  readonly width: number;
  /** Whether signs beyond ASCII can be shown. */
  readonly unicode: boolean;
  /** Nothing is left out: every plan's cost lines, every interval, every assumption. */
  readonly all: boolean;
  readonly style: Style;
}

/** Emphasis; each entry returns its text unchanged where there is no colour. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
}

const same = (text: string): string => text;

export const PLAIN: Style = { strong: same, faint: same, good: same, error: same, warning: same };

/** A screen of 80 columns without colour: what files and pipes get. */
export const PAGE: Screen = { width: 80, unicode: true, all: false, style: PLAIN };

const ASCII: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '‑': '-',
  '−': '-',
  '·': '|',
  '…': '~',
  '×': 'x',
  '÷': '/',
  '≤': '<=',
  '≥': '>=',
  '≈': '~',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '∞': 'inf',
  Σ: 'sum',
  '⌈': 'ceil(',
  '⌉': ')',
  '→': '->',
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  ł: 'l',
};

/** A text in ASCII, for terminals that have nothing else: accents go, other letters become `?`. */
export function toAscii(text: string): string {
  if (/^[\n -~]*$/.test(text)) return text;
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return plain.replace(/[^\n -~]/gu, sign => ASCII[sign] ?? ASCII[sign.toLowerCase()]?.toUpperCase() ?? '?');
}

/** A text as this screen can show it. */
export const shown = (text: string, screen: Screen): string => (screen.unicode ? text : toAscii(text));

/** As {@link shown}, for text that did not come out of this program. */
export const shownSafely = (text: string, screen: Screen): string => shown(sanitize(text), screen);
