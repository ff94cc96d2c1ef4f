import { money } from '../format.ts';
import type { LensReport, Report } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { stackingTable } from '../stacking-table.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';

const TITLES: Readonly<Record<LensReport['lens'], string>> = {
  fullyLoaded: 'fully loaded',
  marginal: 'marginal',
  sunk: 'owned is sunk',
};

const MEANINGS: Readonly<Record<LensReport['lens'], string>> = {
  fullyLoaded: '',
  marginal:
    'Marginal leaves out what is spent whatever is decided: hardware already owned, people, overheads and contracts said to be so.',
  sunk: 'Owned is sunk leaves out the price and book value of hardware already owned.',
};

/** The plans through each lens, and what the lenses leave out; nothing where all show the same. */
export function lensTable({ lenses = [], basis }: Report, screen: Screen): string[] {
  const [first] = lenses;
  if (!first) return [];
  const prose = (text: string) => wrap(shown(text, screen), Math.min(screen.width, LONGEST_LINE), 2);
  const columns = [{ title: 'plan', name: true }, ...lenses.map(l => ({ title: TITLES[l.lens] }))];
  const rows = first.plans.map(({ plan }) => ({
    cells: [plan, ...lenses.map(l => money(l.plans.find(p => p.plan === plan)!.monthly.value))],
  }));
  const differing = lenses.filter(l => l.cheapest !== first.cheapest);
  const turns = differing.map(
    l => `${TITLES[l.lens][0]!.toUpperCase()}${TITLES[l.lens].slice(1)}: ${l.cheapest} is the cheapest.`,
  );
  const meanings = lenses.map(l => MEANINGS[l.lens]).filter(Boolean);
  return [
    ...prose(`By what is counted, ${basis.currency} a month:`).map(screen.style.strong),
    ...stackingTable(columns, rows, screen),
    ...[...meanings, ...turns].flatMap(prose),
  ];
}
