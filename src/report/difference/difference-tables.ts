import { Decimal } from '../../quantity/decimal.ts';
import { count, footed, money, moneyPlaces, percent, unitPrice } from '../format.ts';
import type { Difference, Effect, FigureName, InputChange, PlanChange } from './difference.ts';
import { namesOf, signed, signedFixed, signedPercent, stepWords } from './difference-words.ts';
import { looksSame } from './looks-same.ts';
import { effectOn } from './main-plan.ts';

/** Rows of cells, the first the head. */
export type Rows = readonly (readonly string[])[];

const NONE = '–';

/** Plans before and after: monthly cost, its change, and what else a reader asks; the last columns can be spared. */
export function planRows({ plans, currency }: Difference): Rows {
  const pair = (plan: PlanChange, name: FigureName, format: (value: string) => string): string => {
    const [a, b] = [plan.a, plan.b].map(side => {
      const value = side?.feasible ? side.figures[name] : null;
      return value === null || value === undefined ? NONE : format(value);
    });
    return a === b ? a! : `${a} → ${b}`;
  };
  const head = [`${currency} a month`, 'A', 'B', 'change', '', 'per Mtok', 'up front', 'cash over the horizon'];
  return [
    head,
    ...plans
      .filter(possible)
      .map(plan => [
        plan.id,
        amountOf(plan, 'a'),
        amountOf(plan, 'b'),
        ...changeCells(plan),
        pair(plan, 'perMtok', unitPrice),
        pair(plan, 'upfront', money),
        pair(plan, 'horizonTotal', money),
      ]),
  ];
}

const possible = ({ change }: PlanChange): boolean => change !== 'impossible';

const amountOf = (plan: PlanChange, name: 'a' | 'b'): string => {
  const side = plan[name];
  return side?.feasible && side.figures.monthly !== null ? money(side.figures.monthly) : NONE;
};

const WORDS = {
  added: 'new',
  removed: 'gone',
  lost: 'not possible',
  gained: 'possible now',
  impossible: NONE,
} as const;

function changeCells({ change, a, b, difference }: PlanChange): [string, string] {
  if (change !== 'kept') return [WORDS[change], ''];
  const [was, is] = [a!.figures.monthly, b!.figures.monthly];
  if (was === null || is === null || difference.monthly === null) return [NONE, ''];
  if (looksSame(was, is)) return ['the same', ''];
  const relative = new Decimal(was).isZero() ? '' : signedPercent(new Decimal(difference.monthly).dividedBy(was));
  return [signed(difference.monthly), relative];
}

const isMoved = ({ effect }: Effect): boolean => !new Decimal(effect).isZero();

/** What each plan's change comes from; every printed row adds up to its printed total. What moves no plan has no column. */
export function effectRows({ attribution, currency }: Difference): Rows {
  const moved = attribution.filter(row => row.effects.some(isMoved));
  const said = moved.flatMap(row => row.effects).filter(isMoved);
  const places = new Map(attribution[0]?.effects.map((e, i) => [e.categories.join(), i]));
  const groups = [...new Map(said.map(e => [e.categories.join(), e.categories]))].sort(
    ([x], [y]) => places.get(x)! - places.get(y)!,
  );
  if (moved.length === 0) return [];
  return [
    [`${currency} a month`, ...groups.map(([, categories]) => namesOf(categories).replaceAll('the ', '')), 'change'],
    ...moved.map(({ plan, difference, effects }) => {
      const largest = [...effects.map(e => e.effect), difference].reduce((x, y) =>
        new Decimal(y).abs().gt(new Decimal(x).abs()) ? y : x,
      );
      const digits = moneyPlaces(largest);
      const parts = footed(
        groups.map(([key]) => effects.find(e => e.categories.join() === key)?.effect ?? '0'),
        difference,
        digits,
      );
      return [plan, ...[...parts, new Decimal(difference)].map(part => signedFixed(part, digits))];
    }),
  ];
}

/** Changed inputs with what they do to a plan. */
export const inputRows = (inputs: readonly InputChange[], plan: string | undefined): Rows =>
  inputs.map(input => {
    const effect = effectOn(input, plan);
    return [input.id, stepWords(input), effect === undefined ? '' : signed(effect)];
  });

/** Cost lines of a plan that changed. */
export function lineRows(plan: PlanChange, currency: string): Rows {
  if (plan.lines.length === 0) return [];
  return [
    [`${plan.id}, ${currency} a month`, 'A', 'B', 'change'],
    ...plan.lines.map(({ label, option, a, b, difference }) => [
      option === null ? label : `${label}, ${option}`,
      a === null ? NONE : money(a),
      b === null ? NONE : money(b),
      signed(difference),
    ]),
  ];
}

/** Who serves what in two routed splits, and with how many replicas; only what changed. */
export function routingRows({ routing }: Difference): Rows {
  if (!routing) return [];
  const share = (value: string | null): string => (value === null ? NONE : percent(value));
  const replicas = (value: string | null): string => (value === null ? NONE : count(value));
  const rows = [
    ...routing.shares.map(({ task, portion, target, a, b }) => [
      `${task}${portion === 'all' ? '' : `, what ${portion}`} → ${target}`,
      share(a),
      share(b),
    ]),
    ...routing.replicas.map(({ option, a, b }) => [`replicas of ${option}`, replicas(a), replicas(b)]),
  ].filter(([, a, b]) => a !== b);
  return rows.length === 0 ? [] : [['routed split', 'A', 'B'], ...rows];
}
