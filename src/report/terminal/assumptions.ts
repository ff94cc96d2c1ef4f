import { writtenAmount } from '../assumption-words.ts';
import type { Assumption, Report } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { wrap } from '../wrap.ts';

const TITLES: Readonly<Record<Assumption['origin'], string>> = {
  default: 'Assumed, because nothing else was said:',
  commandLine: 'Set on the command line:',
  catalog: 'From the catalog:',
  scenario: 'From the scenario:',
};

/** The assumptions that nobody wrote down, with their sources; all of them where everything is asked for. */
export function assumptionLines({ assumptions }: Report, screen: Screen): string[] {
  const origins: Assumption['origin'][] = screen.all
    ? ['default', 'commandLine', 'catalog', 'scenario']
    : ['default', 'commandLine'];
  return origins.flatMap(origin => {
    const rows = assumptions.filter(assumption => assumption.origin === origin);
    if (rows.length === 0) return [];
    const lines = rows.flatMap(row => wrap(shown(sentence(row), screen), screen.width, 4, 6));
    return ['', ...wrap(TITLES[origin], screen.width, 2).map(text => screen.style.strong(text)), ...lines];
  });
}

function sentence({ name, value, unit, source, asOf }: Assumption): string {
  const amount = writtenAmount({ value, unit });
  const origin = [source.replace(/^default: /, ''), asOf && !source.includes(asOf) ? `as of ${asOf}` : '']
    .filter(Boolean)
    .join(', ');
  return `${name} ${amount}${origin ? ` (${origin})` : ''}`;
}
