import type { Branch, Tree } from '../../input/tree.ts';
import type { Bucket } from '../catalog.ts';
import { EntryAccount } from './account.ts';
import { PriceCollector } from './collect-prices.ts';
import { type Draft, notAMap, textOf, unpriced, wholeAmount } from './draft.ts';
import { familyOf, isDeclaredFree, providerId, slug } from './entry-id.ts';
import type { When } from './imported.ts';

/** USD/Mtok. */
const PRICES: Readonly<Record<string, Bucket>> = {
  input: 'input',
  output: 'output',
  cache_read: 'cacheRead',
  cache_write: 'cacheWrite5m',
  reasoning: 'reasoning',
};

const NOT_PRICES =
  /^(id|name|description|family|series|attachment|reasoning|reasoning_options|temperature|tool_call|structured_output|interleaved|knowledge|release_date|last_updated|modalities|open_weights|provider|doc|endpoints|license|links|weights|benchmarks|status|shape)$/;

/** `https://models.dev/api.json`: a map of providers, each with `models`. */
export const readModelsDev = (tree: Branch): Draft[] =>
  [...tree.entries].flatMap(([provider, { value }]) => {
    const models = value.kind === 'map' ? value.entries.get('models')?.value : undefined;
    if (models?.kind !== 'map') return [notAMap(provider, value)];
    return [...models.entries].map(([key, { value: model }]) =>
      model.kind === 'map' ? readModel(provider, key, model) : notAMap(`${provider}/${key}`, model),
    );
  });

function readModel(provider: string, key: string, node: Branch): Draft {
  const text = (field: string) => textOf(node.entries.get(field)?.value);
  const account = new EntryAccount(`${provider}/${key}`, node.mark.line);
  const prices = new PriceCollector(account);
  let contextWindow: string | undefined;
  for (const { field, value } of account.open(node)) {
    if (field === 'cost') readCost(account, prices, value);
    else if (field === 'limit') {
      for (const { key: name, field: at, value: limit } of account.inside(field, value)) {
        if (name === 'context') contextWindow = wholeAmount(account, at, limit, 'tok');
        else account.record(at, 'notAPrice', limit);
      }
    } else if (/^(cost_cn|cost_points|experimental)$/.test(field))
      account.record(field, 'noCounterpart', value, 'prices of other plans and modes');
    else if (NOT_PRICES.test(field)) account.record(field, 'notAPrice', value);
    else account.unknown(field, value);
  }
  const period = prices.period(isDeclaredFree(key));
  const why = unpriced(period, prices);
  if (why) {
    account.list(...why);
    return { account };
  }
  const entry = {
    provider: providerId('models.dev', provider),
    model: slug(key),
    family: familyOf(key),
    name: text('name') ?? key,
    contextWindow,
    deprecated: text('status') === 'deprecated',
    aliases: [key],
    periods: [period],
  };
  return { account, entry };
}

function readCost(account: EntryAccount, prices: PriceCollector, node: Tree): void {
  const hasTiers = node.kind === 'map' && node.entries.has('tiers');
  for (const { key, field, value } of account.inside('cost', node)) {
    if (key === 'tiers') for (const tier of account.items(field, value)) readTier(account, prices, `${field}[]`, tier);
    else if (key === 'context_over_200k') {
      // made from the tiers where there are any
      if (hasTiers) account.record(field, 'mapped', value);
      else readPrices(account, prices, value, field, { prompt: '> 200000 tok' });
    } else readPrice(account, prices, key, field, value, {});
  }
}

function readPrices(account: EntryAccount, prices: PriceCollector, node: Tree, name: string, when: When): void {
  for (const { key, field, value } of account.inside(name, node)) {
    if (key === 'tier') account.record(field, 'mapped', value);
    else readPrice(account, prices, key, field, value, when);
  }
}

function readPrice(account: EntryAccount, prices: PriceCollector, key: string, field: string, node: Tree, when: When) {
  const bucket = Object.hasOwn(PRICES, key) ? PRICES[key] : undefined;
  if (bucket) prices.put(field, node, bucket, 0, when);
  else if (/audio/.test(key)) account.record(field, 'noCounterpart', node, 'audio');
  else if (/minute|second/.test(key)) account.record(field, 'noCounterpart', node, 'time');
  else account.unknown(field, node);
}

/** A tier holds for prompts above its `size`, or from its own bound on; other conditions have no counterpart. */
function readTier(account: EntryAccount, prices: PriceCollector, name: string, tier: Tree): void {
  const prompt = promptOf(tier.kind === 'map' ? tier.entries.get('tier')?.value : undefined);
  if (prompt !== undefined) readPrices(account, prices, tier, name, { prompt });
  else
    for (const { field, value } of account.inside(name, tier))
      account.record(field, 'noCounterpart', value, 'tiers that are not of the prompt');
}

function promptOf(node: Tree | undefined): string | undefined {
  if (node?.kind !== 'map') return undefined;
  const text = (key: string) => textOf(node.entries.get(key)?.value) ?? '';
  const size = (digits: string) => (/^[1-9]\d{0,9}$/.test(digits) ? digits : undefined);
  if (text('type') !== 'conditional') return size(text('size')) && `> ${text('size')} tok`;
  const input = node.entries.get('input')?.value;
  if (input?.kind !== 'map' || node.entries.has('output') || node.entries.has('time')) return undefined;
  const bound = (key: string) => size(textOf(input.entries.get(key)?.value) ?? '');
  if (input.entries.size !== 1) return undefined;
  if (bound('gt')) return `> ${bound('gt')} tok`;
  return bound('gte') && `>= ${bound('gte')} tok`;
}
