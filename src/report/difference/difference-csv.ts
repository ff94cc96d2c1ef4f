import { csvRow } from '../csv.ts';
import type { Difference, FigureName } from './difference.ts';

const COLUMNS = ['record', 'plan', 'name', 'category', 'from', 'to', 'a', 'b', 'difference', 'unit'] as const;
const NUMBERS: ReadonlySet<string> = new Set(['a', 'b', 'difference']);

type Row = Partial<Readonly<Record<(typeof COLUMNS)[number], string | null | undefined>>>;

/**
 * The difference as CSV at full precision: `figure` rows of the plans, `effect` rows that add up to the plan's monthly difference,
 * `input` and `catalog` rows with the effect of each changed input on each plan.
 */
export function renderDifferenceCsv(difference: Difference): string {
  const { plans, attribution, inputs, catalogPrices, currency, unit } = difference;
  const units: Readonly<Record<FigureName, string>> = {
    monthly: unit,
    horizonTotal: currency,
    upfront: currency,
    perMtok: `${currency}/Mtok`,
  };
  const figures = plans.flatMap(({ id, change, a, b, difference: changed }) =>
    (Object.keys(units) as FigureName[]).map(
      (name): Row => ({
        record: 'figure',
        plan: id,
        name,
        category: change,
        a: a?.figures[name],
        b: b?.figures[name],
        difference: changed[name],
        unit: units[name],
      }),
    ),
  );
  const effects = attribution.flatMap(({ plan, effects: parts }) =>
    parts.map(({ categories, effect }): Row => {
      const category = categories.join('+');
      return { record: 'effect', plan, name: category, category, difference: effect, unit };
    }),
  );
  const moved = (record: string, changes: Difference['inputs']): Row[] =>
    changes.flatMap(({ id, category, a, b, effects: parts }) => {
      const row: Row = { record, name: id, category, from: a, to: b };
      return parts.length === 0
        ? [row]
        : parts.map(({ plan, effect }): Row => ({ ...row, plan, difference: effect, unit }));
    });
  const rows = [...figures, ...effects, ...moved('input', inputs), ...moved('catalog', catalogPrices)];
  const written = rows.map(row => csvRow(COLUMNS.map(name => [NUMBERS.has(name) ? 'number' : 'text', row[name]])));
  return `${[COLUMNS.join(','), ...written].join('\n')}\n`;
}
