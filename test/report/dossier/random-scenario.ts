import fc from 'fast-check';
import { scenarioOf } from '../../oracle/arbitrary-scenario.ts';
import { yamlOf } from '../../oracle/yaml.ts';

/** One to three tasks; APIs, rented and owned fleets, shares and fills, every price stated: the small catalog suffices. */
const small = scenarioOf({ apis: 2, rents: 1, buys: 1, fills: true, waiting: true, leadTimes: [0, 0, 2], ranges: 1 });

/** The text of a scenario; the same seed gives the same one. Now and then one that no plan can serve, or that the engine refuses. */
export const randomScenario = (seed: number): string => yamlOf(fc.sample(small, { seed, numRuns: 1 })[0]!);
