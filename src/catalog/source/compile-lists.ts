import type {
  CompiledDatedPrice,
  CompiledDevice,
  CompiledRental,
  CompiledSite,
  CompiledThroughput,
  SourceRef,
} from '../compiled.ts';
import { checkSpans } from './check-spans.ts';
import type { Finding } from './finding.ts';
import type { WrittenDatedPrice } from './schema-common.ts';
import type { WrittenDevice } from './schema-device.ts';
import type { WrittenRental } from './schema-rental.ts';
import type { WrittenSite } from './schema-small.ts';
import type { WrittenThroughput } from './schema-throughput.ts';

interface Result<T> {
  readonly entry: T;
  readonly findings: readonly Finding[];
}

/** Offers with their source written out. */
export function compileRentals({ source, note, unusual, offers }: WrittenRental): Result<CompiledRental> {
  const findings: Finding[] = [];
  if (offers.length === 0) findings.push({ code: 'E451', path: ['offers'], message: 'no offer is written' });
  offers.forEach((offer, i) => {
    if (!(offer.source ?? source))
      findings.push({ code: 'E463', path: ['offers', i], message: 'the offer has no source' });
  });
  findings.push(...checkOffers(offers));
  const entry = {
    unusual,
    offers: offers.map(({ ...offer }) => ({ ...offer, note: offer.note ?? note, source: (offer.source ?? source)! })),
  };
  return { entry, findings };
}

type Offer = Pick<
  CompiledRental['offers'][number],
  'instance' | 'region' | 'term' | 'validFrom' | 'validTo' | 'status'
>;

/** The same instance, region and term has one price at a time. */
export function checkOffers(offers: readonly Offer[]): readonly Finding[] {
  const groups = new Map<string, number[]>();
  offers.forEach((offer, i) => {
    const key = JSON.stringify([offer.instance, offer.region, offer.term]);
    groups.set(key, [...(groups.get(key) ?? []), i]);
  });
  return [...groups.values()].flatMap(group => checkSpans(group.map(i => ({ span: offers[i]!, path: ['offers', i] }))));
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

/** A device whose prices have their source written out. */
export function compileDevice({ prices, ...device }: WrittenDevice): Result<CompiledDevice> {
  const entry = { ...device, prices: withSource(prices, device.source) };
  return { entry, findings: checkDevice({ prices }) };
}

/** A site whose prices have their source written out. */
export function compileSite({ electricity, colocation, ...site }: WrittenSite): Result<CompiledSite> {
  const entry = {
    ...site,
    electricity: withSource(electricity, site.source),
    colocation: withSource(colocation, site.source),
  };
  return { entry, findings: checkSite({ electricity, colocation }) };
}

export const checkDevice = ({ prices }: Pick<WrittenDevice, 'prices'>): readonly Finding[] =>
  checkDated('prices', prices);
export const checkSite = ({
  electricity,
  colocation,
}: Pick<WrittenSite, 'electricity' | 'colocation'>): readonly Finding[] => [
  ...checkDated('electricity', electricity),
  ...checkDated('colocation', colocation),
];

const withSource = (
  prices: readonly WrittenDatedPrice[] | undefined,
  source: SourceRef,
): readonly CompiledDatedPrice[] | undefined => prices?.map(p => ({ ...p, source: p.source ?? source }));

const checkDated = (field: string, prices: readonly WrittenDatedPrice[] | undefined): readonly Finding[] =>
  checkSpans((prices ?? []).map((span, i) => ({ span, path: [field, i] })));
