import { isDate } from '../../input/day.ts';
import type { Branch, Tree } from '../../input/tree.ts';
import { EntryAccount } from './account.ts';
import { PriceCollector } from './collect-prices.ts';
import { type Draft, notAMap, textOf, unpriced, wholeAmount } from './draft.ts';
import { familyOf, isDeclaredFree, providerId, slug } from './entry-id.ts';
import { litellmField } from './litellm-fields.ts';
import { readTieredPricing } from './litellm-tiers.ts';

/** Modes whose prices are of tokens in and tokens out. */
const TEXT_MODES = ['chat', 'completion', 'responses'];

/** LiteLLM's `model_prices_and_context_window.json`: a map of model names. */
export const readLitellm = (tree: Branch): Draft[] =>
  [...tree.entries].map(([key, { value }]) => (value.kind === 'map' ? readModel(key, value) : notAMap(key, value)));

function readModel(key: string, node: Branch): Draft {
  const account = new EntryAccount(key, node.mark.line);
  const prices = new PriceCollector(account);
  const text = (field: string) => textOf(node.entries.get(field)?.value);
  let contextWindow: string | undefined;
  let shutdown: string | undefined;
  const limit: { tokens?: string | undefined; requests?: string | undefined } = {};
  for (const { field, value } of account.open(node)) {
    if (field === 'max_input_tokens') contextWindow = wholeAmount(account, field, value, 'tok');
    else if (field === 'tpm') limit.tokens = wholeAmount(account, field, value, 'tok/min');
    else if (field === 'rpm') limit.requests = wholeAmount(account, field, value, 'request/min');
    else if (field === 'deprecation_date') shutdown = readDay(account, field, value);
    else if (field === 'tiered_pricing') readTieredPricing(account, prices, field, value);
    else readField(account, prices, field, value);
  }
  const period = prices.period(isDeclaredFree(key));
  const provider = text('litellm_provider') ?? '';
  const id = splitName(key, provider);
  const other = otherKind(key, text('mode'));
  const why =
    unpriced(period, prices) ??
    (provider === '' ? (['looksWrong', 'no `litellm_provider` is stated'] as const) : undefined);
  if (other) account.listOtherKind(...other);
  else if (why) account.list(...why);
  if (other || why) return { account };
  const entry = {
    provider: providerId('litellm', provider),
    model: slug(id.model),
    family: familyOf(id.bare),
    name: key,
    contextWindow,
    shutdown,
    rateLimit: limit.tokens || limit.requests ? limit : undefined,
    aliases: [id.model],
    periods: [period],
    regional: id.region === undefined ? undefined : { region: id.region, model: slug(id.bare) },
  };
  return { account, entry };
}

function readField(account: EntryAccount, prices: PriceCollector, field: string, value: Tree): void {
  const known = litellmField(field);
  if (known.is === 'price') prices.put(field, value, known.bucket, known.places, known.when);
  else if (known.is === 'noCounterpart') account.record(field, 'noCounterpart', value, known.what);
  else if (known.is === 'notAPrice') account.record(field, 'notAPrice', value);
  else account.unknown(field, value);
}

function readDay(account: EntryAccount, field: string, node: Tree): string | undefined {
  const day = textOf(node) ?? '';
  if (isDate(day) && day.startsWith('20')) {
    account.record(field, 'mapped', node);
    return day;
  }
  account.record(field, 'wrong', node);
  account.remark('notSayable', node.mark.line, 'not a day of the calendar', false, field, day.slice(0, 80));
  return undefined;
}

function otherKind(key: string, mode: string | undefined): readonly ['noPrice' | 'noCounterpart', string] | undefined {
  if (key === 'sample_spec') return ['noPrice', "the file's own example of an entry"];
  if (mode === undefined || TEXT_MODES.includes(mode)) return undefined;
  return ['noCounterpart', `mode ${mode.slice(0, 40).replaceAll('_', ' ')}`];
}

/** `bedrock/us-east-1/anthropic.claude-v1` has the region in its name, Azure's data zones likewise: `azure/eu/gpt-4o`. */
const REGIONS: readonly (readonly [provider: RegExp, region: RegExp])[] = [
  [/^bedrock/, /^([a-z]{2}(?:-gov)?-[a-z]+-\d)\/([^/]+)$/],
  [/^azure$/, /^(us|eu)\/([^/]+)$/],
];

/** The model's name without the provider in front of it, and the region in it. */
function splitName(key: string, provider: string): { model: string; bare: string; region?: string } {
  const slash = key.indexOf('/');
  const first = key.slice(0, Math.max(0, slash));
  const stem = provider.replace(/-(language|anthropic|chat|text|llama|mistral|code|ai21|embedding|vision).*$/, '');
  const model = first !== '' && (provider.startsWith(first) || first === stem) ? key.slice(slash + 1) : key;
  const pattern = REGIONS.find(([of]) => of.test(provider))?.[1];
  const [, region, bare] = pattern?.exec(model) ?? [];
  return region && bare ? { model, bare, region } : { model, bare: model };
}
