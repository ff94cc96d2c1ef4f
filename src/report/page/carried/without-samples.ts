import { withGivens } from '../../../analysis/over/amount-at.ts';
import { pointAmount } from '../../../quantity/point-amount.ts';
import type { Scenario } from '../../../scenario/scenario.ts';

/** Numbers of one file that a page takes along; each is about ten bytes of it. */
const MOST = 1000;

/** A scenario without large files of samples: their amounts stand at the likely value. `left` are the paths of those. */
export function withoutSamples(read: Scenario): { readonly scenario: Scenario; readonly left: readonly string[] } {
  const left: string[] = [];
  const scenario = withGivens(read, given => {
    const { spread, likely, unit, text } = given.amount;
    if (spread?.kind !== 'samples' || spread.values.length <= MOST) return given;
    left.push(given.path);
    return { ...given, amount: { ...pointAmount(likely, unit), text } };
  });
  return { scenario, left };
}
