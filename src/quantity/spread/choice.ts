import { Decimal, ONE, ZERO } from '../decimal.ts';
import { readNumber } from '../read-number.ts';
import { isRefusal, type Refusal, refused } from '../refusal.ts';
import type { Call } from './call.ts';
import type { DraftOf } from './draft.ts';
import { numberIn, numbersIn } from './number-in.ts';
import { widthlessCall } from './reach.ts';

/** `choice(2.00 @60%, 2.50 @30%, 4.00 @10%) USD/GPU/h`; without weights every value comes alike often. */
export const choice: DraftOf = call => {
  const items = call.parts.map(part => part.split('@').map(piece => piece.trim()));
  const twice = call.parts.find((_, i) => items[i]!.length > 2);
  if (twice !== undefined) return refused('choice-weights', `\`${call.text}\`: \`${twice}\` has two weights`);
  const values = numbersIn(
    items.map(([value]) => value!),
    call.text,
  );
  if (isRefusal(values)) return values;
  if (values.every(value => value.eq(values[0]!))) return widthlessCall(call, values[0]!);
  const again = values.find((value, i) => values.slice(0, i).some(before => before.eq(value)));
  if (again)
    return refused(
      'choice-twice',
      `\`${call.text}\`: the value ${again.toFixed()} stands twice`,
      'write it once, with the sum of the weights',
    );
  const weights = weightsOf(
    items.map(([, weight]) => weight),
    call,
  );
  if (isRefusal(weights)) return weights;
  const heaviest = weights.reduce((best, weight, i) => (weight.gt(weights[best]!) ? i : best), 0);
  return {
    spread: { kind: 'choice', values, weights },
    low: Decimal.min(...values),
    likely: values[heaviest]!,
    high: Decimal.max(...values),
    values,
  };
};

/** Thirds have 34 digits: three of them fall short of 1 by less than this. */
const EXACTLY = '1e-30';

function weightsOf(written: readonly (string | undefined)[], { text }: Call): readonly Decimal[] | Refusal {
  const wrong = (message: string, hint?: string) => refused('choice-weights', `\`${text}\`: ${message}`, hint);
  if (written.every(weight => weight === undefined)) return written.map(() => ONE.dividedBy(written.length));
  if (written.includes(undefined)) return wrong('either every value has a weight or none has', 'such as `2.50 @30%`');
  const weights: Decimal[] = [];
  for (const weight of written as readonly string[]) {
    const share = weight.endsWith('%') ? readNumber(weight.slice(0, -1).trim())?.dividedBy(100) : readNumber(weight);
    if (!share) {
      const fault = numberIn(weight, text);
      return wrong(`the weight \`@${weight}\` is not a share`, isRefusal(fault) ? fault.hint : undefined);
    }
    if (share.lte(0)) return wrong(`the weight \`@${weight}\` is not above 0`, 'leave out what never comes');
    weights.push(share);
  }
  const sum = weights.reduce((total, weight) => total.plus(weight), ZERO);
  if (sum.minus(1).abs().lte(EXACTLY)) return weights;
  const whole = sum.eq(100) && !written.some(weight => weight!.includes('%'));
  return wrong(
    `the weights add up to ${sum.times(100).toSignificantDigits(12).toFixed()} %, not to 100 %`,
    whole ? `write \`@${written[0]}%\`` : undefined,
  );
}
