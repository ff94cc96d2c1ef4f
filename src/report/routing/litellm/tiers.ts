import type { TaskRoute } from './split.ts';

/**
 * The `order` of each option of a task: 1 for the base load, one more for each time load has flowed over before it comes
 * here. What takes no part in the overflow stands last, as it must not catch what flows over to another.
 * Undefined: nothing flows over, all options are equal.
 * @throws RangeError when load flows in a circle.
 */
export function tiersOf({ task, shares, overflow = [] }: TaskRoute): ReadonlyMap<string, number> | undefined {
  if (overflow.length === 0) return undefined;
  const sources = (option: string) => overflow.filter(({ to }) => to === option).map(({ from }) => from);
  const depth = (option: string, above: readonly string[]): number => {
    if (above.includes(option)) throw new RangeError(`the overflow of task ${task} runs in a circle at ${option}`);
    return 1 + Math.max(0, ...sources(option).map(from => depth(from, [...above, option])));
  };
  const flowing = new Set(overflow.flatMap(({ from, to }) => [from, to]));
  const tiers = new Map([...flowing].map(option => [option, depth(option, [])]));
  const last = Math.max(...tiers.values());
  return new Map([...tiers, ...shares.flatMap(({ option }) => (flowing.has(option) ? [] : [[option, last] as const]))]);
}
