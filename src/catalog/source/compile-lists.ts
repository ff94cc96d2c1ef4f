import type {
  CompiledDatedPrice,
  CompiledDevice,
  CompiledRental,
  CompiledSite,
  CompiledThroughput,
} from '../compiled.ts';
import { checkSpans } from './check-spans.ts';
import type { Finding } from './finding.ts';
import type { WrittenRental } from './schema-rental.ts';
import type { WrittenThroughput } from './schema-throughput.ts';

interface Result<T> {
  readonly entry: T;
  readonly findings: readonly Finding[];
}

/** Offers with their source written out; the same instance, region and term has one price at a time. */
export function compileRentals({ source, note, unusual, offers }: WrittenRental): Result<CompiledRental> {
  const findings: Finding[] = [];
  if (offers.length === 0) findings.push({ code: 'E451', path: ['offers'], message: 'no offer is written' });
  const groups = new Map<string, number[]>();
  offers.forEach((offer, i) => {
    if (!(offer.source ?? source))
      findings.push({ code: 'E463', path: ['offers', i], message: 'the offer has no source' });
    const key = JSON.stringify([offer.instance, offer.region, offer.term]);
    groups.set(key, [...(groups.get(key) ?? []), i]);
  });
  for (const group of groups.values())
    findings.push(...checkSpans(group.map(i => ({ span: offers[i]!, path: ['offers', i] }))));
  const entry = {
    unusual,
    offers: offers.map(({ ...offer }) => ({ ...offer, note: offer.note ?? note, source: (offer.source ?? source)! })),
  };
  return { entry, findings };
}

/** Measured rows with their source written out. */
export function compileThroughput({ source, unusual, rows }: WrittenThroughput): Result<CompiledThroughput> {
  const findings: Finding[] = [];
  if (rows.length === 0) findings.push({ code: 'E451', path: ['rows'], message: 'no row is written' });
  rows.forEach((row, i) => {
    if (!(row.source ?? source)) findings.push({ code: 'E463', path: ['rows', i], message: 'the row has no source' });
  });
  return { entry: { unusual, rows: rows.map(row => ({ ...row, source: (row.source ?? source)! })) }, findings };
}

export const checkDevice = (entry: CompiledDevice): readonly Finding[] => checkDated('prices', entry.prices);
export const checkSite = (entry: CompiledSite): readonly Finding[] => [
  ...checkDated('electricity', entry.electricity),
  ...checkDated('colocation', entry.colocation),
];

const checkDated = (field: string, prices: readonly CompiledDatedPrice[] | undefined): readonly Finding[] =>
  checkSpans((prices ?? []).map((span, i) => ({ span, path: [field, i] })));
