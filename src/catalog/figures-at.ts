import type { Given } from '../quantity/given.ts';
import type { Catalog } from './catalog.ts';
import { inForce, type Span, type Status } from './dates.ts';

/** Every figure of an entry (`api/openai/gpt-4o`, `rentals/aws/h100-sxm`) that is in force on a day, by its path. */
export function figuresAt(catalog: Catalog, id: string, day: string): ReadonlyMap<string, Given> {
  const found = new Map<string, Given>();
  collect(entryOf(catalog, id), day, found);
  return found;
}

function entryOf(catalog: Catalog, id: string): unknown {
  const [kind, first = '', second = ''] = id.split('/');
  const name = id.slice(id.indexOf('/') + 1);
  switch (kind) {
    case 'api':
      return catalog.api(name);
    case 'models':
      return catalog.model(name);
    case 'devices':
      return catalog.device(name);
    case 'sites':
      return catalog.site(name);
    case 'rentals':
      return catalog.rentals(first, second);
    case 'throughput':
      return catalog.throughput(first, second);
    default:
      return undefined;
  }
}

function collect(value: unknown, day: string, found: Map<string, Given>): void {
  if (typeof value !== 'object' || value === null) return;
  if (isGiven(value)) found.set(value.path, value);
  else if (!isDated(value) || inForce(value, day))
    for (const item of value instanceof Map ? value.values() : Object.values(value)) collect(item, day, found);
}

const isGiven = (value: object): value is Given => 'path' in value && 'amount' in value && 'source' in value;
const isDated = (value: object): value is Span & { readonly status?: Status } => 'validFrom' in value;
