import type { CompiledApi, CompiledVariant } from '../compiled.ts';
import { BUCKETS } from '../fields.ts';
import type { Imported, When } from './imported.ts';

/** What an entry of the catalog says and the one that replaces it does not: prices in words of an entry file, and facts. */
export function saidMore(old: CompiledApi, entry: Imported): readonly string[] {
  const [before, now] = [saidByCatalog(old), saidByFile(entry)];
  const facts = FACTS.filter(fact => old[fact] !== undefined && !(fact in entry && entry[fact as keyof Imported]));
  return [
    ...BUCKETS.filter(bucket => before.buckets.has(bucket) && !now.buckets.has(bucket)),
    ...[...before.conditions].filter(condition => !now.conditions.has(condition)),
    ...facts,
  ];
}

const FACTS = [
  'contextWindow',
  'minimumCacheablePrompt',
  'tokenizerRatio',
  'quantisation',
  'agreements',
  'benchmarks',
] as const satisfies readonly (keyof CompiledApi)[];

interface Said {
  readonly buckets: ReadonlySet<string>;
  readonly conditions: ReadonlySet<string>;
}

/** The buckets priced in the last period, and the conditions that have prices of their own. */
function saidOf(base: object, whens: readonly (When & Pick<CompiledVariant, 'hours' | 'days'>)[]): Said {
  const conditions = whens.flatMap(({ tier, prompt, region, utc, hours, days }) => [
    ...(tier === undefined ? [] : [`tier ${tier}`]),
    ...(prompt === undefined ? [] : ['prompt sizes']),
    ...(region === undefined ? [] : [`region ${region}`]),
    ...(utc || hours || days ? ['hours of the day'] : []),
  ]);
  return { buckets: new Set(Object.keys(base)), conditions: new Set(conditions) };
}

function saidByCatalog({ prices }: CompiledApi): Said {
  const { prices: base = {}, variants = [] } = prices.at(-1) ?? {};
  const isWhen = (tier: CompiledVariant['tier']): tier is NonNullable<When['tier']> => !!tier && tier !== 'standard';
  return saidOf(
    base,
    variants.map(({ tier, prompt, region, hours, days }) => ({
      ...(isWhen(tier) ? { tier } : {}),
      ...(prompt ? { prompt: '' } : {}),
      ...(region === undefined ? {} : { region }),
      hours,
      days,
    })),
  );
}

function saidByFile({ periods }: Imported): Said {
  const { base = {}, variants = [] } = periods.at(-1) ?? {};
  return saidOf(
    base,
    variants.map(variant => variant.when),
  );
}
