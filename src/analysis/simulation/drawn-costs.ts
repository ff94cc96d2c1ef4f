import { compileSheet } from '../../quantity/compiled/compile-sheet.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import { type DrawProgram, wiringOf } from './draw-runner.ts';
import type { Layout, Limit } from './layout.ts';
import { marginalOf } from './marginal.ts';
import type { CorrelatedGroup, SamplerSpec } from './sampler.ts';
import type { SimulatedPlans } from './simulated-plans.ts';
import type { UncertainInput } from './uncertain-inputs.ts';

/** A figure with a limit, in base units. */
export interface LimitedFigure extends Limit {
  readonly figure: Quantity;
}

export const samplerOf = (
  unknowns: readonly UncertainInput[],
  groups: readonly CorrelatedGroup[],
  seed: number,
): SamplerSpec => ({ seed, marginals: unknowns.map(u => marginalOf(u.distribution)), groups });

/** The formulas that every draw runs, and where their outputs stand. */
export function drawnCosts(
  { plans, unknowns }: SimulatedPlans,
  limits: readonly LimitedFigure[],
  sampler: SamplerSpec,
): { readonly program: DrawProgram; readonly layout: Layout } {
  const outputs = [
    ...plans.map(p => p.figures.monthly),
    ...plans.flatMap(p => p.margins.map(m => m.margin)),
    ...limits.map(l => l.figure),
  ];
  const layout = { plans: plans.map(p => p.id), margins: plans.map(p => p.margins.length), limits };
  return { program: drawProgram(outputs, unknowns, sampler), layout };
}

export function drawProgram(
  outputs: readonly Quantity[],
  unknowns: readonly UncertainInput[],
  sampler: SamplerSpec,
): DrawProgram {
  const paths = unknowns.map(u => u.paths);
  const sheet = compileSheet(outputs, paths.flat());
  return { sheet, sampler, wiring: wiringOf(sheet, paths) };
}
