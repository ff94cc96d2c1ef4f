import { type Compared, runCompare } from '../build.ts';
import type { CompareInput } from '../compare-input.ts';
import { askedOf } from './asked-report.ts';
import { Refusal } from './question.ts';

/** A comparison whose break-even is over what was asked. */
export function runBreakEven(input: CompareInput): Compared {
  try {
    return runCompare(input, askedOf);
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { problems: [], refused: { message: fault.message, hint: fault.hint } };
  }
}
