import type { Decimal } from '../decimal.ts';
import { isRefusal, refused } from '../refusal.ts';
import { disorder } from './disorder.ts';
import type { DraftOf } from './draft.ts';
import { numbersIn } from './number-in.ts';
import { widthlessCall } from './reach.ts';

/** `triangular(25..30..40) USD/GPU`. */
export const triangular: DraftOf = call => {
  const written = call.parts.length === 1 ? call.parts[0]!.split('..').map(part => part.trim()) : [];
  if (written.length !== 3)
    return refused(
      'spread-arguments',
      `\`${call.text}\`: \`triangular\` takes three numbers with two points between them`,
      `\`triangular(low..likely..high) ${call.unit}\``.replace(' `', '`'),
    );
  const numbers = numbersIn(written, call.text);
  if (isRefusal(numbers)) return numbers;
  const [low, likely, high] = numbers as [Decimal, Decimal, Decimal];
  const wrong = disorder(numbers, written, call.text);
  if (wrong) return wrong;
  return low.eq(high) ? widthlessCall(call, low) : { spread: { kind: 'triangular' }, low, likely, high };
};
