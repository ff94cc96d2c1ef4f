import type { Tree } from '../../input/tree.ts';
import type { Bucket } from '../catalog.ts';
import type { EntryAccount } from './account.ts';
import { PriceCollector } from './collect-prices.ts';
import { textOf, unpriced } from './draft.ts';
import { type Conditional, layOut, readConstraint } from './genai-periods.ts';
import type { Period, Variant, When } from './imported.ts';

/** USD/Mtok; `requests_kcount` in USD per 1000 requests. */
const PRICES: Readonly<Record<string, Bucket>> = {
  input_mtok: 'input',
  output_mtok: 'output',
  cache_read_mtok: 'cacheRead',
  cache_write_mtok: 'cacheWrite5m',
  cache_write_5m_mtok: 'cacheWrite5m',
  cache_write_1h_mtok: 'cacheWrite1h',
  output_reasoning_mtok: 'reasoning',
  requests_kcount: 'request',
};

const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/audio/, 'audio'],
  [/image|pixel/, 'images'],
  [/video/, 'video'],
  [/search/, 'searches'],
  [/mchars/, 'characters'],
  [/pages/, 'pages'],
  [/citation/, 'citations'],
  [/tool|execution/, 'tools'],
  [/_text_/, 'tokens of text alone'],
];

/** The prices of a model over time: one set, or a list of conditional ones. Lists the account where they cannot be entered. */
export function readPeriods(account: EntryAccount, node: Tree | undefined, free: boolean): Period[] {
  if (node === undefined) {
    account.list('noPrice', 'no price is stated');
    return [];
  }
  if (node.kind !== 'list') return settled(account, [readSet(account, 'prices', node, free)]);
  const conditionals: Conditional[] = [];
  const sets: Set[] = [];
  let said = true;
  for (const [at, item] of account.items('prices', node).entries()) {
    const constraint = item.kind === 'map' ? item.entries.get('constraint')?.value : undefined;
    const condition = readConstraint(constraint, at);
    if (condition) conditionals.push(condition);
    else {
      said = false;
      account.remark(
        'notSayable',
        item.mark.line,
        'a condition that cannot be said here',
        false,
        'prices[].constraint',
      );
    }
    sets.push(readItem(account, item, condition !== undefined, free));
  }
  if (!said || sets.length === 0) {
    account.list(said ? 'noPrice' : 'noCounterpart', said ? 'no price is stated' : 'prices under another condition');
    return [];
  }
  const stretches = layOut(conditionals);
  const used = new Set(stretches.flatMap(s => [s.base, ...s.windows.map(w => w.at)]));
  if (
    !settled(
      account,
      [...used].map(at => sets[at]!),
    ).length
  )
    return [];
  return stretches.map(({ validFrom, validTo, base, windows }) => {
    const own = sets[base]!.period;
    const inWindows = windows.flatMap(w => windowVariants(sets[w.at]!.period, w.utc!));
    return { ...own, validFrom, validTo, variants: [...own.variants, ...inWindows] };
  });
}

interface Set {
  readonly period: Period;
  readonly why: ReturnType<typeof unpriced>;
}

function settled(account: EntryAccount, sets: readonly Set[]): Period[] {
  const why = sets.find(set => set.why)?.why;
  if (why) account.list(...why);
  return why ? [] : sets.map(set => set.period);
}

function readItem(account: EntryAccount, item: Tree, isSaid: boolean, free: boolean): Set {
  let prices: Set | undefined;
  for (const { key, field, value } of account.inside('prices[]', item)) {
    if (key === 'prices') prices = readSet(account, field, value, free);
    else if (key === 'constraint') account.record(field, isSaid ? 'mapped' : 'wrong', value);
    else account.unknown(field, value);
  }
  return prices ?? { period: { free: false, base: {}, variants: [] }, why: ['noPrice', 'no price is stated'] };
}

function readSet(account: EntryAccount, name: string, node: Tree, free: boolean): Set {
  const prices = new PriceCollector(account);
  for (const { key, field, value } of account.inside(name, node)) {
    const bucket = Object.hasOwn(PRICES, key) ? PRICES[key] : undefined;
    const other = OTHERS.find(([pattern]) => pattern.test(key));
    if (bucket) readPrice(account, prices, field, value, bucket);
    else if (other) account.record(field, 'noCounterpart', value, other[1]);
    else account.unknown(field, value);
  }
  const period = prices.period(free);
  return { period, why: unpriced(period, prices) };
}

/** One price, or `{ base, tiers: [{ start, price }] }`: a tier holds for prompts of more than `start` tokens, and reprices all of them. */
function readPrice(account: EntryAccount, prices: PriceCollector, field: string, node: Tree, bucket: Bucket): void {
  const places = bucket === 'request' ? -3 : 0;
  if (node.kind !== 'map') prices.put(field, node, bucket, places);
  else
    for (const { key, field: at, value } of account.inside(field, node)) {
      if (key === 'base') prices.put(at, value, bucket, places);
      else if (key === 'tiers') for (const tier of account.items(at, value)) readTier(tier, at);
      else account.unknown(at, value);
    }
  function readTier(tier: Tree, name: string): void {
    const start = (tier.kind === 'map' && textOf(tier.entries.get('start')?.value)) || '';
    const when: When | undefined = /^[1-9]\d{0,9}$/.test(start) ? { prompt: `> ${start} tok` } : undefined;
    for (const { key, field: at, value } of account.inside(`${name}[]`, tier)) {
      if (key === 'start') account.record(at, when ? 'mapped' : 'wrong', value);
      else if (key === 'price' && when) prices.put(at, value, bucket, places, when);
      else account.unknown(at, value);
    }
  }
}

const windowVariants = ({ base, variants }: Period, utc: string): Variant[] => [
  { when: { utc }, prices: base },
  ...variants.map(({ when, prices }) => ({ when: { ...when, utc }, prices })),
];
