import type { LiteLlmSplit, TaskRoute } from './split.ts';

const TOLERANCE = 1e-6;

/**
 * A split that contradicts itself is a fault of the program, not of a user.
 * @throws RangeError
 */
export function checkSplit({ deployments, tasks }: LiteLlmSplit): void {
  for (const { option, tokensPerMinute, requestsPerMinute } of deployments) {
    const limits = [tokensPerMinute, requestsPerMinute].filter(limit => limit !== undefined);
    if (limits.some(limit => !(limit > 0 && Number.isFinite(limit))))
      throw new RangeError(`a limit of ${option} is no positive number`);
  }
  const known = new Set(deployments.map(({ option }) => option));
  for (const route of tasks) {
    for (const option of named(route)) {
      if (!known.has(option)) throw new RangeError(`task ${route.task} goes to ${option}, which is no deployment`);
    }
    const total = route.shares.reduce((sum, { share }) => sum + share, 0);
    if (!(Math.abs(total - 1) <= TOLERANCE) || route.shares.some(({ share }) => share < -TOLERANCE))
      throw new RangeError(`the shares of task ${route.task} add up to ${total}`);
    const { cascade, shares } = route;
    if (cascade && !shares.some(({ option }) => option === cascade.try))
      throw new RangeError(`the cascade of task ${route.task} tries ${cascade.try}, which has no share`);
    if (new Set(shares.map(({ option }) => option)).size < shares.length)
      throw new RangeError(`task ${route.task} has two shares of one option`);
  }
}

/** Every option that a route names. */
const named = ({ shares, overflow = [], cascade }: TaskRoute): readonly string[] => [
  ...shares.map(({ option }) => option),
  ...overflow.flatMap(({ from, to }) => [from, to]),
  ...(cascade ? [cascade.try, cascade.escalateTo] : []),
];
