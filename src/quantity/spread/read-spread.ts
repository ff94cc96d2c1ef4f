import type { Manner, Reading, Wanted } from '../amount.ts';
import { outOfBounds } from '../amount-bounds.ts';
import { unitOf } from '../amount-unit.ts';
import { isRefusal, refused } from '../refusal.ts';
import { callOf } from './call.ts';
import { choice } from './choice.ts';
import { cutOff } from './cut-off.ts';
import type { DraftOf } from './draft.ts';
import { lognormal } from './lognormal.ts';
import { normal } from './normal.ts';
import { samples } from './samples.ts';
import { triangular } from './triangular.ts';

const KINDS: Readonly<Record<string, DraftOf>> = { triangular, normal, lognormal, choice, samples };

export const SPREAD_NAMES: readonly string[] = Object.keys(KINDS);

/**
 * Reads an amount with a distribution: `triangular(25..30..40) USD/GPU`, `normal(30k, 2k) USD/GPU`, `lognormal(1200, 300) tok`,
 * `choice(2 @60%, 4 @40%) USD/GPU/h`, `samples(prices.csv, column) USD/GPU/h`. Parts are apart at `,` or `;`, the unit is behind.
 */
export function readSpread(text: string, wanted: Wanted, manner: Manner): Reading {
  const call = callOf(text);
  if (isRefusal(call)) return call;
  const draftOf = Object.hasOwn(KINDS, call.name) ? KINDS[call.name] : undefined;
  if (!draftOf)
    return {
      ...refused('spread-unknown', `unknown distribution \`${call.name}\``, `known: ${SPREAD_NAMES.join(', ')}`),
      near: { written: call.name, known: SPREAD_NAMES },
    };
  if (wanted.ranges === false)
    return refused('range-not-allowed', `\`${text}\` is a distribution, one value is wanted here`);
  const draft = draftOf(call);
  if (isRefusal(draft)) return draft;
  const isFile = draft.spread.kind === 'samples';
  if (isFile && !manner.samples) return refused('samples-name', `\`${text}\`: samples are read for scenarios only`);
  const unit = unitOf(call.unit, wanted, false);
  if (isRefusal(unit)) return unit;
  if (wanted.whole && !isFile && !draft.values?.every(value => value.isInteger()))
    return refused('not-whole', `\`${text}\` takes numbers that are not whole`, 'write `choice(…)` of whole numbers');
  const ends = draft.tails ? cutOff(draft, draft.tails, unit, wanted, text) : draft;
  if (isRefusal(ends)) return ends;
  const { low, likely, high } = ends;
  const fault = isFile ? undefined : outOfBounds(low, high, unit, wanted, text);
  return fault ?? { ok: true, amount: { low, likely, high, peaked: true, spread: draft.spread, unit, text } };
}
