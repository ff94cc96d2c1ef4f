import type { ListedAs, Remark, RemarkKind } from '../../catalog/import/account.ts';
import type { ImportReport, LeftEntries } from '../../catalog/import/import-report.ts';
import { count } from '../format.ts';
import { toJson } from '../json.ts';
import { type Screen, shown, shownSafely } from '../screen.ts';
import { joinedSections } from '../sections.ts';
import { grid, gridWidths } from '../terminal/grid.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';

const EXAMPLES = 3;
/** Remarks of one kind that are shown; zero prices are always named one by one. */
const CAP = 12;
const NAME = 60;
const NARROWEST = 16;

/** The report of an import for programs; `output` is the folder that was written. */
export const renderImportJson = (report: ImportReport, output: string): string => toJson({ ...report, output });

/** The report of an import for a terminal: what was taken, what has no place here, what looks wrong. */
export function renderImport(report: ImportReport, output: string, screen: Screen): string {
  const sections = [
    head(report, output, screen),
    ...LEFT.map(([as, title]) =>
      entriesLeft(
        title,
        report.left.filter(left => left.as === as),
        screen,
      ),
    ),
    otherPrices(report, screen),
    ...KINDS.map(([kind, title]) => remarks(kind, title, report, screen)),
    prose('Every entry and every oddity: --format json', screen),
  ];
  return joinedSections(sections);
}

const LEFT: readonly (readonly [ListedAs, string])[] = [
  ['noCounterpart', 'Not entered: no counterpart in this catalog'],
  ['noPrice', 'Not entered: no price'],
  ['looksWrong', 'Not entered: looks wrong'],
];

const KINDS: readonly (readonly [RemarkKind, string])[] = [
  ['zero', 'Prices of 0 that are not declared free: left out, never entered as free'],
  ['negative', 'Negative prices: left out'],
  ['notANumber', 'Not a number: left out'],
  ['unknownKey', 'Keys that are not known: left out'],
  ['sameId', 'Entries of the same id that say something else: the first is entered'],
  ['nameTaken', 'Names that an entry of the catalog keeps'],
  ['saidMore', 'Entries of the catalog that say more than what replaces them: not carried over'],
  ['saidTwice', 'One price said twice: the first is entered'],
  ['repeatedKey', 'Keys that stand twice: the later one counts'],
  ['cacheReadDearer', 'Cache reads dearer than input: left out'],
  ['notSayable', 'What cannot be said in an entry: left out'],
  ['numberAsText', 'Numbers written as text: entered'],
  ['tierOfAllSizes', 'Tiers that say nothing of long prompts: entered at one price for all sizes'],
  ['beyondLimit', 'Prices beyond every limit of their kind: entered, most likely a slip'],
  ['outputCheaper', 'Output cheaper than input: entered, worth a look'],
  ['bigChange', 'Prices more than three times another one of the same entry: entered, worth a look'],
];

function head({ from, file, asOf, entries, fields }: ImportReport, output: string, screen: Screen): string[] {
  const title = `${from} price file ${file} · prices of ${asOf}`;
  const files = `${count(String(entries.written))} entry files in ${output}`;
  const more = [
    entries.replacing > 0 && `${count(String(entries.replacing))} replace an entry of the catalog`,
    entries.free > 0 && `${count(String(entries.free))} declared free`,
    entries.regions > 0 && `${count(String(entries.regions))} became regions of another entry`,
    entries.duplicates > 0 && `${count(String(entries.duplicates))} say the same as one before`,
  ].filter(Boolean);
  const sentences = [
    `${number(entries.total, 'entry', 'entries')}: ${count(String(entries.mapped))} entered, ${count(String(entries.listed))} listed below. ${files}${more.length ? ` (${more.join(', ')})` : ''}.`,
    `Their ${number(fields.total, 'field', 'fields')}: ${count(String(fields.mapped))} entered, ${count(String(fields.noCounterpart))} without a counterpart, ${count(String(fields.wrong + fields.unknownKey))} look wrong, ${count(String(fields.withEntry))} with entries not entered, ${count(String(fields.notAPrice))} are no prices.`,
  ];
  return [
    ...prose(title, screen).map(text => screen.style.faint(text)),
    ...prose(sentences[0]!, screen).map(text => screen.style.strong(text)),
    ...prose(sentences[1]!, screen),
  ];
}

const heading = (text: string, screen: Screen, style: 'strong' | 'warning'): string[] =>
  wrap(shown(text, screen), screen.width).map(line => screen.style[style](line));

const number = (value: number, one: string, many: string): string =>
  `${count(String(value))} ${value === 1 ? one : many}`;

function entriesLeft(title: string, groups: readonly LeftEntries[], screen: Screen): string[] {
  if (groups.length === 0) return [];
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  const rows = groups.map(({ reason, count: entries, entries: names }) => [
    safe(reason, screen),
    count(String(entries)),
    examples(
      names.map(name => name.from),
      screen,
    ),
  ]);
  return [...heading(`${title} (${number(total, 'entry', 'entries')})`, screen, 'strong'), ...table(rows, screen)];
}

function otherPrices({ noCounterpart }: ImportReport, screen: Screen): string[] {
  if (noCounterpart.length === 0) return [];
  const rows = noCounterpart.map(({ field, what, count: found, examples: [first] }) => [
    safe(field, screen),
    count(String(found)),
    safe(what, screen),
    first ? safe(`${first.entry}${first.value === undefined ? '' : ` ${first.value}`}`, screen) : '',
  ]);
  return [...heading('Fields without a counterpart, in all entries', screen, 'strong'), ...table(rows, screen)];
}

function remarks(kind: RemarkKind, title: string, report: ImportReport, screen: Screen): string[] {
  const found = report.remarks.filter(remark => remark.kind === kind);
  if (found.length === 0) return [];
  const byEntry = new Map<string, Remark[]>();
  for (const remark of found) byEntry.set(remark.entry, [...(byEntry.get(remark.entry) ?? []), remark]);
  const entries = [...byEntry];
  const limit = kind === 'zero' || screen.all ? entries.length : CAP;
  const lines = entries.slice(0, limit).flatMap(([entry, all]) => remarkLines(entry, all, screen));
  const left = entries.length - limit;
  return [
    ...heading(`${title} (${number(entries.length, 'entry', 'entries')})`, screen, 'warning'),
    ...lines,
    ...(left > 0 ? wrap(`and ${number(left, 'more entry', 'more entries')}`, screen.width, 2) : []),
  ];
}

/** One line for an entry: the fields with their values, or what is said of it. */
function remarkLines(entry: string, all: readonly Remark[], screen: Screen): string[] {
  const { line } = all[0]!;
  const what = all.map(({ field, value, message, kind }) =>
    field === undefined || kind === 'saidTwice' ? message : `${field} ${(kind !== 'zero' && value) || ''}`.trim(),
  );
  // a file without line ends has one line, which says nothing
  const place = line > 1 ? ` (line ${line})` : '';
  const text = `${entry}${place}: ${what.join(', ')}`;
  return wrap(safe(text, screen), Math.min(screen.width, LONGEST_LINE), 2, 4);
}

function examples(names: readonly string[], screen: Screen): string {
  const some = names.slice(0, EXAMPLES).join(', ');
  return safe(names.length > EXAMPLES ? `${some}, …` : some, screen);
}

/** Rows with their numbers to the right and the last column cut off; as sentences where a screen is too narrow for that. */
function table(rows: readonly (readonly string[])[], screen: Screen): string[] {
  const widths = gridWidths(rows, NAME);
  const last = widths.length - 1;
  const room = screen.width - widths.slice(0, last).reduce((sum, width) => sum + width + 2, 0) - 2;
  if (room < NARROWEST)
    return rows.flatMap(([name, ...rest]) => wrap(`${name}: ${rest.filter(Boolean).join('; ')}`, screen.width, 2, 4));
  const fitted = widths.map((width, i) => (i === last ? Math.min(width, room) : width));
  return grid(rows, fitted, screen, [2, 3]);
}

const safe = (text: string, screen: Screen): string => shownSafely(text, screen);

const prose = (text: string, screen: Screen): string[] =>
  wrap(shown(safe(text, screen), screen), Math.min(screen.width, LONGEST_LINE));
