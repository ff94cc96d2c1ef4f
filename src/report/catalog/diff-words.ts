import type { CatalogDiff, CatalogHead, FigureChange } from '../../catalog/diff/catalog-diff.ts';
import { Decimal } from '../../quantity/decimal.ts';
import { significant } from '../format.ts';
import { counted } from '../sentences/words.ts';

/** `2026.11.1 of 2026-11-01 → 2026.12.1 of 2026-12-01`, `… → 2026.11.1 of 2026-11-01 with prices`. */
export const headingOf = (diff: CatalogDiff): string => `${version(diff.old)} → ${version(diff.new)}`;

const version = ({ version, date, overlay }: CatalogHead): string =>
  `${version} of ${date}${overlay === undefined ? '' : ` with ${overlay}`}`;

/** What came, went and changed, in numbers. */
export function summaryOf(diff: CatalogDiff): string {
  const { came, went, changes, resourced } = diff;
  if (came.length + went.length + changes.length + resourced.length === 0) return 'The two say the same.';
  const entries = new Set(changes.map(({ kind, id }) => `${kind}/${id}`)).size;
  const beyond = changes.filter(change => change.beyond).length;
  return [
    `${entryCount(came.length, 'new ')}, ${went.length} gone;`,
    `${counted(changes.length, 'figure')} of ${entryCount(entries)} differ${changes.length === 1 ? 's' : ''}${beyond > 0 ? `, ${beyond} of them to check` : ''}.`,
    resourced.length > 0 ? `${counted(resourced.length, 'note')} on where a figure comes from changed.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

const entryCount = (number: number, word = ''): string => `${number} ${word}${number === 1 ? 'entry' : 'entries'}`;

/** `output from 2026-12-01`. */
export const figureWords = ({ figure, from }: FigureChange): string =>
  `${figure || 'value'}${from === undefined ? '' : ` from ${from}`}`;

/** Without its unit where the new text says it. */
export function oldWords({ old, before, new: now }: FigureChange): string {
  const text = old ?? before;
  if (text === undefined) return 'nothing';
  const unit = / \S+$/.exec(text)?.[0] ?? '';
  const short =
    unit !== '' && now?.endsWith(unit) && /^[\d.]+$/.test(text.slice(0, -unit.length))
      ? text.slice(0, -unit.length)
      : text;
  return old === undefined ? `${short} before` : short;
}

export const newWords = ({ new: now }: FigureChange): string => now ?? 'nothing';

/** `+33.3 %`, `×10`, `÷4`; nothing where there is no number to it. */
export function stepWords({ factor, beyond, old, before }: FigureChange): string {
  if (factor === undefined) return beyond && (old ?? before) !== undefined ? 'not comparable' : '';
  const value = new Decimal(factor);
  if (value.eq(1)) return '';
  if (value.gt(2)) return `×${significant(value, 3)}`;
  if (value.isZero()) return 'to free';
  if (value.lt('0.5')) return `÷${significant(new Decimal(1).dividedBy(value), 3)}`;
  const step = value.minus(1).times(100);
  return `${step.isPositive() ? '+' : ''}${significant(step, 3)} %`;
}

export const flagWords = ({ beyond }: FigureChange): string => (beyond ? 'check' : '');

/** A figure that came with a new period and is what it was before says nothing new. */
export const saysSomething = ({ what, before, factor }: FigureChange): boolean =>
  !(what === 'came' && before !== undefined && factor !== undefined && new Decimal(factor).eq(1));
