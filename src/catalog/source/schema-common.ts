import * as z from 'zod/mini';
import type { Wanted } from '../../quantity/amount.ts';
import type { CompiledDatedPrice, CompiledSource, Figure, SourceRef } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { amount, choice, day, type Field, list, mapOf, matching, optional, price, text, textOr } from './leaf.ts';

export const link = matching(
  /^https:\/\/[^\s/?#]+\.[^\s/?#]+\S*$/,
  'E462',
  'is not an https address',
  'https://example.com/pricing',
);

/** Where a figure comes from: what it is called, where it stands, when it was read, how far it can be trusted. */
export const source: Field<CompiledSource> = z.strictObject({
  title: text,
  url: optional(link),
  read: day,
  grade: choice(['verified', 'third-party', 'derived', 'assumed']),
}) as unknown as Field<CompiledSource>;

/** An amount, or `{ value, source }` where it comes from elsewhere than the rest of its entry. */
export const figure = (wanted: Wanted): Field<Figure> =>
  textOr(
    amount(wanted),
    z.strictObject({ value: amount(wanted), from: optional(day), source, unusual: optional(text) }) as unknown as Field<
      Exclude<Figure, string>
    >,
  );

/** Scores by benchmark: `{ mmlu: { value: 86%, from: 2024-12-06, source: {...} } }`; `from` is the day of publication. */
export const benchmarks: Field<Readonly<Record<string, Figure>>> = mapOf(figure(FIELDS.share));

export const status = choice(['effective', 'scheduled', 'withdrawn', 'deprecated']);

export const span = { validFrom: optional(day), validTo: optional(day), recordedAt: day, status };

/** A dated price as it is written: without a source of its own it has that of its entry. */
export type WrittenDatedPrice = Omit<CompiledDatedPrice, 'source'> & { readonly source?: SourceRef | undefined };

/** Prices of one thing over time. */
export const datedPrices = (wanted: Wanted): Field<WrittenDatedPrice[]> =>
  list(
    z.strictObject({
      ...span,
      price: price(wanted),
      note: optional(text),
      unusual: optional(text),
      source: optional(source),
    }) as unknown as Field<WrittenDatedPrice>,
  );

export const id = matching(/^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/, 'E450', 'is not an id', 'gpt-4o');
export const apiId = matching(/^[^\s/]+\/\S+$/, 'E450', 'is not an API id', 'openai/gpt-4o');
