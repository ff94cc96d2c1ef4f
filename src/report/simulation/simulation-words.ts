import { Decimal } from '../../quantity/decimal.ts';
import { fixed, money, percent, plain, significant, volume } from '../format.ts';
import type { Report } from '../report.ts';
import { listed } from '../sentences/words.ts';
import type { SimulatedReport } from './build-simulation.ts';
import type {
  Choice,
  Crossing,
  Estimate,
  Knowing,
  SimulatedBreakEven,
  SimulatedLimit,
  SimulatedPayback,
  SimulatedPlan,
  SimulationReport,
} from './simulation-report.ts';

/** `83 %`, and how sure it is where that is worth a word. */
export function shareWords({ value, halfWidth }: Estimate): string {
  const points = new Decimal(halfWidth).times(100);
  return points.lt('0.05') ? percent(value) : `${percent(value)} (±${significant(points, 1)} points)`;
}

/** Plans that are ever the cheapest, the most often first. */
const winners = ({ plans }: SimulationReport) =>
  plans.filter(p => Number(p.cheapest.value) > 0).sort((a, b) => Number(b.cheapest.value) - Number(a.cheapest.value));

/** In how many cases which plan is the cheapest. */
export function casesSentence(simulation: SimulationReport): string {
  const [first, ...others] = winners(simulation);
  if (!first) return 'No plan is possible in any case.';
  if (simulation.unknowns.length === 0)
    return `${first.plan} is cheapest. No input has a range, so there is one case only: write what you are not sure of as a range, such as \`20k..30k..60k /day\`.`;
  return [casesOf(first, others), ...tiedSentences(simulation)].join(' ');
}

function casesOf(first: SimulatedPlan, others: readonly SimulatedPlan[]): string {
  if (!others.length)
    return Number(first.cheapest.value) === 1
      ? `${first.plan} is cheapest in all cases.`
      : `${first.plan} is cheapest in ${shareWords(first.cheapest)} of cases; in the others no plan is possible.`;
  const rest = others.map(p => `${p.plan} in ${percent(p.cheapest.value)}`);
  return `${first.plan} is cheapest in ${shareWords(first.cheapest)} of cases, ${listed(rest, 'and')}.`;
}

/** Plans that are never named as the cheapest since one before them costs the same in every draw. */
const tiedSentences = ({ plans }: SimulationReport): readonly string[] =>
  plans
    .filter(p => Number(p.cheapest.value) > 0)
    .flatMap(winner => {
      const tied = plans.filter(p => Number(p.cheapest.value) === 0 && costsAlike(p, winner)).map(p => p.plan);
      return tied.length
        ? [`${listed(tied, 'and')} cost${tied.length > 1 ? '' : 's'} the same as ${winner.plan}.`]
        : [];
    });

/** Mean, ends and quantiles, to the last digit: plans that cost the same in every draw, as no others would. */
const costsAlike = (a: SimulatedPlan, b: SimulatedPlan): boolean =>
  a.possible.value === '1' && b.possible.value === '1' && JSON.stringify(a.monthly) === JSON.stringify(b.monthly);

/** Plans that were not drawn, since no values of the unknowns make them possible, each with the reasons. */
export const closedSentences = ({ plans, simulation }: SimulatedReport): readonly string[] =>
  plans
    .filter(p => !simulation.plans.some(s => s.plan === p.id))
    .map(p => `${p.id} is not possible: ${p.reasons.join('; ')}.`);

/** Which choice costs the least on average, and what the others cost besides. */
export function choiceSentence(simulation: SimulationReport, currency: string): string | undefined {
  const { choice, plans } = simulation;
  const chosen = plans.find(p => p.plan === choice.leastRegret);
  const regret = chosen?.regret;
  if (choice.leastRegret === null || !regret || simulation.unknowns.length === 0) return undefined;
  const amount = Number(regret.value) < 0.01 ? 'less than a cent' : `${money(regret.value)} ${currency}`;
  const own =
    Number(regret.value) === 0
      ? `Choosing ${choice.leastRegret} is never regretted.`
      : `${choice.leastRegret} is the choice to regret least${amongWords(chosen, plans)}: on average it costs ${amount} a month more than the cheapest plan of each case.`;
  return [own, changedSentence(choice, currency)].filter(Boolean).join(' ');
}

/** Which plans could be chosen, where one that is the cheapest at times could not. */
function amongWords({ possible }: SimulatedPlan, plans: SimulationReport['plans']): string {
  const isLess = (p: SimulatedPlan) => Number(p.possible.value) < Number(possible.value);
  if (!plans.some(p => isLess(p) && Number(p.cheapest.value) > 0)) return '';
  return possible.value === '1'
    ? ' of those that are possible in every case'
    : ` of those that are possible in the most cases, ${percent(possible.value)}`;
}

/** Where the average chooses otherwise than the likely values. */
function changedSentence({ atLikely, leastRegret, costOfLikely }: Choice, currency: string): string | undefined {
  if (!costOfLikely || atLikely === leastRegret || atLikely === null) return undefined;
  return `At likely values it would be ${atLikely}, which costs ${money(costOfLikely.value)} ${currency} a month more on average (±${money(costOfLikely.halfWidth)}).`;
}

/** What to find out first, and what it is worth. */
export function knowingSentence(simulation: SimulationReport, currency: string): string | undefined {
  const { knowing, unknowns } = simulation;
  if (!unknowns.length) return undefined;
  const worth = (e: Estimate) => `${money(e.value)} ${currency} a month`;
  const [first] = knowing.unknowns;
  if (!first || !isWorth(knowing.all)) return 'Knowing more would not change the choice.';
  const all = `knowing everything beforehand would save ${worth(knowing.all)}`;
  if (!isWorth(first.value)) return `No single unknown changes the choice by itself; ${all}.`;
  return `Measure first: ${nameOf(first.unknown, simulation)}, worth up to ${worth(first.value)}; ${all}.`;
}

/** More than the draws can be wrong by, and than a cent. */
const isWorth = ({ value, halfWidth }: Estimate): boolean => Number(value) > Number(halfWidth) && Number(value) >= 0.01;

/** What is worth knowing, the most valuable first: its name, what it is worth with its half width, and where one would choose otherwise. */
export const worthKnowing = (simulation: SimulationReport): (readonly [string, string, string])[] =>
  simulation.knowing.unknowns
    .filter(u => isWorth(u.value))
    .map(u => [
      nameOf(u.unknown, simulation),
      `${money(u.value.value)} ±${money(u.value.halfWidth)}`,
      switchWords(u, simulation),
    ]);

export const nameOf = (id: string, { unknowns }: SimulationReport): string =>
  unknowns.find(u => u.id === id)?.name ?? id;

/** Which unknowns move together. */
export const togetherSentences = ({ correlations }: SimulationReport): readonly string[] =>
  correlations.map(c => `${c.between.join(' and ')} move together (rank correlation ${significant(c.rank, 3)})`);

/** How far the draws are. */
export const progressWords = (draws: number, reached: SimulationReport['reached']): string =>
  `${drawsWords(draws)}, ${withinWords(reached)}`;

const drawsWords = (draws: number): string => `${fixed(`${draws}`, 0)} draws`;
const withinWords = ({ median, share }: SimulationReport['reached']): string =>
  `medians within ${tight(median)} and shares within ${points(share)}`;

/** How many draws, and why no more. */
export function drawsSentence(simulation: SimulationReport): string {
  const { draws, replications, seed, stopped, precision, reached, quantileError } = simulation;
  if (draws === 0) return 'Nothing was drawn.';
  const made = `${drawsWords(draws)} in ${replications} scrambled Sobol sequences, seed ${seed}`;
  const asked = withinWords(precision);
  const end =
    stopped === 'precise'
      ? `stopped when sure: ${asked}`
      : `stopped at the limit, before ${asked}: the widest are ${tight(reached.median)} and ${points(reached.share)}`;
  const sketch = Number(quantileError) > 0 ? `; quantiles within ${tight(quantileError)} of a sketch` : '';
  return `${made}; ${end} (95 %)${sketch}.`;
}

const tight = (share: string): string => `${significant(new Decimal(share).times(100), 2)} %`;
const points = (share: string): string => `${significant(new Decimal(share).times(100), 2)} points`;

const months = (value: string): string => significant(value, 2);

export function paybackSentence(p: SimulatedPayback, { basis }: Report): string {
  const parts = [
    [p.within, `within the ${basis.horizonMonths} months`],
    [p.beyondHorizon, 'later'],
    [p.never, 'never'],
  ] as const;
  const sure = parts.find(([e]) => Number(e.value) === 1);
  const shares = sure
    ? `${sure[1]} in all cases`
    : `${listed(
        parts.flatMap(([e, when]) => (Number(e.value) > 0 ? [`${when} in ${percent(e.value)}`] : [])),
        'and',
      )} of cases`;
  const when = p.months
    ? `;${sure ? '' : ' of those that do,'} half by month ${months(p.months.p50)} (P5 ${months(p.months.p5)}, P95 ${months(p.months.p95)})`
    : '';
  return `${p.plan} pays back against ${p.against} ${shares}${when}.`;
}

/** What the sentences on traffic hold for. */
export const FLAT_TRAFFIC = 'At flat traffic, every hour and month alike:';

/** Up to which traffic one plan is cheaper than another, from which on one is so for good, or that it never changes. */
export function breakEvenSentence(pair: SimulatedBreakEven, report: Report): string {
  const { between, always, first, permanent, equal } = pair;
  const perDay = (tokens: string) => volume(new Decimal(tokens).dividedBy(report.basis.daysPerMonth), 2);
  const other = (id: string) => between.find(b => b !== id)!;
  const share = ({ value }: Estimate) => (Number(value) === 1 ? 'all cases' : `${percent(value)} of cases`);
  const span = ({ at }: Crossing) => `${perDay(at.p50)} tok/day (P5 ${perDay(at.p5)}, P95 ${perDay(at.p95)})`;
  // one change is the first and the last
  const once = first.length === 1 && permanent.length === 1 && sameChange(first[0]!, permanent[0]!);
  // what hardly ever happens is left to the other formats
  const often = <C extends { readonly share: Estimate }>(some: readonly C[]) => {
    const shown = some.filter(c => Number(c.share.value) >= 0.01);
    return shown.length ? shown : some;
  };
  const firsts = once
    ? []
    : often(first).map(f => `in ${share(f.share)} ${f.cheaper} is cheaper than ${other(f.cheaper)} up to ${span(f)}`);
  return `${[
    ...firsts,
    ...often(permanent).map(
      p => `in ${share(p.share)} ${p.cheaper} is cheaper for good than ${other(p.cheaper)} from ${span(p)} on`,
    ),
    ...often(always).map(n => `in ${share(n.share)} ${other(n.cheaper)} is at no traffic cheaper than ${n.cheaper}`),
    ...(Number(equal.value) > 0 ? [`in ${share(equal)} ${between.join(' and ')} cost the same`] : []),
  ].join('; ')}.`.replace(/^i/, 'I');
}

/** Whether up to one traffic and from another on are the same change, to the digits that are shown. */
const sameChange = (first: Crossing, last: Crossing): boolean =>
  first.cheaper !== last.cheaper &&
  (['p5', 'p50', 'p95'] as const).every(p => Math.abs(Number(first.at[p]) / Number(last.at[p]) - 1) < 0.005);

/** Whether a limit of the budget holds. */
export function budgetSentence({ metric, max, min, unit, holds }: SimulatedLimit): string {
  const bounds = [max === null ? '' : `at most ${plain(max)}`, min === null ? '' : `at least ${plain(min)}`];
  return `${metric} is ${bounds.filter(Boolean).join(' and ')} ${unit} in ${shareWords(holds)} of cases.`;
}

/** Where one would choose otherwise if one knew. */
function switchWords({ unknown, switches }: Knowing['unknowns'][number], simulation: SimulationReport): string {
  const { unit, p5, p95 } = simulation.unknowns.find(u => u.id === unknown)!;
  const stretch = ({ from, until }: (typeof switches)[number]): string => {
    if (from === until) return `at ${significant(from, 3)}`;
    const [low, high] = [Number(from) < Number(p5), Number(until) > Number(p95)];
    if (low && !high) return `below ${significant(until, 3)}`;
    if (high && !low) return `above ${significant(from, 3)}`;
    return `between ${significant(from, 3)} and ${significant(until, 3)}`;
  };
  const plans = [...new Set(switches.map(s => s.to))];
  const places = plans.map(
    to => `${to} ${listed(switches.filter(s => s.to === to).map(stretch), 'and')}${unit ? ` ${unit}` : ''}`,
  );
  return places.length ? `then ${listed(places, 'and')} (${percent(total(switches))} of cases)` : '';
}

const total = (switches: Knowing['unknowns'][number]['switches']): string =>
  switches.reduce((sum, s) => sum.plus(s.share), new Decimal(0)).toFixed();
