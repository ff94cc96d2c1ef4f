import type { PersonEntry } from '../../catalog/catalog.ts';
import type { Given } from '../../quantity/given.ts';
import { extra, type ListColumn, type ListRow, number, text } from './listing.ts';
import { between, currencyOf, measured, whole } from './measure.ts';

const ends: NonNullable<ListColumn['eye']> = (value, row) =>
  between({ low: row.low ?? value, high: row.high ?? value }, whole);

export const PEOPLE_COLUMNS: readonly ListColumn[] = [
  text('id', 'id', 0),
  text('name', 'name', 3),
  text('region', 'region', 2),
  number('salary', 'base salary', '¤/year', 0, ends),
  extra('low', 'number'),
  extra('high', 'number'),
  extra('currency', 'text'),
  number('load', 'cost / salary', '', 1, whole),
  text('grade', 'grade', 4),
  text('read', 'read on', 5),
];

/** What people of a role are paid in a region, and how much more they cost. */
export function personRow(person: PersonEntry): ListRow {
  const { amount, source } = person.salary;
  const { value, low, high } = measured(amount, '¤/year');
  const known = source.kind === 'catalog' ? source : undefined;
  return {
    id: person.id,
    name: person.name,
    region: person.region,
    salary: value,
    low,
    high,
    currency: currencyOf(amount) ?? null,
    load: measured(person.load.amount, '').value,
    grade: known?.grade ?? null,
    read: known?.read ?? null,
  };
}

export const DEFAULT_COLUMNS: readonly ListColumn[] = [
  text('id', 'id', 0),
  number('value', 'value', '', 0, ends),
  extra('low', 'number'),
  extra('high', 'number'),
  text('unit', 'unit', 0),
  text('source', 'source', 3),
  text('grade', 'grade', 1),
  text('read', 'read on', 2),
];

/** What is assumed where a scenario does not say it. */
export function defaultRow(path: string, { amount, source }: Given): ListRow {
  const { value, low, high, unit } = measured(amount, amount.unit.text);
  const known = source.kind === 'catalog' ? source : undefined;
  return {
    id: path,
    value,
    low,
    high,
    unit,
    source: known?.title ?? null,
    grade: known?.grade ?? null,
    read: known?.read ?? null,
  };
}
