import type { Place } from '../quantity/source.ts';

export type Severity = 'error' | 'warning';

/** Something wrong with the user's input, said so that it can be mended. */
export interface Problem {
  /** Stable code, `E101`; `tco error E101` explains it. */
  readonly code: string;
  readonly severity: Severity;
  /** One line, lower case, without a full stop: `price has no unit`. */
  readonly message: string;
  /** Dotted path in the scenario: `tasks.summarize.input`. */
  readonly path?: string;
  readonly at?: Place;
  /** How many characters the caret underlines (at least 1). */
  readonly length?: number;
  /** The line as it stands in the file. */
  readonly excerpt?: string;
  /** A second place that belongs to it (the first of two duplicate keys). */
  readonly also?: { readonly at: Place; readonly excerpt: string; readonly label: string };
  /** What would be right: ``a price such as `2.50 USD/Mtok` ``. */
  readonly expected?: string;
  readonly hint?: string;
}

/** Thrown once per run with every problem found; the command line turns it into exit 3. */
export class InputFault extends Error {
  override readonly name = 'InputFault';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(p => `${p.code}: ${p.message}`).join('\n'));
    this.problems = problems;
  }
}
