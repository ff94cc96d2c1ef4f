import type { Dialect } from '../dialects/dialect.ts';
import { MEASURES, type Measure, STATED } from './measures.ts';
import type { Dimension, View } from './requests-view.ts';

/** The rows of a log that have one form. */
export interface Part {
  readonly view: View;
  /** The provider of all of them, where no column names it. */
  readonly providerIs: string | undefined;
}

const OTHERS: readonly Dimension[] = ['provider', 'model', 'tier', 'batch', 'failed'];

/** Parts of a log as one view, which have as many labels each: what a part has no column for is the same for all of its rows. */
export function united(parts: readonly [Part, ...Part[]], dialect: Dialect): View {
  const views = parts.map(({ view }) => view);
  const [first] = views as [View];
  if (parts.length === 1) return first;
  const labels = first.dimensions.filter(name => name.startsWith('label'));
  const hasProvider = parts.some(({ providerIs }) => providerIs !== undefined);
  const dimensions = [
    ...labels,
    ...OTHERS.filter(
      name => views.some(view => view.dimensions.includes(name)) || (name === 'provider' && hasProvider),
    ),
  ];
  const stated = STATED.filter(name => views.some(view => view.stated.includes(name)));
  const rowsOf = ({ view, providerIs }: Part): string => {
    const missing = (name: Dimension) =>
      name === 'batch' || name === 'failed' ? '0' : dialect.literal(name === 'provider' ? (providerIs ?? '') : '');
    const columns = [
      'r_at_ms',
      'r_id',
      ...dimensions.map(name => (view.dimensions.includes(name) ? `r_${name}` : `${missing(name)} AS r_${name}`)),
      'r_cost',
      'r_flaw',
      ...MEASURES.map(name => `r_${name}`),
      ...stated.map(name => (view.stated.includes(name) ? `r_stated_${name}` : `NULL AS r_stated_${name}`)),
    ];
    return `SELECT ${columns.join(', ')} FROM (${view.sql}) AS log_part`;
  };
  const isSame = (name: Measure) => views.every(view => view.constant[name] === first.constant[name]);
  return {
    sql: parts.map(rowsOf).join(' UNION ALL '),
    dimensions,
    stated,
    constant: Object.fromEntries(Object.entries(first.constant).filter(([name]) => isSame(name as Measure))),
    hasId: views.some(view => view.hasId),
    ofRequests: views.every(view => view.ofRequests),
    hasRequests: views.every(view => view.hasRequests),
  };
}
