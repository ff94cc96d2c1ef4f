import type { Segment } from '../../input/tree.ts';

/** What a change of a plan's cost is put down to. */
export type Category = 'price' | 'volume' | 'mix' | 'hardware' | 'assumptions';

export const CATEGORIES: readonly Category[] = ['price', 'volume', 'mix', 'hardware', 'assumptions'];

/** `aside`: names, and what the cost of a plan does not depend on. */
type Belongs = Category | 'aside';

/**
 * Each field of the scenario and what it belongs to; `*` is any one key, `**` the rest of the path, and the first line that fits
 * counts. Price is every amount of money and what decides which price applies; volume is how much is asked; mix is of what kind
 * the requests are and who serves them; hardware is which models run on which machines.
 */
export const CATEGORY_OF_PATH: readonly (readonly [path: string, belongs: Belongs])[] = [
  ['$schema', 'aside'],
  ['tco', 'aside'],
  ['name', 'aside'],
  ['currency', 'aside'],
  ['fiscalYearStart', 'aside'],
  ['routing.**', 'aside'],
  ['budget.**', 'aside'],
  ['uncertainty.**', 'aside'],
  ['options.*.confirmUnusual', 'aside'],
  ['sites.*.confirmUnusual', 'aside'],

  ['asOf', 'price'],
  ['laterPrices', 'price'],
  ['tasks.*.downtime', 'price'],
  ['tasks.*.rework', 'price'],
  ['options.*.price.**', 'price'],
  ['options.*.discount', 'price'],
  ['options.*.priceDrift', 'price'],
  ['options.*.minimumSpend', 'price'],
  ['options.*.contract.**', 'price'],
  ['options.*.migration.**', 'price'],
  ['options.*.serviceTier', 'price'],
  ['options.*.region', 'price'],
  ['options.*.upfront', 'price'],
  ['options.*.provisioned.price', 'price'],
  ['options.*.provisioned.term', 'price'],
  ['options.*.rent.price', 'price'],
  ['options.*.rent.commit.price', 'price'],
  ['options.*.rent.commit.term', 'price'],
  ['options.*.rent.provider', 'price'],
  ['options.*.rent.term', 'price'],
  ['options.*.rent.region', 'price'],
  ['options.*.rent.instance', 'price'],
  ['options.*.buy.price', 'price'],
  ['sites.*.region', 'price'],
  ['sites.*.electricity', 'price'],
  ['sites.*.colocation', 'price'],
  ['sites.*.priceDrift', 'price'],
  ['staff.*.salary', 'price'],
  ['staff.*.priceDrift', 'price'],
  ['overheads.*.cost', 'price'],
  ['overheads.*.priceDrift', 'price'],

  ['tasks.*.requests', 'volume'],
  ['tasks.*.tokens', 'volume'],
  ['tasks.*.growth', 'volume'],

  ['tasks.*.**', 'mix'],
  ['plans.**', 'mix'],
  ['baseline', 'mix'],

  ['options.*.agreements.**', 'assumptions'],
  ['options.*.attributes.**', 'assumptions'],
  ['options.*.availability', 'assumptions'],
  ['options.*.latency.**', 'assumptions'],
  ['options.*.rateLimit.**', 'assumptions'],

  ['options.*.**', 'hardware'],

  ['timeZone', 'assumptions'],
  ['horizon', 'assumptions'],
  ['discountRate', 'assumptions'],
  ['calendar.**', 'assumptions'],
  ['sites.**', 'assumptions'],
  ['staff.**', 'assumptions'],
  ['overheads.**', 'assumptions'],
];

const PATTERNS = CATEGORY_OF_PATH.map(([path, belongs]) => ({ pattern: path.split('.'), belongs }));

/** The line of the table that counts for a path; -1 for a path that the scenario does not have. */
export const lineOf = (path: readonly Segment[]): number => PATTERNS.findIndex(({ pattern }) => fits(pattern, path));

/** What a path of the scenario belongs to; an unknown one, to the assumptions. */
export const categoryOf = (path: readonly Segment[]): Belongs => PATTERNS[lineOf(path)]?.belongs ?? 'assumptions';

function fits(pattern: readonly string[], path: readonly Segment[]): boolean {
  const open = pattern.at(-1) === '**';
  const fixed = open ? pattern.slice(0, -1) : pattern;
  if (open ? path.length < fixed.length : path.length !== fixed.length) return false;
  return fixed.every((step, i) => step === '*' || step === String(path[i]));
}
