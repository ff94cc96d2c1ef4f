import type { CompiledCatalog } from '../../catalog/compiled.ts';
import type { FoundEntry } from './find-entries.ts';

/** Other entries that speak of this one, by what they say of it. */
export function related(
  json: CompiledCatalog,
  { kind, id }: FoundEntry,
): readonly { readonly title: string; readonly ids: readonly string[] }[] {
  const groups: { title: string; ids: string[] }[] = [];
  const add = (title: string, ids: readonly string[]): void => {
    if (ids.length > 0) groups.push({ title, ids: [...ids].sort() });
  };
  const [first, last] = [
    (path: string): string => path.slice(0, path.indexOf('/')),
    (path: string): string => path.slice(path.indexOf('/') + 1),
  ];
  const [rentals, rows] = [Object.keys(json.rentals), Object.keys(json.throughput)];
  if (kind === 'models') {
    add(
      'sold by the token as',
      Object.keys(json.api).filter(api => json.api[api]!.model === id),
    );
    add('measured on', rows.filter(row => first(row) === id).map(last));
    const twin = json.models[id]?.measuredAs;
    if (twin !== undefined) add(`measured as ${twin} on`, rows.filter(row => first(row) === twin).map(last));
  }
  if (kind === 'devices') {
    add('rented from', rentals.filter(rental => last(rental) === id).map(first));
    add('measured with', rows.filter(row => last(row) === id).map(first));
  }
  if (kind === 'api' && Object.hasOwn(json.models, json.api[id]!.model)) add('an open model', [json.api[id]!.model]);
  if (kind === 'sites' || kind === 'rules') return groups;
  if (kind === 'providers') {
    const own = (ids: readonly string[]): string[] => ids.filter(other => first(other) === id).map(last);
    add('rents', own(rentals));
    const sold = own(Object.keys(json.api));
    if (sold.length > 0) add('sells by the token', [sold.length === 1 ? '1 model' : `${sold.length} models`]);
    return groups;
  }
  if (kind === 'rentals' || kind === 'throughput')
    add('of', kind === 'throughput' ? [first(id), last(id)] : [last(id)]);
  return groups;
}
