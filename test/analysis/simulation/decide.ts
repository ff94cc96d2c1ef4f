import type { Outcomes } from '../../../src/analysis/simulation/outcomes.ts';
import { type ChoiceInDraws, choiceInDraws } from '../../../src/analysis/simulation/standing-in-draws.ts';
import { Tally } from '../../../src/analysis/simulation/tally.ts';

/** The choice between plans of some outcomes, counted replication by replication. */
export function decide({ costs, possible, bounds }: Outcomes): ChoiceInDraws {
  const tallies = bounds.slice(1).map((end, r) => {
    const tally = new Tally(
      costs.map((_, p) => `${p}`),
      [],
    );
    const own = <T>(all: ArrayLike<T>) => Array.from(all).slice(bounds[r], end);
    tally.add({
      costs: costs.map(c => Float64Array.from(own(c))),
      possible: possible.map(p => Uint8Array.from(own(p))),
      limited: [],
    });
    return tally;
  });
  return choiceInDraws(tallies);
}
