import { writePath } from '../input/path.ts';
import { type Amount, readAmount, type Wanted } from '../quantity/amount.ts';
import type { Given } from '../quantity/given.ts';
import * as w from './wanted.ts';

interface Default {
  readonly text: string;
  readonly wanted: Wanted;
  readonly reason: string;
}

/** What is taken for a field that the scenario leaves out, and why; each one used is listed in the report. */
export const DEFAULTS = {
  horizon: { text: '36 month', wanted: w.MONTHS, reason: 'three years, the usual service life of accelerators' },
  discountRate: { text: '8% /year', wanted: w.DISCOUNT_RATE, reason: 'a customary cost of capital' },
  hoursPerMonth: { text: '730 h/month', wanted: w.HOURS_PER_MONTH, reason: '8,760 hours a year over 12 months' },
  retries: { text: '0%', wanted: w.SHARE, reason: 'no retries stated' },
  batchable: { text: '0%', wanted: w.SHARE, reason: 'nothing stated that may wait a day' },
  growth: { text: '0% /month', wanted: w.MONTHLY_GROWTH, reason: 'no growth stated' },
  cachedInput: { text: '0%', wanted: w.SHARE, reason: 'no cached input stated' },
  reasoning: { text: '0 tok', wanted: w.TOKENS_PER_REQUEST, reason: 'no reasoning tokens stated' },
  discount: { text: '0%', wanted: w.SHARE, reason: 'list price' },
  priceDrift: { text: '0% /year', wanted: w.YEARLY_CHANGE, reason: 'prices stay as they are' },
  spares: { text: '0', wanted: w.COUNT, reason: 'no spare stated' },
  targetUtilisation: {
    text: '80%',
    wanted: w.UTILISATION,
    reason:
      "20 % headroom, as the capacity planner of llm-d takes it; a queue under the task's latency limit replaces it",
  },
  prefixCache: { text: '0%', wanted: w.SHARE, reason: 'no prefix cache stated' },
  serviceLife: { text: '36 month', wanted: w.MONTHS, reason: 'three years, the usual service life of accelerators' },
  residual: { text: '0%', wanted: w.SHARE, reason: 'no resale value stated' },
  maintenance: { text: '0% /year', wanted: w.YEARLY_SHARE, reason: 'no maintenance stated' },
  serverShare: { text: '0%', wanted: w.SURCHARGE, reason: 'servers taken as part of the price' },
  networkShare: { text: '0%', wanted: w.SURCHARGE, reason: 'network taken as part of the price' },
  leadTime: { text: '0 month', wanted: w.LEAD_TIME, reason: 'hardware at hand when it is bought' },
  pue: { text: '1', wanted: w.PUE, reason: 'stated site without PUE' },
} satisfies Record<string, Default>;

const amounts = new Map<string, Amount>();

/** The default of a field as a given figure at its path. */
export function defaultGiven(field: keyof typeof DEFAULTS, path: readonly (string | number)[]): Given {
  const { text, wanted, reason } = DEFAULTS[field];
  let amount = amounts.get(field);
  if (!amount) {
    const reading = readAmount(text, wanted);
    if (!reading.ok) throw new Error(`default of ${field}: ${reading.message}`);
    amount = reading.amount;
    amounts.set(field, amount);
  }
  return { path: writePath(path), amount, source: { kind: 'default', reason } };
}
