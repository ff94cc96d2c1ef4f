import { writePath } from '../../input/path.ts';
import { Decimal } from '../../quantity/decimal.ts';
import type { Given } from '../../quantity/given.ts';
import { unit } from '../../quantity/unit.ts';
import { CONSTANTS } from '../capacity/constants.ts';

/** What an estimate rests on. */
export const ESTIMATE = `serving estimate of ${CONSTANTS.fitted.on}, fitted on ${CONSTANTS.fitted.rows} measured rows`;

/** Digits of a figure that an estimate deserves, and more. */
const DIGITS = 6;

/** A figure that the serving estimate worked out for an option, as an input: it is listed as an assumption, with what it rests on. */
export function estimateGiven(
  option: string,
  name: string,
  value: number | { readonly low: number; readonly likely: number; readonly high: number },
  unitText: string,
  reason: string,
): Given {
  const [low, likely, high] = (
    typeof value === 'number' ? [value, value, value] : [value.low, value.likely, value.high]
  ).map(v => new Decimal(v.toPrecision(DIGITS)));
  const digits = low!.eq(high!) ? likely!.toFixed() : `${low!.toFixed()}..${likely!.toFixed()}..${high!.toFixed()}`;
  return {
    path: writePath(['options', option, 'estimate', name]),
    amount: {
      low: low!,
      likely: likely!,
      high: high!,
      peaked: !low!.eq(high!),
      unit: unit(unitText),
      text: `${digits} ${unitText}`.trim(),
    },
    source: { kind: 'default', reason },
  };
}
