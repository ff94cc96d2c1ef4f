import type { CompiledProvider } from '../compiled-rule.ts';
import { FIELDS } from '../fields.ts';
import type { Judge } from './judge.ts';
import { magnitudeOf } from './number.ts';

/** For how many days inputs are kept, in the terms that providers write. */
const USUAL_DAYS = [0, 1, 7, 14, 28, 30, 45, 55, 60, 90, 120, 180, 365];

/** How long a provider keeps inputs: a term that others have too. */
export function judgeProvider(judge: Judge, _: string, { facts }: CompiledProvider): void {
  facts.forEach(({ retention, unusual }, i) => {
    const found = magnitudeOf(retention, FIELDS.retention);
    if (found && !USUAL_DAYS.includes(found.likely))
      judge.refuse(
        ['facts', i, 'retention'],
        `a retention of ${found.text}`,
        `one of ${USUAL_DAYS.join(', ')} day`,
        unusual,
      );
  });
}
