import { DrawRunner } from '../../src/analysis/simulation/draw-runner.ts';
import { drawProgram, samplerOf } from '../../src/analysis/simulation/drawn-costs.ts';
import { type SimulatedPlans, simulatedPlans } from '../../src/analysis/simulation/simulated-plans.ts';
import { Decimal } from '../../src/quantity/decimal.ts';
import { valuesOf } from '../../src/quantity/evaluate.ts';
import { EXACT, likelyValues } from '../../src/quantity/exact.ts';
import type { Quantity } from '../../src/quantity/quantity.ts';
import { inOrder } from '../../src/quantity/sheet.ts';
import { figureIds } from '../../src/report/build-plan.ts';
import { costedRun } from '../../src/report/costed-run.ts';
import type { SampleFiles } from '../../src/scenario/samples/sample-files.ts';
import { inputOf } from '../model/compare.ts';

export interface DrawnScenario {
  readonly plans: SimulatedPlans;
  /** Every figure of every plan, and what each must not run short of, by name. */
  readonly outputs: ReadonlyMap<string, Quantity>;
  /** Values of the unknowns, and of the outputs, by name, at `count` draws. */
  readonly draws: {
    readonly inputs: readonly Float64Array[];
    readonly outputs: ReadonlyMap<string, Float64Array>;
  };
}

/** A scenario as it is simulated, with `count` draws of it; what is wrong with it where something is. */
export function drawnScenario(
  text: string,
  catalogJson: string,
  count: number,
  samples?: SampleFiles,
): DrawnScenario | string {
  const costed = costedRun(inputOf(text, { catalogJson, ...(samples && { samples }) }));
  if (!('run' in costed)) return costed.problems.map(p => `${p.code} ${p.message}`).join('\n');
  const { model, sizes, scenario, together } = costed.run;
  const plans = together?.drawn ?? simulatedPlans(model, sizes, scenario.uncertainty.catalogSpreads);
  const outputs = new Map<string, Quantity>();
  for (const plan of plans.plans) {
    for (const [id, q] of figureIds(plan, plans.model.context.calendar.months)) if (!q.axes.length) outputs.set(id, q);
    plan.margins.forEach(({ margin }, i) => {
      outputs.set(`plans.${plan.id}.margin ${i}`, margin);
    });
  }
  const all = [...outputs.values()];
  const runner = new DrawRunner(drawProgram(all, plans.unknowns, samplerOf(plans.unknowns, together?.groups ?? [], 1)));
  const drawn = runner.draw({ replication: 0, from: 0, count });
  return {
    plans,
    outputs,
    draws: { inputs: drawn.inputs, outputs: new Map([...outputs.keys()].map((id, i) => [id, drawn.outputs[i]!])) },
  };
}

/** The outputs in 34-digit decimals at one draw, by name: formulas that no unknown moves keep their likely values. */
export function exactAt({ plans, outputs, draws }: DrawnScenario, draw: number): ReadonlyMap<string, Decimal> {
  const drawn = new Map(
    plans.unknowns.flatMap(({ paths }, i) => paths.map(path => [path, new Decimal(draws.inputs[i]![draw]!)] as const)),
  );
  const moved = new Map<Quantity, readonly Decimal[]>();
  for (const q of inOrder([...outputs.values()])) {
    const own = q.operation.kind === 'given' && q.operation.elements.some(v => drawn.has(v.path));
    if (!own && !q.of.some(part => moved.has(part))) continue;
    moved.set(
      q,
      valuesOf(
        q,
        q.of.map(part => moved.get(part) ?? likelyValues(part)),
        EXACT,
        v => drawn.get(v.path) ?? EXACT.of(v.likely),
      ),
    );
  }
  return new Map([...outputs].map(([id, q]) => [id, (moved.get(q) ?? likelyValues(q))[0]!]));
}
