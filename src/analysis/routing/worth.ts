import type { Decimal } from '../../quantity/decimal.ts';
import type { Option } from '../../scenario/scenario.ts';
import type { Requirement } from './requirements.ts';
import { type RoutingCase, routed, withOption } from './routing-case.ts';
import type { Limits, Solve } from './solver.ts';

/** What a change of the scenario would save a month, levelised; undefined where no split was settled in time. */
export interface Worth {
  readonly id: string;
  readonly change: string;
  readonly saving: number | undefined;
}

/** What one more replica of each fleet of fixed size is worth, and what each requirement costs. */
export function worths(
  of: RoutingCase,
  monthly: number,
  requirements: readonly Requirement[],
  solve: Solve,
  limits: Limits,
  progress: (done: number, all: number) => void = () => {},
): readonly Worth[] {
  const changes = [
    ...of.scenario.options.flatMap(o => oneMore(o)),
    ...requirements.map(r => ({ id: r.id, change: `without: ${r.sentence}`, to: r.lift })),
  ];
  return changes.map(({ id, change, to }, i) => {
    progress(i, changes.length);
    const found = routed(to(of), solve, limits);
    return { id, change, saving: found.found ? Math.max(0, monthly - found.routed.monthly) : undefined };
  });
}

function oneMore(option: Option): { id: string; change: string; to: (of: RoutingCase) => RoutingCase }[] {
  if (option.kind === 'api' || !option.replicas) return [];
  const { replicas } = option;
  const more = (d: Decimal) => d.plus(1);
  const amount = {
    ...replicas.amount,
    low: more(replicas.amount.low),
    likely: more(replicas.amount.likely),
    high: more(replicas.amount.high),
  };
  const { count, device } = option.replica;
  return [
    {
      id: `options.${option.id}.replicas+1`,
      change: `one more replica of ${option.id} (${count} x ${device})`,
      to: of => withOption(of, option.id, o => ({ ...o, replicas: { ...replicas, amount } }) as Option),
    },
  ];
}
