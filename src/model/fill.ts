import type { Axis } from '../quantity/axis.ts';
import { Quantity } from '../quantity/quantity.ts';
import type { Task } from '../scenario/scenario.ts';
import type { Context } from './context.ts';
import { constantRow } from './hours.ts';
import type { Margin } from './line.ts';
import { ONE } from './one.ts';
import { Serving, type Stream } from './serving.ts';

/** One place in a `fill`: what it can take in an hour. No limits: it takes all that is left. */
export interface Stage {
  readonly id: string;
  open(task: Task): boolean;
  /** Each limit is a row over tasks (mean hourly use at full share) and how much of it an hour can hold. */
  readonly limits: readonly { readonly row: Quantity; readonly usable: Quantity }[];
}

export interface Filled {
  readonly serving: Serving;
  readonly stream: Stream;
  readonly margins: readonly Margin[];
}

const NONE = Quantity.constant(0, '', 'nothing');

/**
 * Fills the stages in order, hour by hour: the first takes up to its size, the rest overflows (DESIGN §7, settled 4).
 * In an hour that overflows, every task that can go on overflows by the same fraction; a task that no later stage
 * may serve is served before the others.
 */
export function filled(stages: readonly Stage[], weight: Quantity, context: Context): readonly Filled[] {
  const { demand } = context;
  const { patterns, representative } = demand;
  let remaining: Quantity = ONE;
  return stages.map((stage, i) => {
    const open = representative.map(task => stage.open(task));
    const captive = representative.map((task, p) => open[p]! && !stages.slice(i + 1).some(later => later.open(task)));
    const eligible = maskOf(patterns, open, `open to ${stage.id}`);
    const bound = maskOf(patterns, captive, `only open to ${stage.id} from here on`);
    const rest = remaining;
    const at = (part: Quantity) => new Serving(demand, [{ share: ONE, part }], weight);
    let part = rest.times(eligible);
    const margins: Margin[] = [];
    const free = open.some((o, p) => o && !captive[p]);
    const someBound = captive.includes(true);
    if (stage.limits.length && free) {
      const flexible = someBound ? eligible.minus(bound) : eligible;
      const fits = stage.limits.map(({ row, usable }) => {
        const room = someBound ? usable.minus(at(rest.times(bound)).hourly(row)) : usable;
        const wanted = at(rest.times(flexible)).hourly(row);
        const share = room.per(wanted).atMost(ONE).atLeast(NONE);
        return Quantity.when(wanted.zero().minus(wanted), ONE, share);
      });
      const fraction = fits.reduce((a, b) => a.atMost(b)).as(`share that ${stage.id} holds`, '');
      part = someBound ? rest.times(bound.plus(flexible.times(fraction))) : rest.times(eligible, fraction);
    }
    if (someBound)
      for (const { row, usable } of stage.limits)
        margins.push(captiveMargin(stage, at(rest.times(bound)), row, usable, context));
    part = part === ONE ? ONE : part.as(`part served by ${stage.id}`, '');
    remaining = rest.minus(part);
    const stream = { share: ONE, part };
    return { serving: new Serving(demand, [stream], weight), stream, margins };
  });
}

/** What no later stage may serve must fit into every hour. */
function captiveMargin(
  stage: Stage,
  serving: Serving,
  row: Quantity,
  usable: Quantity,
  { demand, calendar }: Context,
): Margin {
  const load = serving.hourly(row);
  const over = (q: Quantity) => (demand.hours.axis ? q.maxOver(demand.hours.axis) : q).maxOver(calendar.months);
  const excess = over(load.minus(usable));
  return {
    margin: excess.zero().minus(excess),
    need: over(load),
    have: over(usable),
    sentence: `{need} of ${stage.id} is wanted in the busiest hour by tasks that may go nowhere else, {have} can be used`,
  };
}

function maskOf(patterns: Axis, on: readonly boolean[], name: string): Quantity {
  if (on.every(Boolean)) return ONE;
  return constantRow(
    patterns,
    on.map(o => (o ? 1 : 0)),
    name,
  );
}

/** Hourly weights of the patterns after the work that may wait has been poured into the valleys of the first fleet. */
export function pouredWeight(row: Quantity, context: Context): Quantity {
  const { demand } = context;
  const { hours, waiting, busyness } = demand;
  if (!waiting || !hours.axis) return busyness;
  const everything = (weight: Quantity) => new Serving(demand, [{ share: ONE, part: ONE }], weight).hourly(row);
  const now = everything(busyness.times(ONE.minus(waiting)));
  const later = everything(busyness.times(waiting));
  const poured = now.levelled(hours.axis, later, hours.day, hours.perDay).minus(now);
  const dayMean = later.zero().over(hours.axis).levelled(hours.axis, later, hours.day, hours.perDay);
  const ratio = Quantity.when(dayMean.zero().minus(dayMean), NONE, poured.per(dayMean));
  const own = busyness.times(waiting);
  return busyness
    .times(ONE.minus(waiting))
    .plus(own.zero().over(hours.axis).levelled(hours.axis, own, hours.day, hours.perDay).times(ratio))
    .as('traffic relative to the mean hour, waiting work poured', '');
}
