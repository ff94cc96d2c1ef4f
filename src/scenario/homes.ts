import { apiSchema, buySchema, rentSchema } from './option-schema.ts';
import { scenarioSchema } from './schema.ts';
import { taskSchema } from './task-schema.ts';

const HOMES: readonly (readonly [name: string, schema: { readonly shape: Readonly<Record<string, unknown>> }])[] = [
  ['the top level', scenarioSchema],
  ['a task', taskSchema],
  ['an api option', apiSchema],
  ['a rent option', rentSchema],
  ['a buy option', buySchema],
];

/** Where a key would be right, for a key that stands in the wrong map. */
export const homesOf = (key: string): string[] =>
  HOMES.filter(([, schema]) => Object.hasOwn(schema.shape, key)).map(([home]) => home);
