import type { Given } from '../quantity/given.ts';

/** What was agreed for a time: discount, minimum spend and committed replicas hold in months that begin no later than `ends`. */
export interface Contract {
  /** `YYYY-MM-DD`, its last day. */
  readonly ends: string;
  /** Paid once, in its last month. */
  readonly exitFee: Given | undefined;
  /** Owed by every plan, whether it uses the option or not. */
  readonly signed: boolean;
  /** Of the marginal lens: what is committed is left out, since it is spent anyway. */
  readonly paidAnyway?: boolean;
}

/** What moving to another model costs: every so many months, or once, in the month that begins on a day or next after it. */
export interface Migration {
  readonly cost: Given;
  readonly every: number | undefined;
  /** `YYYY-MM-DD`. */
  readonly on: string | undefined;
}
