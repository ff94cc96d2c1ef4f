import type { Listing } from '../catalog/listing.ts';
import { csvRow } from '../csv.ts';
import { toJson } from '../json.ts';
import { curveList } from './capacity-lists.ts';
import type { CapacityReport } from './capacity-report.ts';

/** The whole report: keys sorted, decimals as text. */
export const renderCapacityJson = (report: CapacityReport): string => toJson(report);

/** The concurrency curve, a row per number of requests at once; only the heading where the replica does not fit. */
export const renderCapacityCsv = (report: CapacityReport): string => listCsv(curveList(report));

/** A list without the names that are put together for the eye. */
export function listCsv({ columns, rows }: Listing): string {
  const written = columns.filter(({ name }) => name !== 'id');
  const lines = rows.map(row => csvRow(written.map(({ name, kind }) => [kind, row[name]])));
  return `${[written.map(column => column.name).join(','), ...lines].join('\n')}\n`;
}
