import type { Amount } from './amount.ts';
import type { Source } from './source.ts';

/** An input of the program: what was written, where it comes from, and the dotted path that `--set` and `explain` use for it. */
export interface Given {
  readonly path: string;
  readonly amount: Amount;
  readonly source: Source;
}
