import * as z from 'zod/mini';
import type { CompiledContract } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { amount, type Field, list, optional, text } from './leaf.ts';
import { apiId, id, source, span } from './schema-common.ts';

/** What was agreed with a provider: a discount off its list, over time. Exactly one of `provider` and `api` says on what. */
export const contractSchema = z.strictObject({
  name: text,
  provider: optional(id),
  api: optional(apiId),
  note: optional(text),
  source,
  discounts: list(
    z.strictObject({
      ...span,
      discount: amount(FIELDS.discount),
      note: optional(text),
      source: optional(source),
    }) as unknown as Field<CompiledContract['discounts'][number]>,
  ),
}) as unknown as Field<CompiledContract>;
