export const BUCKETS = ['input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'output'] as const;
export type Bucket = (typeof BUCKETS)[number];

export const TIERS = ['standard', 'batch', 'flex'] as const;
export type Tier = (typeof TIERS)[number];

/** Trillionths of a dollar for one token: every list price here, and half of it, is a whole number of them. */
export type UnitPrices = Readonly<Record<Bucket, bigint>>;

export interface PricedModel {
  readonly provider: 'openai' | 'anthropic' | 'google';
  readonly model: string;
  /** USD/Mtok, as the provider listed it in June 2026; a bucket that the provider does not have is left out. */
  readonly list: Readonly<Partial<Record<Bucket, string>>>;
  /** The buckets at half price in a tier; a tier that is not here cannot be had. */
  readonly halved: Readonly<Partial<Record<Tier, readonly Bucket[]>>>;
}

const INPUT_AND_OUTPUT: readonly Bucket[] = ['input', 'output'];

/** The models in the logs, with their list prices in force in June 2026, as the catalog has them too. */
export const MODELS: readonly PricedModel[] = [
  {
    provider: 'openai',
    model: 'gpt-5.4',
    list: { input: '2.5', cacheRead: '0.25', output: '15' },
    halved: { batch: BUCKETS },
  },
  {
    provider: 'openai',
    model: 'gpt-5.4-mini',
    list: { input: '0.75', cacheRead: '0.075', output: '4.5' },
    halved: { batch: BUCKETS },
  },
  {
    provider: 'anthropic',
    model: 'claude-sonnet-4-6',
    list: { input: '3', cacheRead: '0.3', cacheWrite5m: '3.75', cacheWrite1h: '6', output: '15' },
    halved: { batch: BUCKETS },
  },
  {
    provider: 'anthropic',
    model: 'claude-haiku-4-5',
    list: { input: '1', cacheRead: '0.1', cacheWrite5m: '1.25', cacheWrite1h: '2', output: '5' },
    halved: { batch: BUCKETS },
  },
  {
    provider: 'google',
    model: 'gemini-2.5-flash',
    list: { input: '0.3', cacheRead: '0.03', output: '2.5' },
    halved: { batch: INPUT_AND_OUTPUT },
  },
  {
    provider: 'google',
    model: 'gemini-3.5-flash',
    list: { input: '1.5', cacheRead: '0.15', output: '9' },
    halved: { batch: INPUT_AND_OUTPUT, flex: INPUT_AND_OUTPUT },
  },
];

/** @throws where the table has no such model */
export function pricedModel(id: string): PricedModel {
  const found = MODELS.find(({ provider, model }) => `${provider}/${model}` === id);
  if (!found) throw new Error(`no price for ${id}`);
  return found;
}

/** What one token costs at list in a tier; 0 only in a bucket that the provider does not have. */
export function unitPrices({ provider, model, list, halved }: PricedModel, tier: Tier): UnitPrices {
  const half = tier === 'standard' ? [] : halved[tier];
  if (!half) throw new Error(`${provider}/${model} has no ${tier} tier`);
  const price = (bucket: Bucket) => picoDollars(list[bucket] ?? '0') / (half.includes(bucket) ? 2n : 1n);
  return Object.fromEntries(BUCKETS.map(bucket => [bucket, price(bucket)])) as Record<Bucket, bigint>;
}

/** USD/Mtok are millionths of a dollar a token, so their sixth decimal is a trillionth. */
function picoDollars(perMtok: string): bigint {
  const [whole, fraction = ''] = perMtok.split('.');
  return BigInt(whole + fraction.padEnd(6, '0'));
}
