import { Decimal } from '../../../quantity/decimal.ts';
import { footed } from '../../format.ts';
import type { Group, Member } from './group.ts';
import type { Deployment } from './split.ts';

/** What an entry may take in a minute; one that is not here is not limited. */
export type Limits = ReadonlyMap<Member, { readonly rpm?: number; readonly tpm?: number }>;

/**
 * LiteLLM counts by entry, so the limit of an option with several is divided among them, in the ratio of their tokens.
 * An own pool is limited only where what is above flows over: elsewhere a queue in the pool is better than a refusal.
 */
export function limitsOf(deployments: readonly Deployment[], groups: readonly Group[]): Limits {
  const all = groups.flatMap(group => group.members);
  const limited = deployments.flatMap(({ option, kind, requestsPerMinute, tokensPerMinute }) => {
    const members = all.filter(member => member.option === option);
    const rpm = divided(requestsPerMinute, members);
    const tpm = divided(tokensPerMinute, members);
    if (!rpm && !tpm) return [];
    return members.flatMap((member, i) =>
      kind === 'api' || member.flowsOver
        ? [[member, { ...(rpm && { rpm: rpm[i]! }), ...(tpm && { tpm: tpm[i]! }) }] as const]
        : [],
    );
  });
  return new Map(limited);
}

/** Whole, in all no more than the limit, but at least 1 for each: 0 would close it. */
function divided(limit: number | undefined, members: readonly Member[]): number[] | undefined {
  if (limit === undefined || members.length === 0) return undefined;
  const stated = members.every(({ tokens }) => tokens !== undefined && tokens > 0);
  const sizes = members.map(({ tokens }) => new Decimal(stated ? tokens! : 1));
  const all = sizes.reduce((sum, size) => sum.plus(size), new Decimal(0));
  const total = new Decimal(limit).floor();
  const parts = footed(
    sizes.map(size => total.times(size).dividedBy(all)),
    total,
    0,
  );
  return parts.map(part => Math.max(1, part.toNumber()));
}
