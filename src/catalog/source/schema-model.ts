import * as z from 'zod/mini';
import type { CompiledModel } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { type Field, mapOf, optional, text, textOr } from './leaf.ts';
import { figure, id, source } from './schema-common.ts';

export const modelSchema = z.strictObject({
  name: text,
  parameters: figure(FIELDS.parameters),
  activeParameters: figure(FIELDS.parameters),
  layers: figure(FIELDS.count),
  hidden: figure(FIELDS.count),
  heads: optional(figure(FIELDS.count)),
  kvHeads: optional(figure(FIELDS.count)),
  headDim: optional(figure(FIELDS.count)),
  experts: optional(
    z.strictObject({ total: figure(FIELDS.count), active: figure(FIELDS.count) }) as unknown as Field<object>,
  ),
  kvBytesPerToken: figure(FIELDS.kvBytesPerToken),
  contextWindow: optional(figure(FIELDS.tokens)),
  tokenizerRatio: optional(figure(FIELDS.ratio)),
  licence: textOr(text, z.strictObject({ value: text, source }) as unknown as Field<object>),
  benchmarks: optional(mapOf(figure(FIELDS.share))),
  measuredAs: optional(id),
  note: optional(text),
  source,
}) as unknown as Field<CompiledModel>;
