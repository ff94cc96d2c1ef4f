import type { Model } from '../../model/model.ts';
import { membersOf } from '../../model/model.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** The plan that is held against the invoices: the one asked for, else the baseline, else the only one that buys from APIs alone. */
export function planAsked(
  asked: string | undefined,
  { baseline, options }: Scenario,
  { mixes }: Model,
): string | { readonly message: string; readonly hint: string } {
  const ids = mixes.map(({ id }) => id);
  const known = `plans: ${ids.slice(0, 12).join(', ')}`;
  if (asked !== undefined)
    return ids.includes(asked) ? asked : { message: `the scenario has no plan \`${asked}\``, hint: known };
  if (baseline !== undefined && ids.includes(baseline)) return baseline;
  const bought = mixes.filter(({ mix }) => membersOf(mix, options).every(o => o.kind === 'api'));
  if (bought.length === 1) return bought[0]!.id;
  const which = bought.length === 0 ? 'no plan buys from APIs alone' : 'several plans buy from APIs alone';
  return { message: `${which}, and the scenario has no baseline`, hint: `say which one with --plan; ${known}` };
}
