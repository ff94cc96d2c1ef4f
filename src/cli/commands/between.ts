import { UsageFault } from '../exit.ts';

/** `--between` takes two ends. @throws UsageFault. */
export function twoEnds(ends: readonly string[], example: string): void {
  if (ends.length !== 2) throw new UsageFault(`--between takes two ends, not ${ends.length}`, `such as: ${example}`);
}
