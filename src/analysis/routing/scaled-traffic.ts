import type { Decimal } from '../../quantity/decimal.ts';
import type { Given } from '../../quantity/given.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** The scenario with all traffic a number of times what it is. */
export const scaledTraffic = (scenario: Scenario, factor: Decimal): Scenario => ({
  ...scenario,
  tasks: scenario.tasks.map(task => ({
    ...task,
    requests: task.requests && times(task.requests, factor),
    tokens: task.tokens && times(task.tokens, factor),
  })),
});

const times = (given: Given, factor: Decimal): Given => ({
  ...given,
  amount: {
    ...given.amount,
    low: given.amount.low.times(factor),
    likely: given.amount.likely.times(factor),
    high: given.amount.high.times(factor),
  },
});
