import type { CatalogDiff, EntryName, FigureChange } from '../../catalog/diff/catalog-diff.ts';
import { type Screen, shown, shownSafely } from '../screen.ts';
import { joinedSections } from '../sections.ts';
import { grid, gridWidth, gridWidths } from '../terminal/grid.ts';
import { wrap } from '../wrap.ts';
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

/** What differs between two catalogs, for a person; where a source changed only with `screen.all`. */
export function renderDiffTable(diff: CatalogDiff, screen: Screen): string {
  const sections = [
    [
      ...wrap(shownSafely(headingOf(diff), screen), screen.width).map(screen.style.faint),
      ...wrap(shown(summaryOf(diff), screen), screen.width).map(screen.style.strong),
    ],
    entries('New', diff.came, screen),
    entries('Gone', diff.went, screen),
    figureLines('Figures', diff.changes.filter(saysSomething), screen),
    screen.all ? figureLines('Where figures come from', diff.resourced, screen) : [],
  ];
  return joinedSections(sections);
}

function entries(title: string, names: readonly EntryName[], screen: Screen): string[] {
  const kinds = [...new Set(names.map(({ kind }) => kind))];
  const lines = kinds.flatMap(kind => {
    const ids = names.filter(name => name.kind === kind).map(({ id }) => id);
    return wrap(shownSafely(`${kind}: ${ids.join(', ')}`, screen), screen.width, 2, 4);
  });
  return lines.length === 0 ? [] : [screen.style.strong(title), ...lines];
}

/** By entry: a line per figure, old and new and by how much. */
function figureLines(title: string, changes: readonly FigureChange[], screen: Screen): string[] {
  const nameOf = ({ kind, id }: FigureChange): string => `${kind}/${id}`;
  const names = [...new Set(changes.map(nameOf))];
  const lines = names.flatMap(name => [
    ...wrap(shownSafely(name, screen), screen.width, 2, 4),
    ...entryLines(
      changes.filter(change => nameOf(change) === name),
      screen,
    ),
  ]);
  return lines.length === 0 ? [] : [screen.style.strong(title), ...lines];
}

/** The figures of one entry as columns, or as sentences where the columns do not fit. */
function entryLines(changes: readonly FigureChange[], screen: Screen): string[] {
  const rows = changes.map(change =>
    [figureWords(change), oldWords(change), '→', newWords(change), stepWords(change), flagWords(change)].map(cell =>
      shownSafely(cell, screen),
    ),
  );
  const widths = gridWidths(rows, 60);
  const fits = gridWidth(widths) + 2 <= screen.width;
  return changes.flatMap((change, i) => {
    const [figure = '', ...rest] = rows[i]!;
    const own = fits
      ? [`  ${grid([rows[i]!], widths, screen, [2, 5])[0]!}`]
      : wrap(`${figure}: ${rest.filter(Boolean).join(' ')}`, screen.width, 4, 6);
    return change.beyond ? own.map(screen.style.warning) : own;
  });
}
