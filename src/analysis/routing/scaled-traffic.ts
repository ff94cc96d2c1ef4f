import type { Decimal } from '../../quantity/decimal.ts';
import type { Given } from '../../quantity/given.ts';
import { scaledAmount } from '../../quantity/scaled-amount.ts';
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

const times = (given: Given, factor: Decimal): Given => ({ ...given, amount: scaledAmount(given.amount, factor) });
