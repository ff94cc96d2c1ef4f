import { Decimal } from '../../quantity/decimal.ts';
import { fixed, money, percent } from '../format.ts';
import { counted, listed } from '../sentences/words.ts';
import { CATEGORY_WORDS } from './category-words.ts';
import type { Difference, DifferenceSide, Effect, InputChange, PlanChange } from './difference.ts';
import { looksSame } from './looks-same.ts';
import { effectOn, mainPlan, movedMost } from './main-plan.ts';

/** `+1,240`, `-890`; `0` has no sign. */
export const signed = (value: Decimal | string): string => plus(money(value), new Decimal(value));

/** As {@link signed}, with so many decimals. */
export const signedFixed = (value: Decimal, places: number): string => plus(fixed(value, places), value);

const plus = (text: string, value: Decimal): string => (value.isPositive() && /[1-9]/.test(text) ? `+${text}` : text);

/** `A: desk.yaml, prices of 2026-03-01`. */
export const sideWords = (name: 'A' | 'B', { file, form, asOf, catalog }: DifferenceSide): string =>
  `${name}: ${file}${form === 'report' ? ' (saved report)' : ''}, prices of ${asOf}, catalog ${[catalog.version, ...catalog.overlays].join(' with ')}`;

/** The answer in one sentence: what the plan that matters costs now, and what most of the change comes from. */
export function changeSentence(difference: Difference): string {
  if (difference.same) return 'No difference: the same plans at the same costs.';
  const plan = mainPlan(difference);
  const [a, b] = [plan?.a?.figures.monthly, plan?.b?.figures.monthly];
  if (!plan || !a || !b) return 'No plan is in both and possible in both.';
  if (looksSame(a, b)) {
    const all = difference.plans.every(({ change }) => change === 'kept' || change === 'impossible');
    return `Every plan${all ? '' : ' that is possible in both'} costs the same in both.`;
  }
  const change = new Decimal(plan.difference.monthly!);
  const how = change.isNegative() ? 'less' : 'more';
  const relative = new Decimal(a).isZero() ? '' : ` (${signedPercent(change.dividedBy(a))})`;
  const cause = causeWords(difference, plan, change);
  return `${plan.id} costs ${money(change.abs())} ${difference.currency} a month ${how} than in A${relative}${cause && `, ${cause}`}.`;
}

/** `+8 %`. */
export function signedPercent(share: Decimal): string {
  const text = percent(share);
  return share.isNegative() || text.startsWith('<') ? text : `+${text}`;
}

function causeWords({ attribution }: Difference, plan: PlanChange, change: Decimal): string {
  const effects = attribution.find(row => row.plan === plan.id)?.effects ?? [];
  const along = effects
    .map(({ categories, effect }) => ({ name: namesOf(categories), effect: new Decimal(effect) }))
    .filter(({ effect }) => !effect.isZero() && effect.isNegative() === change.isNegative())
    .sort((x, y) => y.effect.abs().comparedTo(x.effect.abs()));
  const [most] = along;
  if (!most) return '';
  const [size, whole] = [money(most.effect.abs()), money(change.abs())];
  if (size === whole) return `all of it by ${most.name}`;
  if (most.effect.abs().lt(change.abs())) return `${size} of it by ${most.name}`;
  return `by ${most.name} alone it would be ${size}`;
}

/** `prices`, `volume and the mix`. */
export const namesOf = (categories: Effect['categories']): string =>
  listed(
    categories.map(category => CATEGORY_WORDS[category]),
    'and',
  );

/** Which plan is the cheapest, before and after. */
export function verdictWords({ verdict, plans }: Difference): string {
  const { a, b, reason } = verdict;
  if (a.cheapest === null && b.cheapest === null) return 'No plan is possible in A or in B.';
  if (b.cheapest === null) return `No plan is possible in B; in A the cheapest was ${a.likeliest}.`;
  if (a.cheapest === null) return `The cheapest is ${b.likeliest}; in A no plan is possible.`;
  if (a.likeliest !== b.likeliest)
    return `The cheapest is ${b.likeliest}, no longer ${a.likeliest}${reason ? `: ${reason}` : ''}.`;
  const ranges =
    verdict.changed && (a.cheapest === 'depends' || b.cheapest === 'depends')
      ? ` Within the ranges ${b.cheapest === 'depends' ? `it now depends (${listed(b.candidates, 'or')})` : 'it no longer depends'}.`
      : '';
  return `${plans.length === 1 ? 'The only plan in both' : 'Cheapest in both'}: ${b.likeliest}.${ranges}`;
}

/** `Moved most by tasks.answer.requests (20k /day → 30k /day): +120 USD a month.` */
export function mostWords(difference: Difference): string | undefined {
  const plan = mainPlan(difference);
  const most = plan && movedMost(difference, plan.id);
  if (!plan || !most || difference.inputs.length + difference.catalogPrices.length < 2) return undefined;
  const alone = difference.catalogPrices.every(({ a, b }) => a !== null && b !== null);
  const known =
    difference.leftOutAreSmaller && alone ? 'The single input' : 'Of the inputs looked at one by one, the one';
  return `${known} that moved it most is ${most.id} (${stepWords(most)}): ${signed(effectOn(most, plan.id)!)} ${difference.currency} a month.`;
}

const LONG = 60;

/** `20k → 30k /day`; what is left out is said so, what is long is cut. */
export function stepWords({ id, a, b }: Pick<InputChange, 'id' | 'a' | 'b'>): string {
  const missing = id.startsWith('catalog.') ? 'none' : 'left out';
  const [was, is] = [a, b].map(text => (text === null ? missing : cut(text))) as [string, string];
  const unit = /^[\d.,]+[kMBT]?( \D\S*)$/.exec(was)?.[1];
  return `${unit && is.endsWith(unit) ? was.slice(0, -unit.length) : was} → ${is}`;
}

const cut = (text: string): string => (text.length > LONG ? `${text.slice(0, LONG - 1)}…` : text);

/** Plans that came, went, or are possible on one side only. */
export const planNotes = ({ plans }: Difference): string[] =>
  plans.flatMap(({ id, change, a, b }) => {
    if (change === 'lost') return [`${id} is no longer possible: ${b!.reasons.join('; ')}.`];
    if (change === 'gained') return [`${id} is possible now; in A: ${a!.reasons.join('; ')}.`];
    if (change === 'added')
      return [b!.feasible ? `${id} is new.` : `${id} is new, and not possible: ${b!.reasons.join('; ')}.`];
    if (change === 'removed') return [`${id} is no longer among the plans.`];
    return change === 'impossible' ? [`${id} is not possible in A or in B.`] : [];
  });

/** What stands above the changed inputs. */
export const inputsTitle = (difference: Difference): string => {
  if (difference.unattributed !== null) return 'What the reports rest on that changed:';
  const plan = mainPlan(difference);
  const known = difference.inputs.some(input => effectOn(input, plan?.id) !== undefined);
  return plan && known ? `Inputs that changed, and what each does to ${plan.id}:` : 'Inputs that changed:';
};

/** How many changed inputs are not shown: those with smaller effects, and those whose effect nobody asked for. */
export function restWords(hidden: number, { inputsLeftOut, leftOutAreSmaller, attribution }: Difference): string[] {
  if (attribution.length === 0) return hidden > 0 ? [`${counted(hidden, 'more input')}: --all.`] : [];
  const small = hidden - inputsLeftOut;
  const left = counted(inputsLeftOut, 'further changed input');
  return [
    ...(small > 0 ? [`${counted(small, 'more input')} with smaller effects: --all.`] : []),
    ...(inputsLeftOut > 0 && leftOutAreSmaller ? [`${left}, each with a smaller effect by a rough run.`] : []),
    ...(inputsLeftOut > 0 && !leftOutAreSmaller ? [`The effect of ${left} was not computed one by one.`] : []),
  ];
}
