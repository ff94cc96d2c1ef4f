import type { Catalog } from '../../catalog/catalog.ts';
import type { CompiledCatalog } from '../../catalog/compiled.ts';
import { inForce } from '../../catalog/dates.ts';
import type { ServiceTier } from '../../catalog/price-list.ts';
import { NO_LEGAL_ADVICE } from '../../model/eligibility/disclaimer.ts';
import { API_COLUMNS, apiRow } from './list-api.ts';
import { DEVICE_COLUMNS, deviceRow } from './list-devices.ts';
import { MODEL_COLUMNS, modelRow } from './list-models.ts';
import { DEFAULT_COLUMNS, defaultRow, PEOPLE_COLUMNS, personRow } from './list-people.ts';
import { PROVIDER_COLUMNS, providerRow } from './list-providers.ts';
import { RENTAL_COLUMNS, rentalRow } from './list-rentals.ts';
import { RULE_COLUMNS, ruleRow } from './list-rules.ts';
import { SITE_COLUMNS, siteRow } from './list-sites.ts';
import { THROUGHPUT_COLUMNS, throughputRow } from './list-throughput.ts';
import type { ListColumn, ListRow } from './listing.ts';

export const LIST_KINDS = [
  'api',
  'models',
  'devices',
  'rentals',
  'throughput',
  'sites',
  'people',
  'rules',
  'providers',
  'defaults',
] as const;
export type ListKind = (typeof LIST_KINDS)[number];

export type Filter = 'provider' | 'model' | 'device' | 'region' | 'term' | 'tier';

export interface Asked {
  readonly catalog: Catalog;
  readonly json: CompiledCatalog;
  readonly day: string;
  readonly tier: ServiceTier;
  readonly region: string | undefined;
}

/** One kind of list: its columns, its rows, and what it can be narrowed and sorted by. */
export interface KindOfList {
  /** In the heading: `243 API prices`. */
  readonly thing: string;
  readonly columns: readonly ListColumn[];
  /** Whether its figures depend on the day. */
  readonly dated: boolean;
  /** Said below every list of it. */
  readonly note?: string;
  /** The columns that the filters look at. */
  readonly filters: Partial<Record<Filter, string>>;
  /** The columns that `--sort price` goes by. */
  readonly price: readonly string[];
  readonly rows: (asked: Asked) => {
    readonly rows: readonly ListRow[];
    /** What has no price in force: known to the filters, and counted. */
    readonly absent?: readonly ListRow[];
  };
}

export const KINDS_OF_LIST: Readonly<Record<ListKind, KindOfList>> = {
  api: {
    thing: 'API price',
    columns: API_COLUMNS,
    dated: true,
    filters: { provider: 'provider', model: 'model' },
    price: ['input', 'output'],
    rows: ({ catalog, day, tier, region }) => {
      const entries = catalog.ids('api').map(id => catalog.api(id)!);
      const rows = entries.map(entry => apiRow(entry, day, tier, region));
      const absent = entries.filter((_, i) => rows[i] === undefined);
      return {
        rows: rows.filter(row => row !== undefined),
        absent: absent.map(({ id, name, provider, model }) => ({ id, name, provider, model })),
      };
    },
  },
  models: {
    thing: 'open model',
    columns: MODEL_COLUMNS,
    dated: false,
    filters: { model: 'id' },
    price: [],
    rows: ({ catalog }) => ({ rows: catalog.ids('model').map(id => modelRow(catalog.model(id)!)) }),
  },
  devices: {
    thing: 'device',
    columns: DEVICE_COLUMNS,
    dated: true,
    filters: { device: 'id' },
    price: ['price'],
    rows: ({ catalog, day }) => ({ rows: catalog.ids('device').map(id => deviceRow(catalog.device(id)!, day)) }),
  },
  rentals: {
    thing: 'rental offer',
    columns: RENTAL_COLUMNS,
    dated: true,
    filters: { provider: 'provider', device: 'device', region: 'region', term: 'term' },
    price: ['perGpu'],
    rows: ({ catalog, json, day }) => {
      const all = Object.keys(json.rentals).flatMap(id => catalog.rentals(...(id.split('/') as [string, string])));
      const held = (offer: (typeof all)[number]): boolean => inForce(offer, day);
      return { rows: all.filter(held).map(rentalRow), absent: all.filter(offer => !held(offer)).map(rentalRow) };
    },
  },
  throughput: {
    thing: 'measured row',
    columns: THROUGHPUT_COLUMNS,
    dated: false,
    filters: { model: 'model', device: 'device' },
    price: [],
    rows: ({ catalog, json }) => ({
      rows: Object.keys(json.throughput).flatMap(id => {
        const [model = '', device = ''] = id.split('/');
        // rows of a model of the same architecture are listed where they were measured
        return catalog
          .throughput(model, device)
          .filter(row => row.model === model)
          .map(throughputRow);
      }),
    }),
  },
  sites: {
    thing: 'site',
    columns: SITE_COLUMNS,
    dated: true,
    filters: { region: 'id' },
    price: ['electricity'],
    rows: ({ catalog, day }) => ({ rows: catalog.ids('site').map(id => siteRow(catalog.site(id)!, day)) }),
  },
  people: {
    thing: 'salary',
    columns: PEOPLE_COLUMNS,
    dated: false,
    filters: { region: 'region' },
    price: ['salary'],
    rows: ({ catalog }) => ({ rows: catalog.ids('person').map(id => personRow(catalog.person(id)!)) }),
  },
  rules: {
    thing: 'rule',
    columns: RULE_COLUMNS,
    dated: false,
    note: NO_LEGAL_ADVICE,
    filters: {},
    price: [],
    rows: ({ catalog }) => ({ rows: catalog.ids('rule').map(id => ruleRow(catalog.rule(id)!)) }),
  },
  providers: {
    thing: 'provider',
    columns: PROVIDER_COLUMNS,
    dated: true,
    note: NO_LEGAL_ADVICE,
    filters: { provider: 'id' },
    price: [],
    rows: ({ catalog, day }) => ({
      rows: catalog.ids('attributes').map(id => providerRow(catalog.provider(id)!, day)),
    }),
  },
  defaults: {
    thing: 'modelling default',
    columns: DEFAULT_COLUMNS,
    dated: false,
    filters: {},
    price: [],
    rows: ({ catalog }) => ({ rows: [...catalog.defaults].map(([path, given]) => defaultRow(path, given)) }),
  },
};
