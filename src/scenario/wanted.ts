import type { Wanted } from '../quantity/amount.ts';

/** The amounts the scenario asks for, by what they measure. Money is written in USD and read in the scenario's currency. */
const wanted = (
  example: string,
  units: string | readonly string[],
  bounds: Omit<Wanted, 'example' | 'units'> = {},
): Wanted => ({ example, units: typeof units === 'string' ? [units] : units, ...bounds });

const GPU_LIMIT = '1000000';

export const SHARE = wanted('35%', '%', { min: '0', max: '100' });
export const STEP = wanted('50%', '%', { above: '0', max: '100', ranges: false });
export const FIXED_SHARE = wanted('50%', '%', { min: '0', max: '100', ranges: false });
export const SURCHARGE = wanted('20%', '%', { min: '0', max: '1000' });
export const UTILISATION = wanted('75%', '%', { above: '0', max: '100' });
export const ACCEPTED_SHARE = wanted('91%', '%', { above: '0', max: '100' });
export const YEARLY_CHANGE = wanted('-20% /year', '%/year', { above: '-100', max: '1000' });
export const MONTHLY_GROWTH = wanted('3% /month', '%/month', { above: '-100', max: '1000' });
export const DISCOUNT_RATE = wanted('8% /year', '%/year', { above: '-100', max: '100' });
export const YEARLY_SHARE = wanted('5% /year', '%/year', { min: '0', max: '100' });

export const MONTHS = wanted('36 month', 'month', { above: '0', max: '360', ranges: false });
export const DAYS = wanted('30 day', 'day', { min: '0', ranges: false });
export const LEAD_TIME = wanted('2 month', 'month', { min: '0', max: '120', ranges: false });
export const HOURS_PER_MONTH = wanted('730 h/month', 'h/month', { above: '0', max: '744' });
export const DAYS_PER_MONTH = wanted('30 day/month', 'day/month', { above: '0', max: '31' });
export const HOURS_PER_DAY = wanted('10 h/day', 'h/day', { above: '0', max: '24', ranges: false });
export const START_UP = wanted('6 min', ['min', 's'], { min: '0' });
export const SECONDS = wanted('2 s', 's', { above: '0' });
export const MILLISECONDS = wanted('50 ms', 'ms', { above: '0' });

export const REQUESTS = wanted('120k /day', ['request/day', 'request/h', 'request/month'], { min: '0' });
export const TOKENS = wanted('500M tok/day', ['tok/day', 'tok/h', 'tok/month'], { min: '0' });
export const TOKENS_PER_REQUEST = wanted('6000 tok', 'tok', { min: '0' });
export const TOKENS_PER_SECOND = wanted('2500 tok/s', 'tok/s', { above: '0' });
export const REQUESTS_PER_MINUTE = wanted('10k /min', 'request/min', { above: '0' });
export const TOKENS_PER_MINUTE = wanted('4M /min', 'tok/min', { above: '0' });

export const TIMES_MEAN = wanted('3', '', { min: '1', max: '24' });
export const WEIGHT = wanted('1', '', { min: '0', ranges: false });
export const RANK = wanted('0.8', '', { above: '-1', below: '1', ranges: false });
export const TURNS = wanted('6', '', { min: '1' });
export const COUNT = wanted('2', '', { min: '0', max: GPU_LIMIT, whole: true, ranges: false });
export const KEPT = wanted('2', ['', 'replica'], { min: '0', max: GPU_LIMIT, whole: true, ranges: false });
export const COUNT_FROM_ONE = wanted('8', '', { min: '1', max: '1024', whole: true, ranges: false });
export const FLEET_SIZE = wanted('4', '', { above: '0', max: GPU_LIMIT, ranges: false });
export const COMMITTED = wanted('4 replica', 'replica', { min: '0', max: GPU_LIMIT, whole: true, ranges: false });
export const CONCURRENCY = wanted('64', '', { above: '0' });
export const FTE = wanted('0.25', '', { min: '0', max: '10000' });
export const UNITS = wanted('50', ['', 'unit'], { min: '0' });

export const TOKEN_PRICE = wanted('2.50 USD/Mtok', 'USD/Mtok', { min: '0' });
export const REQUEST_PRICE = wanted('0.001 USD/request', 'USD/request', { min: '0' });
export const MONEY = wanted('12000 USD', 'USD', { min: '0' });
export const MONEY_PER_MONTH = wanted('500 USD/month', 'USD/month', { min: '0' });
export const MONEY_PER_HOUR = wanted('5000 USD/h', 'USD/h', { min: '0' });
export const UNIT_PRICE = wanted('2 USD/unit/h', ['USD/unit/h', 'USD/unit/month'], { min: '0' });
export const UNIT_THROUGHPUT = wanted('50k tok/min/unit', ['tok/min/unit', 'tok/min'], { above: '0' });
export const RENT = wanted('2.49 USD/GPU/h', ['USD/GPU/h', 'USD/instance/h', 'USD/GPU/month', 'USD/instance/month'], {
  min: '0',
});
export const HARDWARE_PRICE = wanted('5499 USD/device', ['USD/device', 'USD/GPU', 'USD/server', 'USD/instance'], {
  min: '0',
});
export const SALARY = wanted('150000 USD/year', 'USD/year', { min: '0' });
export const CHARGE = wanted(
  '100 USD/month',
  ['USD/month', 'USD/h', 'USD/GPU/month', 'USD/GPU/h', 'USD/replica/month', 'USD/replica/h', 'USD/Mtok'],
  { min: '0' },
);
export const ELECTRICITY = wanted('0.12 USD/kWh', 'USD/kWh', { min: '0' });
export const COLOCATION = wanted('190 USD/kW/month', 'USD/kW/month', { min: '0' });
export const PUE = wanted('1.4', '', { min: '1', max: '3' });
export const DEVICE_POWER = wanted('270 W/device', ['W/device', 'W/GPU'], { min: '0' });
export const SERVER_POWER = wanted('500 W/server', 'W/server', { min: '0' });
export const LIMIT = wanted(
  '8000 USD/month',
  [
    'USD/month',
    'USD',
    'USD/Mtok',
    'USD/answer',
    '%',
    '%/year',
    'month',
    'day',
    'tok/month',
    'tok/day',
    'replica',
    'GPU',
  ],
  { ranges: false },
);
