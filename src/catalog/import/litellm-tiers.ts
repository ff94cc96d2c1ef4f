import type { Tree } from '../../input/tree.ts';
import type { EntryAccount } from './account.ts';
import type { PriceCollector } from './collect-prices.ts';
import { textOf } from './draft.ts';
import { litellmField } from './litellm-fields.ts';
import { movePoint } from './price-text.ts';

/** `tiered_pricing: [{ range: [0, 256000], input_cost_per_token: … }]`: the first range from 0 is the base, later ones hold for prompts above their beginning. */
export function readTieredPricing(account: EntryAccount, prices: PriceCollector, name: string, node: Tree): void {
  for (const tier of account.items(name, node)) readTier(account, prices, `${name}[]`, tier);
}

function readTier(account: EntryAccount, prices: PriceCollector, name: string, tier: Tree): void {
  const range = tier.kind === 'map' ? tier.entries.get('range')?.value : undefined;
  const from = movePoint(textOf(range?.kind === 'list' ? range.items[0] : undefined) ?? '', 0);
  const isSayable = from !== undefined && /^\d{1,10}$/.test(from);
  const when = !isSayable || from === '0' ? {} : { prompt: `> ${from} tok` };
  for (const { key, field, value } of account.inside(name, tier)) {
    const known = litellmField(key);
    if (key === 'range') account.record(field, isSayable ? 'mapped' : 'wrong', value);
    else if (known.is === 'price' && isSayable)
      prices.put(field, value, known.bucket, known.places, { ...known.when, ...when });
    else account.record(field, 'noCounterpart', value, 'tiers that are not of the prompt');
  }
}
