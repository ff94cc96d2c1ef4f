import type { ImportedRow, LeftRuns, MeasurementAccount } from '../../catalog/measurements/measurement-account.ts';
import type { Problem } from '../../input/problem.ts';
import { significant } from '../format.ts';
import { toJson } from '../json.ts';
import { type Screen, shown, shownSafely } from '../screen.ts';
import { joinedSections } from '../sections.ts';
import { counted } from '../sentences/words.ts';
import { displayWidth, padEnd } from '../width.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';

/** The folder that was written, and whether an earlier import of the same entry stood in it. */
export interface WrittenFolder {
  readonly output: string;
  readonly again: boolean;
}

const EXAMPLES = 3;
const CAP = 12;

/** The account of an import of measurements for programs. */
export const renderMeasurementsJson = (account: MeasurementAccount, written: WrittenFolder): string =>
  toJson({ ...account, ...written });

/** The account of an import of measurements for a terminal: the rows, what was left out and why, what is worth a look. */
export function renderMeasurements(account: MeasurementAccount, written: WrittenFolder, screen: Screen): string {
  const sections = [
    head(account, written, screen),
    rowTable(account.rows, screen),
    leftOut(account.left, screen),
    doubts(account.warnings, screen),
    prose(`Use it: tco compare --catalog ${written.output} SCENARIO`, screen),
  ];
  return joinedSections(sections);
}

function head(account: MeasurementAccount, { output, again }: WrittenFolder, screen: Screen): string[] {
  const { files, rows, left, entry, model, device, replaces } = account;
  const out = left.reduce((sum, group) => sum + group.count, 0);
  const runs = `${counted(rows.length + out, 'run')}: ${rows.length} entered, ${out} left out. ${entry}.yaml in ${output}.`;
  const earlier = again ? ' Rows of an earlier import that stood there are replaced.' : '';
  const lost =
    replaces > 0
      ? `The ${replaces} measured ${replaces === 1 ? 'row' : 'rows'} that the catalog has of this model and device no longer ${replaces === 1 ? 'counts' : 'count'} where the folder lies on top: an entry is replaced whole.`
      : 'The catalog has no measured row of this model and device.';
  return [
    ...prose(`measured rows of ${model} on ${device}`, screen).map(text => screen.style.faint(text)),
    ...prose(runs, screen).map(text => screen.style.strong(text)),
    ...prose(`${lost}${earlier}`, screen),
    ...files.flatMap(({ file, measuredWith, called }) =>
      listItem([file, measuredWith.join(', '), called.join(', ')].filter(Boolean).join(' · '), screen),
    ),
  ];
}

/** A line for each row; what all rows share stands above them, and a row is broken where a screen is too narrow. */
function rowTable(rows: readonly ImportedRow[], screen: Screen): string[] {
  const all = rows.map(row => cellsOf(row).map(text => shown(shownSafely(text, screen), screen)));
  const shared = (i: number): boolean => i < SHAREABLE && all.every(row => row[i] === all[0]![i]);
  const common = all[0]!.filter((_, i) => shared(i)).join(', ');
  const cells = all.map(row => row.filter((_, i) => !shared(i)));
  const widths = cells[0]!.map((_, i) => Math.max(...cells.map(row => displayWidth(row[i] ?? ''))));
  const fits = widths.reduce((sum, width) => sum + width + 2, 0) <= screen.width;
  const lines = cells.flatMap(row =>
    fits
      ? [`  ${row.map((cell, i) => padEnd(cell, widths[i]!)).join('  ')}`.trimEnd()]
      : wrap(row.filter(Boolean).join(', '), screen.width, 2, 4),
  );
  return [...heading(common ? `Rows: ${common}` : 'Rows', screen), ...lines];
}

/** The first cells of a row: GPUs and precision, engine, which tokens are counted. */
const SHAREABLE = 3;

function cellsOf({ gpus, precision, engine, mode, concurrency, metric, ...row }: ImportedRow): string[] {
  const ttft = row.ttft && `TTFT ${short(row.ttft, 3)}`;
  const tpot = row.tpot && `TPOT ${short(row.tpot, 3)}`;
  return [
    `${counted(gpus, 'GPU')}, ${precision}`,
    engine,
    metric === 'prefill' ? 'prompt tokens' : `${metric} tokens`,
    mode === 'single-stream' ? 'single stream' : `${mode} ${concurrency ?? ''}`.trim(),
    `${short(row.input).replace(' tok', '')} + ${short(row.output)}`,
    short(row.rate),
    ttft && tpot ? `${ttft.replace(' ms', '')}, ${tpot}` : (ttft ?? tpot ?? ''),
  ];
}

/** An amount with a few significant digits, or all those before the point. */
function short(amount: string, digits = 4): string {
  const [number = '', ...unit] = amount.split(' ');
  return [significant(number, Math.max(digits, number.split('.')[0]!.length)), ...unit].join(' ');
}

function leftOut(left: readonly LeftRuns[], screen: Screen): string[] {
  if (left.length === 0) return [];
  const lines = left.flatMap(({ reason, count: found, runs }) => {
    const places = runs.slice(0, EXAMPLES).map(run => `${run.label} (${run.file}:${run.line})`);
    const more = found > EXAMPLES ? ', …' : '';
    return listItem(`${counted(found, 'run')}: ${reason}: ${places.join(', ')}${more}`, screen);
  });
  return [...heading('Left out', screen), ...lines];
}

function doubts(warnings: readonly Problem[], screen: Screen): string[] {
  if (warnings.length === 0) return [];
  const limit = screen.all ? warnings.length : CAP;
  const lines = warnings.slice(0, limit).flatMap(({ code, message, at, expected }) => {
    const place = at ? ` (${at.file}:${at.line})` : '';
    return listItem(`${code} ${message}${expected ? `; expected ${expected}` : ''}${place}`, screen);
  });
  const left = warnings.length - limit;
  return [
    ...heading('Entered, but worth a look', screen, 'warning'),
    ...lines,
    ...(left > 0 ? wrap(`and ${left} more: --format json`, screen.width, 2) : []),
  ];
}

const heading = (text: string, screen: Screen, style: 'strong' | 'warning' = 'strong'): string[] =>
  wrap(text, screen.width).map(line => screen.style[style](line));

const listItem = (text: string, screen: Screen): string[] =>
  wrap(shown(shownSafely(text, screen), screen), Math.min(screen.width, LONGEST_LINE), 2, 4);

const prose = (text: string, screen: Screen): string[] =>
  wrap(shown(shownSafely(text, screen), screen), Math.min(screen.width, LONGEST_LINE));
