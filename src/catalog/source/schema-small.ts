import * as z from 'zod/mini';
import type { Wanted } from '../../quantity/amount.ts';
import type { CompiledDefault, CompiledPerson, CompiledSite } from '../compiled.ts';
import { DEFAULTS, FIELDS } from '../fields.ts';
import { amount, day, type Field, matching, optional, text } from './leaf.ts';
import { datedPrices, figure, source, type WrittenDatedPrice } from './schema-common.ts';

/** A site as it is written: a price may go by the source of the site. */
export type WrittenSite = Omit<CompiledSite, 'electricity' | 'colocation'> & {
  readonly electricity?: readonly WrittenDatedPrice[] | undefined;
  readonly colocation?: readonly WrittenDatedPrice[] | undefined;
};

export const siteSchema = z.strictObject({
  name: text,
  electricity: optional(datedPrices(FIELDS.electricity)),
  pue: optional(figure(FIELDS.pue)),
  colocation: optional(datedPrices(FIELDS.colocation)),
  carbon: optional(figure(FIELDS.carbon)),
  note: optional(text),
  unusual: optional(text),
  source,
}) as unknown as Field<WrittenSite>;

/** A role: base salary, and its ratio to what it costs. */
export const personSchema = z.strictObject({
  name: text,
  region: text,
  salary: figure(FIELDS.salary),
  load: figure(FIELDS.loadRatio),
  note: optional(text),
  unusual: optional(text),
  source,
}) as unknown as Field<CompiledPerson>;

const defaultSchema = (wanted: Wanted) =>
  z.strictObject({ value: amount(wanted), source, unusual: optional(text) }) as unknown as Field<CompiledDefault>;

/** Modelling defaults, by path: `staff.mlops.salary: { value, source }`. A catalog may know no drift of prices. */
export const defaultsSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(DEFAULTS).map(([path, wanted]) => [
      path,
      path.startsWith('drift.') ? optional(defaultSchema(wanted)) : defaultSchema(wanted),
    ]),
  ),
) as unknown as Field<Record<string, CompiledDefault>>;

export const headSchema = z.strictObject({
  version: matching(/^20\d\d\.\d{1,2}\.\d{1,3}$/, 'E450', 'is not a catalog version', '2026.11.1'),
  date: day,
}) as unknown as Field<{ version: string; date: string }>;
