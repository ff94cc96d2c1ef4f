import type { CatalogDiff, EntryName, FigureChange } from '../../catalog/diff/catalog-diff.ts';
import { csvRow } from '../csv.ts';
import { toJson } from '../json.ts';
import { escapeMarkdown } from '../markdown.ts';
import { sanitize } from '../sanitize.ts';
import {
  figureWords,
  flagWords,
  headingOf,
  newWords,
  oldWords,
  saysSomething,
  stepWords,
  summaryOf,
} from './diff-words.ts';

/** The whole difference as data: texts as they are written, factors as decimals. */
export const renderDiffJson = (diff: CatalogDiff): string =>
  toJson({
    schema: 'tco-catalog-diff/1',
    old: diff.old,
    new: diff.new,
    counts: {
      came: diff.came.length,
      went: diff.went.length,
      changes: diff.changes.length,
      beyond: diff.changes.filter(change => change.beyond).length,
      resourced: diff.resourced.length,
    },
    came: diff.came.map(entry),
    went: diff.went.map(entry),
    changes: diff.changes.map(figure),
    resourced: diff.resourced.map(figure),
  });

const entry = ({ kind, id, name }: EntryName) => ({ kind, id, name: name ?? null });
const figure = (change: FigureChange) => ({
  ...change,
  from: change.from ?? null,
  old: change.old ?? null,
  new: change.new ?? null,
  before: change.before ?? null,
  factor: change.factor ?? null,
});

const COLUMNS = ['record', 'kind', 'id', 'figure', 'from', 'what', 'old', 'new', 'before', 'factor', 'beyond'] as const;

/** A row per entry that came or went, then one per figure; `record` is `entry`, `figure` or `source`. */
export function renderDiffCsv(diff: CatalogDiff): string {
  type Row = Partial<Readonly<Record<(typeof COLUMNS)[number], string | undefined>>>;
  const entries = (what: string, names: readonly EntryName[]): Row[] =>
    names.map(({ kind, id }) => ({ record: 'entry', kind, id, what }));
  const figures = (record: string, changes: readonly FigureChange[]): Row[] =>
    changes.map(({ beyond, price: _, ...change }) => ({ ...change, record, beyond: String(beyond) }));
  const rows = [
    ...entries('came', diff.came),
    ...entries('went', diff.went),
    ...figures('figure', diff.changes),
    ...figures('source', diff.resourced),
  ].map(row => csvRow(COLUMNS.map(name => [name === 'factor' ? 'number' : 'text', row[name]])));
  return `${[COLUMNS.join(','), ...rows].join('\n')}\n`;
}

export function renderDiffMarkdown(diff: CatalogDiff): string {
  const safe = (value: string): string => escapeMarkdown(sanitize(value));
  const list = (title: string, names: readonly EntryName[]): string[] =>
    names.length === 0 ? [] : [`**${title}**`, names.map(({ kind, id }) => `- ${safe(`${kind}/${id}`)}`).join('\n')];
  const changes = diff.changes.filter(saysSomething);
  const rows = changes.map(change =>
    [
      `${change.kind}/${change.id}`,
      figureWords(change),
      oldWords(change),
      newWords(change),
      stepWords(change),
      flagWords(change),
    ]
      .map(safe)
      .join(' | '),
  );
  const table = [
    '| entry | figure | old | new | change | |',
    '| --- | --- | ---: | ---: | ---: | --- |',
    ...rows.map(row => `| ${row} |`),
  ];
  const sections = [
    `## ${safe(headingOf(diff))}`,
    safe(summaryOf(diff)),
    ...list('New', diff.came),
    ...list('Gone', diff.went),
    ...(rows.length > 0 ? [table.join('\n')] : []),
  ];
  return `${sections.join('\n\n')}\n`;
}
