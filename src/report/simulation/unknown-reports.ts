import type { SimulationFound } from '../../analysis/simulation/answers.ts';
import { type Marginal, quantile } from '../../analysis/simulation/marginal.ts';
import type { UncertainInput } from '../../analysis/simulation/uncertain-inputs.ts';
import { readPath } from '../../input/path.ts';
import { describeSource } from '../../quantity/source.ts';
import { spreadOf } from '../../quantity/spread.ts';
import { bareAmount, nameOfPath } from '../build-assumptions.ts';
import { listed } from '../sentences/words.ts';
import { drawnText, estimateText, inUnit, NO_ESTIMATE } from './drawn-text.ts';
import type { Drivers, Knowing, Unknown } from './simulation-report.ts';

/** The unknowns, each with its shape and its source; `marginals` are those they are drawn from. */
export const unknownReports = (
  unknowns: readonly UncertainInput[],
  marginals: readonly Marginal[],
): readonly Unknown[] =>
  unknowns.map(({ id, paths, variable, ends }, i) => {
    const { amount, source } = variable;
    const at = (share: number) => inUnit(quantile(marginals[i]!, share), amount.unit);
    return {
      id,
      name: unknownName(paths),
      paths,
      value: bareAmount(amount),
      unit: amount.unit.text,
      shape: ends === 'all' ? SHAPES[spreadOf(amount)!.kind] : `lognormal, its ${ends}`,
      p5: at(0.05),
      p50: at(0.5),
      p95: at(0.95),
      origin: source.kind === 'constant' || source.kind === 'solver' ? 'default' : source.kind,
      source: describeSource(source),
    };
  });

/** Inputs of several options that are one unknown go by the field they share. */
function unknownName(paths: readonly string[]): string {
  if (paths.length === 1) return nameOfPath(paths[0]!);
  const segments = paths.map(path => readPath(path)!.segments);
  return `${segments[0]!.slice(2).join(' ')} of ${listed(
    segments.map(s => s[1]!),
    'and',
  )}`;
}

const SHAPES = {
  uniform: 'uniform',
  pert: 'PERT',
  triangular: 'triangular',
  normal: 'normal',
  lognormal: 'lognormal',
  choice: 'choice',
  samples: 'samples',
} as const;

/** What moves the cost of the chosen plan, and how far its rival lies above it; the widest swing first. */
export const driverReports = (
  { drivers }: SimulationFound,
  plans: readonly string[],
  unknowns: readonly UncertainInput[],
): readonly Drivers[] =>
  drivers.map(({ plan, against, atLikely, tornado, method, variance }) => ({
    of: plans[plan]!,
    against: against === undefined ? null : plans[against]!,
    atLikely: drawnText(atLikely),
    tornado: tornado
      .map(({ atP5, atP95 }, i) => ({
        unknown: unknowns[i]!.id,
        atP5: drawnText(atP5),
        atP95: drawnText(atP95),
        swing: Math.abs(atP95 - atP5),
      }))
      .sort((a, b) => b.swing - a.swing)
      .map(({ swing, ...row }) => row),
    method,
    variance: variance
      .map(v => ({
        unknowns: v.unknowns.map(i => unknowns[i]!.id),
        first: estimateText(v.first),
        total: estimateText(v.total),
        size: v.total.mean,
      }))
      .sort((a, b) => b.size - a.size)
      .map(({ size, ...row }) => row),
  }));

/** What it is worth to know all beforehand, and each unknown alone; the most valuable first. */
export function knowingReport(
  { choice, knowing }: SimulationFound,
  plans: readonly string[],
  unknowns: readonly UncertainInput[],
): Knowing {
  const chosen = choice.leastRegret === undefined ? undefined : choice.plans[choice.leastRegret];
  return {
    all: chosen?.regret ? estimateText(chosen.regret) : NO_ESTIMATE,
    unknowns: knowing
      .flatMap((found, i) => (found ? [{ ...found, unknown: unknowns[i]! }] : []))
      .sort((a, b) => b.value.mean - a.value.mean)
      .map(({ value, switches, unknown: { id, variable } }) => ({
        unknown: id,
        value: estimateText(value),
        switches: switches.map(s => ({
          to: plans[s.plan]!,
          from: inUnit(s.from, variable.amount.unit),
          until: inUnit(s.to, variable.amount.unit),
          share: drawnText(s.share),
        })),
      })),
  };
}
