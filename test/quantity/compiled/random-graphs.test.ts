import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lowered } from '../../../src/quantity/compiled/lowered.ts';
import { graphs, KINDS } from '../graph.ts';
import { expectBothWays, inputsOf } from './both-ways.ts';

/** Which inputs move: any of them, by their number. */
const chosen = fc.array(fc.boolean(), { minLength: 4, maxLength: 24 });

describe('random formulas over random axes give the numbers of the interpreter', () => {
  test.each([
    // sums in the same order are the same to the last bit; so are choices and whole numbers that hang on them
    { name: 'to the last bit', kinds: KINDS.filter(kind => kind !== 'level'), tolerance: 0, seed: 500 },
    // a level adds its hours in another order; what is left of nearly equal ones has no digits to compare
    {
      name: 'to 1e-13 with levels',
      kinds: KINDS.filter(kind => !['minus', 'replenish', 'when', 'ceil'].includes(kind)),
      tolerance: 1e-13,
      seed: 501,
    },
  ])('$name', ({ kinds, tolerance, seed }) => {
    fc.assert(
      fc.property(graphs({ kinds }), chosen, fc.integer({ min: 1, max: 19 }), ({ output, all }, moves, lanes) => {
        const paths = (outputs: typeof all) => [...inputsOf(outputs).keys()].filter((_, i) => moves[i % moves.length]!);
        // alone, and with every step on the way asked for as well
        expectBothWays([output], { paths: paths([output]), lanes, tolerance });
        expectBothWays(all, { paths: paths(all), lanes, tolerance });
      }),
      { seed, numRuns: 250 },
    );
  });

  test('the formulas use every kind of step', () => {
    const made = new Set(
      fc
        .sample(graphs(), { seed: 500, numRuns: 250 })
        .flatMap(({ all }) => lowered(all, [...inputsOf(all).keys()]).steps.all.map(step => step.kind)),
    );
    expect([...made].sort()).toEqual('buy,ceil,level,max,min,minus,per,plus,sum,times,top,when'.split(','));
  });
});
