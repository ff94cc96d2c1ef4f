import type { RuleEntry } from '../../catalog/catalog.ts';
import { conditionOfRule } from './demand-words.ts';
import { extra, type ListColumn, type ListRow, text } from './listing.ts';

/** A person reads the whole of it with `tco catalog show`. */
const LONGEST = 42;
const clipped = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words);

export const RULE_COLUMNS: readonly ListColumn[] = [
  text('id', 'id', 0),
  text('name', 'name', 3),
  text('from', 'from', 2),
  text('until', 'until', 1),
  { ...text('requires', 'requires', 0), eye: clipped },
  text('data', 'of data', 4),
  extra('supersededBy', 'text'),
  extra('unknown', 'text'),
  extra('because', 'text'),
  text('grade', 'grade', 5),
  text('read', 'read on', 6),
];

/** What a rule asks of an option, and when it holds. */
export const ruleRow = (rule: RuleEntry): ListRow => ({
  id: rule.id,
  name: rule.name,
  from: rule.from ?? null,
  until: rule.until ?? null,
  requires: rule.requires.map(conditionOfRule).join('; '),
  data: rule.data.join(' ') || null,
  supersededBy: rule.supersededBy ?? null,
  unknown: rule.unknownCloses ? 'closes' : 'opens',
  because: rule.because,
  grade: rule.grade,
  read: rule.source.kind === 'catalog' ? (rule.source.read ?? null) : null,
});
