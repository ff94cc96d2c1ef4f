import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONSTANTS } from '../../../src/model/capacity/constants.ts';
import { replicaOf } from '../../../src/model/capacity/resolve.ts';
import { timePerToken } from '../../../src/model/capacity/steady-state.ts';
import { timeToFirstToken } from '../../../src/model/capacity/time-to-first-token.ts';
import { batchWithin } from '../../../src/model/capacity/within-limits.ts';
import { atLeast, loads, setups } from './arbitrary.ts';

const seconds = fc.double({ min: 0.002, max: 20, noNaN: true });

test('the batch within limits keeps them, and a little more would break one or the memory', () =>
  fc.assert(
    fc.property(setups, loads, seconds, seconds, (s, l, ttft, tpot) => {
      const r = replicaOf(s, CONSTANTS);
      const batch = batchWithin(r, { timeToFirstToken: ttft, timePerToken: tpot / 20 }, l.input, l.output);
      const kept = (b: number) =>
        timePerToken(r, b, l.input, l.output) <= tpot / 20 &&
        timeToFirstToken(r, b, b, l.input, l.output).likely <= ttft;
      if (batch === undefined) return !kept(1);
      const all = batchWithin(r, {}, l.input, l.output)!;
      return kept(batch) && (batch === all || !kept(batch * 1.001));
    }),
    { seed: 4, numRuns: 2000 },
  ));

test('the time to the first token never falls with the batch', () =>
  fc.assert(
    fc.property(
      setups,
      loads,
      fc.double({ min: 1, max: 500, noNaN: true }),
      fc.double({ min: 1, max: 4, noNaN: true }),
      (s, l, batch, f) => {
        const r = replicaOf(s, CONSTANTS);
        const first = (b: number) => timeToFirstToken(r, b, b, l.input, l.output).likely;
        return atLeast(first(batch * f), first(batch));
      },
    ),
    { seed: 5, numRuns: 2000 },
  ));

test('no limit leaves all that fits', () => {
  const [s, l] = [fc.sample(setups, { seed: 1, numRuns: 1 })[0]!, fc.sample(loads, { seed: 1, numRuns: 1 })[0]!];
  expect(batchWithin(replicaOf(s, CONSTANTS), {}, l.input, l.output)).toBeGreaterThanOrEqual(1);
});
