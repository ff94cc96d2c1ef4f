import * as z from 'zod/mini';
import type { CompiledRow, SourceRef } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { amount, choice, type Field, list, optional, text, wholeNumber } from './leaf.ts';
import { source } from './schema-common.ts';

/** Measured rows as they are written: the source may stand once for the whole file. */
export interface WrittenThroughput {
  readonly source?: SourceRef | undefined;
  readonly unusual?: string | undefined;
  readonly rows: readonly (Omit<CompiledRow, 'source'> & { readonly source?: SourceRef | undefined })[];
}

const row = z.strictObject({
  gpus: wholeNumber,
  precision: text,
  engine: text,
  mode: choice(['saturated', 'closed-loop', 'burst', 'static-batch', 'single-stream', 'under-slo']),
  input: amount(FIELDS.tokensPerRequest),
  output: amount(FIELDS.tokensPerRequest),
  concurrency: optional(wholeNumber),
  metric: choice(['output', 'total', 'prefill']),
  rate: amount(FIELDS.rate),
  ttft: optional(amount(FIELDS.delay)),
  tpot: optional(amount(FIELDS.delay)),
  note: optional(text),
  unusual: optional(text),
  source: optional(source),
});

export const throughputSchema = z.strictObject({
  source: optional(source),
  unusual: optional(text),
  rows: list(row as unknown as Field<WrittenThroughput['rows'][number]>),
}) as unknown as Field<WrittenThroughput>;
