import type { Field } from './leaf.ts';
import { apiSchema } from './schema-api.ts';
import { contractSchema } from './schema-contract.ts';
import { deviceSchema } from './schema-device.ts';
import { modelSchema } from './schema-model.ts';
import { rentalSchema } from './schema-rental.ts';
import { providerSchema, ruleSchema } from './schema-rule.ts';
import { defaultsSchema, headSchema, personSchema, siteSchema } from './schema-small.ts';
import { throughputSchema } from './schema-throughput.ts';

/** One kind of entry: where its files lie and what they hold. */
export interface Kind {
  /** `api/anthropic/claude-sonnet-4-6.yaml` → `api/PROVIDER/MODEL`. */
  readonly path: RegExp;
  readonly wanted: string;
  readonly schema: Field<unknown>;
}

const ID = '[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?';

const one = (folder: string, schema: Field<unknown>): Kind => ({
  path: new RegExp(`^${folder}/(${ID})$`),
  wanted: `${folder}/ID.yaml`,
  schema,
});
const two = (folder: string, wanted: string, schema: Field<unknown>): Kind => ({
  path: new RegExp(`^${folder}/(${ID}/${ID})$`),
  wanted: `${folder}/${wanted}.yaml`,
  schema,
});
const single = (name: string, schema: Field<unknown>): Kind => ({
  path: new RegExp(`^(${name})$`),
  wanted: `${name}.yaml`,
  schema,
});

export const KINDS = {
  api: two('api', 'PROVIDER/MODEL', apiSchema),
  models: one('models', modelSchema),
  devices: one('devices', deviceSchema),
  rentals: two('rentals', 'PROVIDER/DEVICE', rentalSchema),
  throughput: two('throughput', 'MODEL/DEVICE', throughputSchema),
  sites: one('sites', siteSchema),
  rules: one('rules', ruleSchema),
  providers: one('providers', providerSchema),
  people: one('people', personSchema),
  contracts: one('contracts', contractSchema),
  defaults: single('defaults', defaultsSchema),
  catalog: single('catalog', headSchema),
} as const satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof KINDS;
