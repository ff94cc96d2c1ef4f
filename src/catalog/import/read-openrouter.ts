import { isDate } from '../../input/day.ts';
import type { Branch, Tree } from '../../input/tree.ts';
import type { Bucket } from '../catalog.ts';
import { EntryAccount } from './account.ts';
import { PriceCollector } from './collect-prices.ts';
import { type Draft, notAMap, textOf, unpriced, wholeAmount } from './draft.ts';
import { familyOf, isDeclaredFree, slug } from './entry-id.ts';

/** USD per token or request, as texts. */
const PRICES: Readonly<Record<string, Bucket>> = {
  prompt: 'input',
  completion: 'output',
  input_cache_read: 'cacheRead',
  input_cache_write: 'cacheWrite5m',
  internal_reasoning: 'reasoning',
  request: 'request',
};

const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/audio/, 'audio'],
  [/image/, 'images'],
  [/video/, 'video'],
  [/web_search/, 'searches'],
  [/^discount$/, 'discounts'],
];

const NOT_PRICES =
  /^(hugging_face_id|created|description|architecture|top_provider|per_request_limits|supported_parameters|default_parameters|supported_voices|knowledge_cutoff|links|name|id|canonical_slug|reasoning|benchmarks)$/;

/** The answer of OpenRouter's `/api/v1/models`: `{ data: [ … ] }`. */
export function readOpenrouter(tree: Branch): Draft[] {
  const data = tree.entries.get('data')?.value;
  const items = data?.kind === 'list' ? data.items : [];
  return items.map((item, i) => (item.kind === 'map' ? readModel(item, i) : notAMap(`data[${i}]`, item)));
}

function readModel(node: Branch, index: number): Draft {
  const text = (field: string) => textOf(node.entries.get(field)?.value);
  const id = text('id') ?? '';
  const account = new EntryAccount(id || `data[${index}]`, node.mark.line);
  const prices = new PriceCollector(account, true);
  let contextWindow: string | undefined;
  let shutdown: string | undefined;
  for (const { field, value } of account.open(node)) {
    if (field === 'pricing') readPricing(account, prices, value);
    else if (field === 'context_length') contextWindow = wholeAmount(account, field, value, 'tok');
    else if (field === 'expiration_date') {
      const day = textOf(value) ?? '';
      if (isDate(day) && day.startsWith('20')) shutdown = day;
      account.record(field, shutdown ? 'mapped' : 'notAPrice', value);
    } else if (NOT_PRICES.test(field)) account.record(field, 'notAPrice', value);
    else account.unknown(field, value);
  }
  const period = prices.period(isDeclaredFree(id));
  const why = id === '' ? (['looksWrong', 'no `id` is stated'] as const) : unpriced(period, prices);
  if (why) {
    account.list(...why);
    return { account };
  }
  const canonical = text('canonical_slug');
  // a variant such as `:free` and a moving name share the slug of the model itself
  const own = /^~|:/.test(id) || canonical === undefined ? [] : [canonical];
  const entry = {
    provider: 'openrouter',
    model: slug(id),
    family: familyOf(id),
    name: text('name') ?? id,
    contextWindow,
    shutdown,
    aliases: [id, ...own],
    periods: [period],
  };
  return { account, entry };
}

function readPricing(account: EntryAccount, prices: PriceCollector, node: Tree): void {
  for (const { key, field, value } of account.inside('pricing', node)) {
    const bucket = Object.hasOwn(PRICES, key) ? PRICES[key] : undefined;
    const other = OTHERS.find(([pattern]) => pattern.test(key));
    if (bucket) prices.put(field, value, bucket, bucket === 'request' ? 0 : 6);
    else if (other) account.record(field, 'noCounterpart', value, other[1]);
    else account.unknown(field, value);
  }
}
