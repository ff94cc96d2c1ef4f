import * as z from 'zod/mini';
import type { CompiledOffer, SourceRef } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { amount, choice, day, type Field, list, optional, price, text, wholeNumber } from './leaf.ts';
import { source, status } from './schema-common.ts';

/** Rental offers as they are written: the source may stand once for the whole file. */
export interface WrittenRental {
  readonly source?: SourceRef | undefined;
  readonly note?: string | undefined;
  readonly unusual?: string | undefined;
  readonly offers: readonly (Omit<CompiledOffer, 'source'> & { readonly source?: SourceRef | undefined })[];
}

const offer = z.strictObject({
  instance: text,
  gpus: wholeNumber,
  region: text,
  term: choice(['on-demand', 'spot', '1-year', '3-year', '5-year', 'month', 'capacity-block']),
  validFrom: day,
  validTo: optional(day),
  recordedAt: optional(day),
  status: optional(status),
  price: price(FIELDS.rent),
  vcpu: optional(wholeNumber),
  memory: optional(amount(FIELDS.memory)),
  note: optional(text),
  unusual: optional(text),
  source: optional(source),
});

export const rentalSchema = z.strictObject({
  source: optional(source),
  note: optional(text),
  unusual: optional(text),
  offers: list(offer as unknown as Field<WrittenRental['offers'][number]>),
}) as unknown as Field<WrittenRental>;
