import { money } from '../format.ts';
import type { LensReport, Report } from '../report.ts';

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

/** The plans through each lens, as a table with its heading; empty where every lens shows the same. */
export function lensRows({ lenses = [] }: Report): readonly (readonly string[])[] {
  const [first] = lenses;
  if (!first) return [];
  const cost = (lens: LensReport, plan: string) => money(lens.plans.find(p => p.plan === plan)!.monthly.value);
  return [
    ['plan', ...lenses.map(l => TITLES[l.lens])],
    ...first.plans.map(({ plan }) => [plan, ...lenses.map(l => cost(l, plan))]),
  ];
}

/** What each lens leaves out, and where it makes another plan the cheapest. */
export function lensSentences({ lenses = [] }: Report): readonly string[] {
  const differing = lenses.filter(l => l.cheapest !== lenses[0]!.cheapest);
  const named = (title: string) => `${title[0]!.toUpperCase()}${title.slice(1)}`;
  return [
    ...lenses.map(l => MEANINGS[l.lens]).filter(Boolean),
    ...differing.map(l => `${named(TITLES[l.lens])}: ${l.cheapest} is the cheapest.`),
  ];
}
