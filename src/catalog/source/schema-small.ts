import * as z from 'zod/mini';
import type { CompiledDefault, CompiledRule, CompiledSite } from '../compiled.ts';
import { DEFAULTS, FIELDS } from '../fields.ts';
import { amount, choice, day, type Field, list, matching, optional, text } from './leaf.ts';
import { datedPrices, figure, id, source } from './schema-common.ts';

export const siteSchema = z.strictObject({
  name: text,
  electricity: optional(datedPrices(FIELDS.electricity)),
  pue: optional(figure(FIELDS.pue)),
  colocation: optional(figure(FIELDS.colocation)),
  carbon: optional(figure(FIELDS.carbon)),
  source,
}) as unknown as Field<CompiledSite>;

export const ruleSchema = z.strictObject({
  name: text,
  closes: list(choice(['api', 'rent', 'buy'])),
  unlessAgreement: optional(id),
  because: text,
  source,
}) as unknown as Field<CompiledRule>;

/** Modelling defaults, by path: `staff.mlops.salary: { value, source }`. */
export const defaultsSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(DEFAULTS).map(([path, wanted]) => [path, z.strictObject({ value: amount(wanted), source })]),
  ),
) as unknown as Field<Record<string, CompiledDefault>>;

export const headSchema = z.strictObject({
  version: matching(/^20\d\d\.\d{1,2}\.\d{1,3}$/, 'E450', 'is not a catalog version', '2026.11.1'),
  date: day,
}) as unknown as Field<{ version: string; date: string }>;
