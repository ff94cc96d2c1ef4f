import type { Bucket } from '../catalog.ts';
import type { CompiledApi } from '../compiled.ts';
import { FIELDS, priceField, TOKEN_BUCKETS } from '../fields.ts';
import { numberOf } from './number.ts';

/** Prices of one period or variant, in USD/Mtok. */
export type Prices = { readonly [B in Bucket]?: number | undefined };

/** One period of an API entry. */
export interface ApiPoint {
  readonly entry: string;
  readonly provider: string;
  readonly model: string;
  readonly prices: Prices;
  readonly contextWindow: number | undefined;
}

export function apiPoints(id: string, api: CompiledApi): ApiPoint[] {
  const contextWindow = numberOf(api.contextWindow, FIELDS.tokens);
  return api.prices.map(period => ({
    entry: `api/${id}`,
    provider: id.slice(0, id.indexOf('/')),
    model: api.model,
    prices: pricesOf(period.prices),
    contextWindow,
  }));
}

export const pricesOf = (written: { readonly [B in Bucket]?: string | undefined }): Prices =>
  Object.fromEntries(TOKEN_BUCKETS.map(bucket => [bucket, numberOf(written[bucket], priceField(bucket))]));
