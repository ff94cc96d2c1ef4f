import { Decimal, ZERO } from '../../quantity/decimal.ts';
import { percent } from '../format.ts';
import { alike } from './alike.ts';
import type { WeekReport } from './routing-report.ts';

type Hour = WeekReport['hours'][number];

/** Shares of an hour below this are what the solver leaves open, not load. */
const LITTLE = '1e-6';

export const isEven = ({ hours }: WeekReport): boolean =>
  hours.every(hour => alike(hour.own, hours[0]!.own) && alike(hour.api, hours[0]!.api));

export const hasOwn = ({ hours }: WeekReport): boolean => hours.some(({ own }) => !new Decimal(own).isZero());

/** What APIs take over the week, and how often GPUs are full. */
export function weekSentence(week: WeekReport): string {
  const { hours } = week;
  if (isEven(week)) {
    const part = apiPart(hours[0]!);
    const split = part.isZero() ? 'GPUs serve everything' : `GPUs serve ${percent(new Decimal(1).minus(part))} of it`;
    return `Every hour of the week is alike: ${split}.`;
  }
  return [apiSentence(hours), ...fullSentences(hours)].join(' ');
}

function apiSentence(hours: readonly Hour[]): string {
  const over = hours.filter(hour => apiPart(hour).gt(LITTLE));
  if (over.length === 0) return 'GPUs serve every hour of the week.';
  const total = (of: (hour: Hour) => Decimal) =>
    hours.reduce((sum, hour) => sum.plus(of(hour).times(hour.count)), ZERO);
  const part = total(({ api }) => new Decimal(api)).dividedBy(total(load));
  const most = Decimal.max(...hours.map(apiPart));
  const when = over.length === hours.length ? 'in every hour' : `in ${hoursIn(over)} of ${hoursIn(hours)} hours`;
  return `APIs serve ${percent(part)} of the tokens, ${when}, at most ${percent(most)} of an hour.`;
}

function fullSentences(hours: readonly Hour[]): string[] {
  const options = [...new Set(hours.flatMap(({ pools }) => pools.map(({ option }) => option)))];
  return options.flatMap(option => {
    const full = hours.filter(({ pools }) =>
      pools.some(
        p => p.option === option && !isZero(p.usable) && new Decimal(p.busy).gte(new Decimal(p.usable).times('0.999')),
      ),
    );
    return full.length ? [`${option} is full in ${hoursIn(full)} of ${hoursIn(hours)} hours.`] : [];
  });
}

const hoursIn = (hours: readonly Hour[]): number => hours.reduce((sum, { count }) => sum + count, 0);

const isZero = (value: string): boolean => new Decimal(value).isZero();

const load = ({ own, api }: Hour): Decimal => new Decimal(own).plus(api);

const apiPart = (hour: Hour): Decimal => (load(hour).isZero() ? ZERO : new Decimal(hour.api).dividedBy(load(hour)));
