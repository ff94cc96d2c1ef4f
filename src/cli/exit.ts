/** The exit codes of DESIGN §5; 4 belongs to `tco check` and to `tco backtest --limit`. */
export const EXIT = { done: 0, internal: 1, usage: 2, input: 3, broken: 4, undecided: 5 } as const;

/** A command line that cannot be followed. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** The result was there, but could not be written where it was wanted. */
export class OutputFault extends Error {
  override readonly name = 'OutputFault';
}

/** Whoever read the output has gone (`| head`): nothing is left to do, and nothing went wrong. */
export class ClosedPipe extends Error {
  override readonly name = 'ClosedPipe';
}
