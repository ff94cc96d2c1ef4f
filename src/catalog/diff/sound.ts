import { isDate } from '../../input/day.ts';
import type { Catalog } from '../catalog.ts';
import type { CompiledCatalog } from '../compiled.ts';
import { openCatalog } from '../open.ts';
import { contradictionIn } from './contradictions.ts';

const GRADES = ['verified', 'third-party', 'derived', 'assumed'];

type Data = Readonly<Record<string, unknown>>;

/** What is wrong inside a compiled catalog, every figure of it looked at once; undefined where nothing is. */
export function unsound(json: CompiledCatalog): string | undefined {
  try {
    const fault = headFault(json as unknown as Data) ?? dayFault(json);
    if (fault !== undefined) return fault;
    openAll(json, openCatalog(json));
    return contradictionIn(json);
  } catch (thrown) {
    // whatever is wrong inside, it is the file that is
    const { message } = thrown as Error;
    return thrown instanceof Fault ? message : `its form is not that of a catalog (${message})`;
  }
}

class Fault extends Error {}

/** Names the entry in what goes wrong inside. */
function within<T>(entry: string, open: () => T): T {
  try {
    return open();
  } catch (thrown) {
    const { message } = thrown as Error;
    const said = /^compiled catalog: /.exec(message);
    throw new Fault(said ? message.slice(said[0].length) : `${entry} cannot be read (${message})`);
  }
}

const isMap = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

function headFault({ date, sha256, sources }: Data): string | undefined {
  if (typeof date !== 'string' || !isDate(date)) return 'it has no date';
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return 'it has no sha256';
  if (!Array.isArray(sources) || !sources.every(isSource)) return 'its sources cannot be read';
  return undefined;
}

const DAYS = new Set(['validFrom', 'validTo', 'recordedAt', 'read', 'from', 'to', 'until', 'shutdown']);

/** A text that stands where a day does and is none. */
function dayFault(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && DAYS.has(key) && !isDate(inner)) return `\`${key}: ${inner}\` is not a day`;
    const fault = dayFault(inner);
    if (fault) return fault;
  }
  return undefined;
}

const isSource = (value: unknown): boolean =>
  isMap(value) &&
  typeof value.title === 'string' &&
  typeof value.read === 'string' &&
  isDate(value.read) &&
  GRADES.includes(value.grade as string) &&
  (value.url === undefined || (typeof value.url === 'string' && value.url.startsWith('https://')));

/** Opens every entry; throws where a figure is missing, in the wrong unit, or without a source. */
function openAll(json: CompiledCatalog, catalog: Catalog): void {
  for (const id of catalog.ids('api')) {
    const { prices } = within(`api/${id}`, () => catalog.api(id)!);
    if (prices.some(({ base }) => !base.has('input') || !base.has('output')))
      throw new Fault(`api/${id} has a period without a price`);
  }
  for (const kind of ['model', 'device', 'site', 'rule', 'person', 'contract'] as const)
    for (const id of catalog.ids(kind)) within(`${kind} ${id}`, () => catalog[kind](id));
  for (const id of catalog.ids('attributes')) within(`providers/${id}`, () => catalog.provider(id));
  for (const id of Object.keys(json.rentals)) within(`rentals/${id}`, () => catalog.rentals(...two(id)));
  for (const id of Object.keys(json.throughput)) within(`throughput/${id}`, () => catalog.throughput(...two(id)));
  within('defaults', () => catalog.defaults);
}

const two = (id: string): [string, string] => {
  const [first = '', second = ''] = id.split('/');
  return [first, second];
};
