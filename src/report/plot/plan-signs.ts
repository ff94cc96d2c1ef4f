import { toldPlans } from '../chart/told-plans.ts';
import { planTitle } from '../columns.ts';
import type { Report } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { listed } from '../sentences/words.ts';
import { wrap } from '../wrap.ts';

/** Plans that can be followed on a screen. */
const MOST = 8;
const SIGNS = 'abcdefgh';

/** The letters with which plans are drawn. */
export const planSigns = (report: Report): ReadonlyMap<string, string> =>
  new Map(toldPlans(report, MOST).map((id, i) => [id, SIGNS[i]!]));

/** Which letter is which plan, those marked that leave the picture above; then what is not drawn. */
export function signLegend(
  signs: ReadonlyMap<string, string>,
  above: ReadonlySet<string>,
  report: Report,
  screen: Screen,
): string[] {
  const up = screen.unicode ? ' ↑' : ' ^';
  const plans = report.plans.filter(plan => plan.feasible && plan.monthly);
  const named = plans
    .filter(({ id }) => signs.has(id))
    .map(plan => `${signs.get(plan.id)} ${shown(planTitle(plan), screen)}${above.has(plan.id) ? up : ''}`);
  const rest = plans.filter(({ id }) => !signs.has(id)).map(plan => planTitle(plan));
  return [
    ...wrap(named.join(shown(' · ', screen)), screen.width, 4),
    ...(above.size ? wrap(`${up.trim()} goes on above the picture`, screen.width, 4) : []),
    ...(rest.length ? wrap(shown(`Not drawn: ${listed(rest, 'and')}.`, screen), screen.width, 4) : []),
  ];
}
