import { reportOf as reportOfRun } from '../../src/report/assemble.ts';
import type { CompareInput } from '../../src/report/compare-input.ts';
import { costedRun } from '../../src/report/costed-run.ts';
import type { Figure, PlanReport, Report } from '../../src/report/report.ts';
import type { Sizes } from './allocate.ts';
import { allPlans } from './fill.ts';
import { atValue, corners } from './ranges.ts';
import type { Amount, Scenario } from './scenario.ts';
import { yamlOf } from './yaml.ts';

export const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1e-3, Math.abs(a), Math.abs(b));

/** The program's report of a scenario; what it says instead, where there is none. `overTraffic`: with break-even, envelope and flips. */
export function reportOf(
  s: Scenario<Amount>,
  catalogJson: CompareInput['catalogJson'],
  overTraffic = true,
): Report | string {
  const costed = costedRun({
    text: yamlOf(s),
    file: 'random.yaml',
    sha256: '',
    settings: [],
    asOf: undefined,
    catalogJson,
    toolVersion: '0',
    derivations: false,
  });
  if ('run' in costed) return reportOfRun({ ...costed.run, overTraffic });
  return costed.problems
    .filter(p => p.severity === 'error')
    .map(p => `${p.code} ${p.message}`)
    .join('\n');
}

const FIGURES = ['monthly', 'firstMonth', 'perMtok', 'perAccepted', 'horizonTotal', 'presentValue', 'upfront'] as const;

/** Every figure in which program and oracle differ, as a line each. */
export function differences(s: Scenario<Amount>, report: Report): string[] {
  const out: string[] = [];
  const likely = allPlans(atValue(s));
  const sizes = new Map([...likely].map(([id, p]) => [id, p.sizes] as [string, Sizes]));
  const ends = corners(s).map(c => allPlans(c, sizes));
  for (const [id, { result }] of likely) {
    const plan = report.plans.find(p => p.id === id);
    if (!plan) {
      out.push(`${id}: not reported`);
      continue;
    }
    const possible = [result, ...ends.map(e => e.get(id)!.result)].map(r => r.feasible);
    if (possible.every(x => x === possible[0]) && plan.feasible !== result.feasible)
      out.push(`${id}: feasible ${plan.feasible}, oracle ${result.feasible}: ${plan.reasons.join('; ')}`);
    if (!plan.feasible || !result.feasible) continue;
    const check = (name: string, said: Figure | null, at: (r: typeof result) => number | null): void => {
      const all = ends.map(e => at(e.get(id)!.result)).filter(x => x !== null);
      const mine = at(result);
      if (said === null || mine === null) {
        if ((said === null) !== (mine === null)) out.push(`${id}.${name}: null on one side`);
        return;
      }
      // a figure that rises and falls along a range may lie outside of both ends; whether the bounds then include it is open
      const expected = { value: [mine], low: [Math.min(...all)], high: [Math.max(...all)] };
      expected.low.push(Math.min(mine, ...expected.low));
      expected.high.push(Math.max(mine, ...expected.high));
      for (const end of ['value', 'low', 'high'] as const)
        if (!expected[end].some(x => near(Number(said[end]), x)))
          out.push(`${id}.${name}.${end}: program ${Number(said[end])}, oracle ${expected[end][0]}`);
    };
    for (const name of FIGURES) check(name, plan[name], r => r.figures[name]!);
    comparePools(id, plan, result.pools, check);
    compareLines(id, plan, result.lines, out);
  }
  return out;
}

type Pools = ReturnType<typeof allPlans> extends Map<string, { result: { pools: infer P } }> ? P : never;
type Check = (name: string, said: Figure | null, at: (r: { pools: Pools }) => number | null) => void;

function comparePools(_id: string, plan: PlanReport, pools: Pools, check: Check): void {
  const ids = new Set([...plan.pools.map(p => p.option), ...Object.keys(pools)]);
  for (const o of ids) {
    const said = plan.pools.find(p => p.option === o);
    for (const what of ['replicas', 'gpus', 'utilisation'] as const)
      check(
        `pools.${o}.${what}`,
        said?.[what] ?? { value: '0', low: '0', high: '0', unit: '' },
        r => r.pools[o]?.[what] ?? 0,
      );
  }
}

/** Lines of an option or a charge, summed by their first word. */
function compareLines(id: string, plan: PlanReport, lines: ReadonlyMap<string, number>, out: string[]): void {
  const sums = new Map<string, [number, number]>();
  const add = (line: string, i: 0 | 1, x: number): void => {
    const key = line.split('.')[0]!;
    const pair = sums.get(key) ?? [0, 0];
    pair[i] += x;
    sums.set(key, pair);
  };
  for (const l of plan.lines) add(l.option ?? l.id.split('.').at(-1)!, 0, Number(l.monthly.value));
  for (const [line, x] of lines) add(line, 1, x);
  for (const [key, [said, mine]] of sums)
    if (!near(said, mine)) out.push(`${id} lines of ${key}: program ${said}, oracle ${mine}`);
}
