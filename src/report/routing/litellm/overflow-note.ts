import { percent } from '../../format.ts';
import { type Group, type Member, shared } from './group.ts';
import type { Limits } from './limits.ts';

/** How base load and peaks are told apart, and where that is not what the plan does. */
export function overflowNote({ name, route, members }: Group, limits: Limits): string | undefined {
  const { overflow } = route;
  if (!overflow?.length) return undefined;
  const plan = shared(route).map(({ option, share }) => `${percent(String(share))} ${option}`);
  const base = members.filter(({ order }) => order === 1);
  const unlimited = members.filter(member => member.flowsOver && !limits.has(member));
  const outside = members.filter(({ option }) => !overflow.some(({ from, to }) => option === from || option === to));
  return [
    `${name}: ${options(base)} (order 1) ${base.length === 1 ? 'takes' : 'take'} the load up to rpm and tpm, what is above goes on to order 2.`,
    `So the shares follow from the load (the plan: ${plan.join(', ')}, mean of the month); weights hold only within one order.`,
    unlimited.length > 0 && `No limit is known of ${options(unlimited)}: nothing flows over before calls fail there.`,
    outside.length > 0 && `${options(outside)} gets its share only out of what flows over.`,
  ]
    .filter(Boolean)
    .join(' ');
}

const options = (members: readonly Member[]): string => members.map(({ option }) => option).join(', ');
