import * as z from 'zod/mini';
import type { Bucket } from '../catalog.ts';
import type { CompiledAlias, CompiledApi, CompiledVariant, SourceRef } from '../compiled.ts';
import { BUCKETS, FIELDS, priceField } from '../fields.ts';
import { amount, choice, day, type Field, leaf, list, mapOf, optional, price, text, textOr } from './leaf.ts';
import { apiId, benchmarks, figure, id, source, span } from './schema-common.ts';

/** An API entry as it is written: buckets flat beside the dates, windows and thresholds as text. */
export interface WrittenApi extends Omit<CompiledApi, 'prices' | 'aliases'> {
  readonly aliases?: readonly (Omit<CompiledAlias, 'entry'> & { readonly id: string })[] | undefined;
  readonly prices: readonly WrittenPeriod[];
}

export type Free = true | readonly Bucket[];
export type WrittenBuckets = { readonly [B in Bucket]?: string | undefined } & { readonly free?: Free | undefined };

export interface WrittenPeriod extends WrittenBuckets {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  readonly recordedAt: string;
  readonly status: 'effective' | 'scheduled' | 'withdrawn' | 'deprecated';
  /** Left out: the entry's. */
  readonly source?: SourceRef | undefined;
  readonly note?: string | undefined;
  readonly unusual?: string | undefined;
  readonly cacheStorage?: string | undefined;
  readonly variants?: readonly WrittenVariant[] | undefined;
}

export interface WrittenVariant extends WrittenBuckets {
  readonly tier?: CompiledVariant['tier'];
  readonly region?: string | undefined;
  readonly prompt?: CompiledVariant['prompt'];
  readonly utc?: CompiledVariant['hours'];
  readonly days?: readonly number[] | undefined;
  readonly times?: string | undefined;
  readonly buckets?: readonly Bucket[] | undefined;
  readonly source?: SourceRef | undefined;
  readonly unusual?: string | undefined;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const bucket = choice(BUCKETS) as Field<Bucket>;
const buckets = Object.fromEntries(BUCKETS.map(b => [b, optional(price(priceField(b), true))]));
const free = textOr(
  leaf<true>(true, t =>
    t === 'true'
      ? { value: true }
      : {
          fault: {
            code: 'E220',
            message: `\`${t}\` is not one of the allowed words`,
            expected: '`true` or a list of buckets',
          },
        },
  ),
  list(bucket),
);

/** `> 200000 tok` or `>= 272000 tok`: the boundary is part of the price, so it is written. */
const prompt = leaf({ tokens: 1, inclusive: false }, value => {
  const [, sign, digits] = /^(>=?) ([1-9]\d{0,9}) tok$/.exec(value) ?? [];
  return digits
    ? { value: { tokens: Number(digits), inclusive: sign === '>=' } }
    : {
        fault: {
          code: 'E459',
          message: `\`${value}\` is not a prompt size`,
          expected: '`> 200000 tok` or `>= 272000 tok`',
        },
      };
});

/** `01:00-04:00` in UTC, end exclusive; may run past midnight. */
const window = leaf({ from: 0, to: 1 }, value => {
  const [, h1, m1, h2, m2] = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(value) ?? [];
  const [from, to] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)];
  return h1 && from !== to && to <= 1440
    ? { value: { from, to } }
    : { fault: { code: 'E459', message: `\`${value}\` is not a window of the day`, expected: '`01:00-04:00`' } };
});

const weekday = leaf(0, value => {
  const day = DAYS.indexOf(value as (typeof DAYS)[number]);
  return day >= 0
    ? { value: day }
    : { fault: { code: 'E220', message: `\`${value}\` is not a day of the week`, expected: DAYS.join(', ') } };
});

const variant = z.strictObject({
  tier: optional(choice(['standard', 'batch', 'flex', 'priority'])),
  region: optional(id),
  prompt: optional(prompt),
  utc: optional(list(window)),
  days: optional(list(weekday)),
  times: optional(amount(FIELDS.times)),
  buckets: optional(list(bucket)),
  free: optional(free),
  ...buckets,
  source: optional(source),
  unusual: optional(text),
});

const period = z.strictObject({
  ...span,
  source: optional(source),
  note: optional(text),
  unusual: optional(text),
  free: optional(free),
  ...buckets,
  cacheStorage: optional(price(FIELDS.cacheStorage)),
  variants: optional(list(variant as unknown as Field<WrittenVariant>)),
});

export const apiSchema = z.strictObject({
  name: text,
  model: id,
  contextWindow: optional(figure(FIELDS.tokens)),
  minimumCacheablePrompt: optional(figure(FIELDS.tokens)),
  tokenizerRatio: optional(figure(FIELDS.ratio)),
  quantisation: optional(text),
  aliases: optional(
    list(z.strictObject({ id: text, from: optional(day), to: optional(day) }) as unknown as Field<{ id: string }>),
  ),
  deprecation: optional(
    z.strictObject({
      shutdown: optional(day),
      successor: optional(apiId),
      source: optional(source),
    }) as unknown as Field<object>,
  ),
  agreements: optional(list(textOr(id, z.strictObject({ id, source }) as unknown as Field<object>))),
  benchmarks: optional(benchmarks),
  regions: optional(list(id)),
  rateLimits: optional(
    mapOf(
      z.strictObject({
        tokens: optional(figure(FIELDS.tokenLimit)),
        requests: optional(figure(FIELDS.requestLimit)),
      }) as unknown as Field<object>,
    ),
  ),
  unusual: optional(text),
  source,
  prices: list(period as unknown as Field<WrittenPeriod>),
}) as unknown as Field<WrittenApi>;
