import type { Problem } from '../../input/problem.ts';
import { problemAt } from '../../input/source-text.ts';
import { FIELDS } from '../fields.ts';
import { guardEntry } from '../guard/guard.ts';
import { LIMITS } from '../guard/limits.ts';
import { numberOf } from '../guard/number.ts';
import { Others } from '../guard/others.ts';
import { rowPoints } from '../guard/row-point.ts';
import type { Content } from '../source/check-references.ts';
import type { MeasuredRow } from './complete-run.ts';
import type { Run } from './run.ts';

/** As much above its roofline as a measured rate may be: figures of devices are rounded, and caches help. */
const ABOVE = 1.7;

/** A run with the row that it became. */
export interface Entered {
  readonly run: Run;
  readonly row: MeasuredRow;
}

/** Rates that cannot be are errors, at their place in the user's file; what else the guards of the catalog see is worth a look. */
export function judgeRows(
  id: string,
  entered: readonly Entered[],
  content: Content,
): { readonly errors: readonly Problem[]; readonly doubts: readonly Problem[] } {
  const { models, devices, throughput } = content;
  // prices say nothing of rows, and reading them takes a while
  const others = new Others({ models, devices, throughput, api: {}, rentals: {} } as unknown as Content);
  const rows = entered.map(({ row }) => row);
  const points = rowPoints(id, rows, others.machine(id));
  const errors = entered.flatMap(({ run, row }, i) => impossible(run, row, points[i]!.reached));
  const doubts = guardEntry('throughput', id, { rows }, others).flatMap(({ path, message, expected }) => {
    const run = entered[Number(path[1])]?.run;
    if (!run) return [];
    const at = path[2] === 'rate' ? run.rate.mark : run.mark;
    return [
      problemAt(at, 'E529', `${run.label}: ${message}`, { severity: 'warning', ...(expected ? { expected } : {}) }),
    ];
  });
  return { errors, doubts };
}

function impossible({ label, rate }: Run, row: MeasuredRow, reached: number | undefined): Problem[] {
  const value = numberOf(row.rate, FIELDS.rate);
  const { low, high } = LIMITS.rate;
  if (value === undefined || value < low || value > high)
    return [problemAt(rate.mark, 'E524', `${label}: ${row.rate} is no rate of a language model`)];
  if (reached === undefined || reached <= ABOVE) return [];
  const gpus = `${row.gpus} GPU${row.gpus === 1 ? '' : 's'}`;
  const times = reached >= 10 ? Math.round(reached).toString() : reached.toFixed(1);
  const message = `${label}: ${row.rate} is ${times} times what ${gpus} can reach at ${row.precision}`;
  return [
    problemAt(rate.mark, 'E525', message, {
      hint: 'is it this model, this device, this many GPUs, this precision; or did prompts come from a prefix cache?',
    }),
  ];
}
