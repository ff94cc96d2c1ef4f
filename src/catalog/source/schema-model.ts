import * as z from 'zod/mini';
import type { CompiledModel } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { choice, type Field, optional, text, textOr } from './leaf.ts';
import { LICENCES } from './licences.ts';
import { benchmarks, figure, id, source } from './schema-common.ts';

const count = figure(FIELDS.count);
const licence = choice(LICENCES);

export const modelSchema = z.strictObject({
  name: text,
  parameters: figure(FIELDS.parameters),
  activeParameters: figure(FIELDS.parameters),
  layers: count,
  hidden: count,
  heads: optional(count),
  kvHeads: optional(count),
  headDim: optional(count),
  experts: optional(
    z.strictObject({ total: count, active: count, shared: optional(count) }) as unknown as Field<object>,
  ),
  attention: optional(choice(['mha', 'gqa', 'mqa', 'mla', 'hybrid'])),
  ffn: optional(count),
  expertFfn: optional(count),
  denseLayers: optional(count),
  vocabulary: optional(count),
  slidingWindow: optional(z.strictObject({ layers: count, window: figure(FIELDS.tokens) }) as unknown as Field<object>),
  linearLayers: optional(count),
  kvLoraRank: optional(count),
  ropeHeadDim: optional(count),
  unusual: optional(text),
  kvBytesPerToken: figure(FIELDS.kvBytesPerToken),
  contextWindow: optional(figure(FIELDS.tokens)),
  tokenizerRatio: optional(figure(FIELDS.ratio)),
  licence: textOr(licence, z.strictObject({ value: licence, source }) as unknown as Field<object>),
  benchmarks: optional(benchmarks),
  measuredAs: optional(id),
  note: optional(text),
  source,
}) as unknown as Field<CompiledModel>;
