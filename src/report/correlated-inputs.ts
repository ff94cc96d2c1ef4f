import { correlationMatrix, type StatedGroup } from '../analysis/simulation/correlation.ts';
import type { UncertainInput } from '../analysis/simulation/uncertain-inputs.ts';
import type { Problem } from '../input/problem.ts';
import type { Decimal } from '../quantity/decimal.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Correlation } from '../scenario/uncertainty.ts';
import type { Assumption } from './report.ts';

/** Unknowns that move together, and each pair as it was stated. */
export interface CorrelatedInputs {
  readonly groups: readonly StatedGroup[];
  readonly pairs: readonly { readonly between: readonly [string, string]; readonly rank: Decimal }[];
}

/**
 * The unknowns that the scenario correlates; `amounts` are all there are. Where they cannot be, the problems say why. An amount whose
 * range nothing rests on in this run, and one that the command line sets to a value, moves with nothing.
 */
export function correlatedInputs(
  { uncertainty }: Scenario,
  unknowns: readonly UncertainInput[],
  amounts: readonly Assumption[],
): CorrelatedInputs | { readonly problems: readonly Problem[] } {
  const idOf = new Map(unknowns.flatMap(({ id, paths }) => paths.map(path => [path, id] as const)));
  const known = new Map(amounts.map(a => [a.id, a]));
  const stated = uncertainty.correlations
    .map(c => ({ ...c, between: c.between.filter(({ text }) => idOf.has(text) || !isLeftOut(known.get(text))) }))
    .filter(c => c.between.length > 1);
  const renamed = stated.map(correlation => ({
    ...correlation,
    between: correlation.between.map(name => ({ ...name, text: idOf.get(name.text) ?? name.text })),
  }));
  const same = stated.flatMap((correlation, i) => sameUnknowns(correlation, renamed[i]!));
  const ids = unknowns.map(u => u.id);
  const found = correlationMatrix(renamed, ids, path => known.has(path));
  if ('problems' in found || same.length)
    return { problems: [...same, ...('problems' in found ? found.problems : [])] };
  const pairs = renamed.flatMap(({ between, rank }) =>
    between.flatMap((a, i) => between.slice(i + 1).map(b => ({ between: [a.text, b.text] as const, rank }))),
  );
  return { groups: found.groups, pairs };
}

/** Whether an amount that is not drawn has a range all the same, or is what somebody tries. */
const isLeftOut = (amount: Assumption | undefined): boolean =>
  amount !== undefined && (amount.origin === 'commandLine' || /\.\.|\(/.test(amount.value));

/** Two inputs that are one unknown cannot be told to move together by less. */
function sameUnknowns(written: Correlation, { between }: Correlation): Problem[] {
  const second = between.findIndex(({ text }, i) => between.findIndex(b => b.text === text) < i);
  if (second === -1) return [];
  const first = between.findIndex(b => b.text === between[second]!.text);
  const [a, b] = [written.between[first]!, written.between[second]!];
  return [
    {
      code: 'E332',
      severity: 'error',
      message: `\`${a.text}\` and \`${b.text}\` are one unknown: they always move together`,
      path: b.text,
      at: b.at,
      hint: 'leave one of them out of the correlation',
    },
  ];
}
