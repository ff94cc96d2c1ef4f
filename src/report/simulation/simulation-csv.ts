import { csvRow } from '../csv.ts';
import type { SimulatedReport } from './build-simulation.ts';
import type { Estimate } from './simulation-report.ts';

type Row = readonly [
  record: string,
  subject: string,
  other: string,
  figure: string,
  value: string,
  halfWidth: string | null,
  unit: string,
];

const NAMES = ['record', 'subject', 'other', 'figure', 'value', 'halfWidth', 'unit'];

/** Every figure of a simulation, one a row: UTF-8, LF, full precision; `halfWidth` at 95 %. */
export function renderSimulationCsv({ simulation, basis }: SimulatedReport): string {
  const monthly = `${basis.currency}/month`;
  const rows: Row[] = [];
  const add = (
    record: string,
    subject: string,
    other: string,
    unit: string,
    figures: Readonly<Record<string, string | Estimate | null>>,
  ) => {
    for (const [figure, found] of Object.entries(figures)) {
      if (found === null) continue;
      const [value, halfWidth] = typeof found === 'string' ? [found, null] : [found.value, found.halfWidth];
      rows.push([record, subject, other, figure, value, halfWidth, unit]);
    }
  };
  for (const { plan, monthly: cost, cheapest, possible, regret } of simulation.plans) {
    add('plan', plan, '', '', { cheapest, possible });
    add('plan', plan, '', monthly, { regret });
    if (!cost) continue;
    const { p5, p95, mean, least, most, p50, halfWidth } = cost;
    add('plan', plan, '', monthly, { least, p5, p50: { value: p50, halfWidth }, p95, most, mean });
  }
  for (const { metric, holds } of simulation.budget) add('budget', metric, '', '', { holds });
  for (const { plan, against, within, beyondHorizon, never, months } of simulation.payback) {
    add('payback', plan, against, '', { within, beyondHorizon, never });
    if (months) add('payback', plan, against, 'month', months);
  }
  for (const { between, always, first, permanent, equal } of simulation.breakEven) {
    const other = (plan: string) => between.find(b => b !== plan)!;
    add('breakEven', between[0], between[1], '', { equal });
    for (const n of always) add('breakEven', n.cheaper, other(n.cheaper), '', { always: n.share });
    for (const [name, crossings] of Object.entries({ first, permanent }))
      for (const { cheaper, share, at } of crossings) {
        add('breakEven', cheaper, other(cheaper), '', { [name]: share });
        for (const [quantile, traffic] of Object.entries(at))
          add('breakEven', cheaper, other(cheaper), 'tok/month', { [`${name}.${quantile}`]: traffic });
      }
  }
  for (const { of, against, atLikely, tornado, variance } of simulation.drivers) {
    const what = against === null ? of : `${of} - ${against}`;
    add('driver', what, '', monthly, { atLikely });
    for (const { unknown, atP5, atP95 } of tornado) add('driver', what, unknown, monthly, { atP5, atP95 });
    for (const { unknowns, first, total } of variance) add('driver', what, unknowns.join(' '), '', { first, total });
  }
  add('knowing', '', '', monthly, { all: simulation.knowing.all });
  for (const { unknown, value, switches } of simulation.knowing.unknowns) {
    const { unit } = simulation.unknowns.find(u => u.id === unknown)!;
    add('knowing', unknown, '', monthly, { worth: value });
    for (const { to, from, until, share } of switches) {
      add('switch', unknown, to, unit, { from, until });
      add('switch', unknown, to, '', { share });
    }
  }
  for (const { id, unit, p5, p50, p95 } of simulation.unknowns) add('unknown', id, '', unit, { p5, p50, p95 });
  for (const { between, rank } of simulation.correlations) add('correlation', between[0], between[1], '', { rank });
  const lines = rows.map(([record, subject, other, figure, value, halfWidth, unit]) =>
    csvRow([
      ['text', record],
      ['text', subject],
      ['text', other],
      ['text', figure],
      ['number', value],
      ['number', halfWidth],
      ['text', unit],
    ]),
  );
  return `${[NAMES.join(','), ...lines].join('\n')}\n`;
}
