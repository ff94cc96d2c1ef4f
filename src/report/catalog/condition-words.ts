import type { CompiledVariant } from '../../catalog/compiled.ts';
import { fixed } from '../format.ts';
import { listed } from '../sentences/words.ts';

const DAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/** When a variant holds: `batch, prompts over 200,000 tok`, `01:00-04:00 UTC on weekdays`. */
export function conditionWords({ tier, region, prompt, hours, days }: CompiledVariant): string {
  const clocks =
    hours &&
    `${listed(
      hours.map(h => `${clock(h.from)}-${clock(h.to)}`),
      'and',
    )} UTC`;
  return [
    tier,
    region && `region ${region}`,
    prompt &&
      `prompts ${prompt.inclusive ? 'of' : 'over'} ${fixed(String(prompt.tokens), 0)} tok${prompt.inclusive ? ' and more' : ''}`,
    [clocks, days && `on ${dayWords(days)}${clocks ? '' : ' (UTC)'}`].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .join(', ');
}

function dayWords(days: readonly number[]): string {
  const name = [...days].sort().join('');
  if (name === '01234') return 'weekdays';
  if (name === '56') return 'weekends';
  return listed(
    days.map(day => DAYS[day]!),
    'and',
  );
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
