import type { Dialect } from '../dialects/dialect.ts';
import type { View } from './requests-view.ts';

/** Lower ends of cells in which the sizes of requests are counted: six a decade, about evenly apart by their logarithm (tok). */
export const CELL_ENDS: readonly number[] = [
  0,
  ...[1, 10, 100, 1_000, 10_000, 100_000, 1_000_000].flatMap(decade =>
    [1, 1.5, 2, 3, 5, 7].map(step => Math.ceil(step * decade)),
  ),
].filter((end, i, all) => end !== all[i - 1]);

/** Requests of a model between some sizes, the upper ends excluded (tok); a name of the bounds that there are. */
export interface Box {
  readonly model: string;
  readonly input: { readonly from: number; readonly to: number };
  readonly output: { readonly from: number; readonly to: number };
  readonly name: string;
}

const cell = (count: string): string =>
  `CASE ${CELL_ENDS.slice(1)
    .map((end, i) => `WHEN ${count} < ${end} THEN ${i}`)
    .join(' ')} ELSE ${CELL_ENDS.length - 1} END`;

/** How many requests of a model have an input and an output of these cells, by their number in {@link CELL_ENDS}. */
export function shapeQuery({ sql, dimensions }: View): string {
  const failed = dimensions.includes('failed') ? ' AND r_failed = 0' : '';
  return `SELECT r_model, ${cell('r_input')} AS g_input, ${cell('r_output + r_reasoning')} AS g_output, count(*) AS s_rows FROM (${sql}) AS requests WHERE r_flaw = 0${failed} GROUP BY r_model, g_input, g_output`;
}

/** A view whose requests are told apart by the box that they are in, as one more label behind the others. */
export function byShape(view: View, boxes: readonly Box[], dialect: Dialect): View {
  const label = `label${view.dimensions.filter(name => name.startsWith('label')).length}` as const;
  const within = ({ model, input, output }: Box) =>
    [
      `r_model = ${dialect.literal(model)}`,
      ...bounds('r_input', input),
      ...bounds('(r_output + r_reasoning)', output),
    ].join(' AND ');
  if (boxes.length === 0)
    return {
      ...view,
      sql: `SELECT *, '' AS r_${label} FROM (${view.sql}) AS shapeless`,
      dimensions: [...view.dimensions, label],
    };
  const cases = boxes.map(box => `WHEN ${within(box)} THEN ${dialect.literal(box.name)}`).join(' ');
  return {
    ...view,
    sql: `SELECT *, CASE WHEN r_flaw <> 0 THEN '' ${cases} ELSE '' END AS r_${label} FROM (${view.sql}) AS shapeless`,
    dimensions: [...view.dimensions, label],
  };
}

const bounds = (count: string, { from, to }: Box['input']): readonly string[] => [
  ...(from > 0 ? [`${count} >= ${from}`] : []),
  ...(Number.isFinite(to) ? [`${count} < ${to}`] : []),
];
