import { Decimal } from '../../quantity/decimal.ts';
import type { CsvCell } from '../csv.ts';
import type { DossierReport, LedgerLine } from '../dossier/dossier-report.ts';
import { decimalText } from '../figure.ts';
import { sanitized } from '../sanitize.ts';
import type { Charge } from './charge.ts';
import { consumedIn, focusUnit } from './focus-unit.ts';
import { type Service, vendorOf } from './service.ts';

export type FocusVersion = '1.2' | '1.3';

/** A charge with everything that its row is filled from. */
export interface Entry {
  readonly report: DossierReport;
  readonly line: LedgerLine;
  readonly charge: Charge;
  readonly service: Service;
  /** First instants of its month and of the next one. */
  readonly start: string;
  readonly end: string;
}

interface Column {
  readonly name: string;
  readonly kind: CsvCell[0];
  readonly of: (entry: Entry) => string | null;
  /** The version that brought it, where that is not the first one known here. */
  readonly since?: FocusVersion;
}

const text = (name: string, of: Column['of'], since?: FocusVersion): Column => ({
  name,
  kind: 'text',
  of,
  ...(since ? { since } : {}),
});
const number = (name: string, of: Column['of']): Column => ({ name, kind: 'number', of });

const isUsage = ({ charge }: Entry): boolean => charge.category === 'Usage';
const accountOf = ({ report: { scenario } }: Entry): string =>
  scenario.name || `scenario ${scenario.sha256.slice(0, 12)}`;

/** One id per thing that has a price: of an API its bucket, else the line and what of it is charged. */
const skuOf = ({ line, charge }: Entry): string => {
  const what = line.option === null ? line.line : line.line.slice(line.option.length + 1);
  const sku = line.route === 'api' || line.route === null ? what : `${line.option}/${what}`;
  return `${line.route === 'api' ? `${line.item}/` : ''}${sku}${charge.part && `/${charge.part}`}`;
};

const meterOf = ({ line, charge }: Entry): string =>
  `${line.label}${charge.part && `, ${charge.part}`}`.replace(/(?<=^| )\p{L}/gu, letter => letter.toUpperCase());

/** The 21 mandatory columns of FOCUS 1.2, those besides that a forecast can fill, and its own behind them; both in the order of the alphabet, as the specification would have it. */
const COLUMNS: readonly Column[] = [
  number('BilledCost', e => e.charge.billed),
  text('BillingAccountId', accountOf),
  text('BillingAccountName', e => e.report.scenario.name || null),
  text('BillingCurrency', e => e.report.basis.currency),
  text('BillingPeriodEnd', e => e.end),
  text('BillingPeriodStart', e => e.start),
  text('ChargeCategory', e => e.charge.category),
  text('ChargeClass', () => null),
  text('ChargeDescription', ({ line, charge }) =>
    ['Forecast: ', line.label, line.option && ` of ${line.option}`, charge.part && `, ${charge.part}`].join(''),
  ),
  text('ChargeFrequency', e => e.charge.frequency),
  text('ChargePeriodEnd', e => e.end),
  text('ChargePeriodStart', e => e.start),
  number('ConsumedQuantity', e => {
    const { priced } = e.charge;
    return isUsage(e) && priced ? decimalText(new Decimal(priced.quantity).times(consumedIn(priced.unit).times)) : null;
  }),
  text('ConsumedUnit', e => (isUsage(e) && e.charge.priced ? consumedIn(e.charge.priced.unit).unit : null)),
  number('ContractedCost', ({ charge }) => charge.priced?.contractedCost ?? charge.billed),
  number('ContractedUnitPrice', e => e.charge.priced?.contractedUnitPrice ?? null),
  number('EffectiveCost', e => e.charge.effective),
  text('HostProviderName', e => vendorOf(e.line), '1.3'),
  text('InvoiceIssuerName', e => vendorOf(e.line)),
  number('ListCost', ({ charge }) => charge.priced?.listCost ?? charge.billed),
  number('ListUnitPrice', e => e.charge.priced?.listUnitPrice ?? null),
  text('PricingCategory', e => e.charge.priced?.category ?? null),
  number('PricingQuantity', e => e.charge.priced?.quantity ?? null),
  text('PricingUnit', e => e.charge.priced && focusUnit(e.charge.priced.unit)),
  text('ProviderName', e => vendorOf(e.line)),
  text('PublisherName', e => vendorOf(e.line)),
  text('ServiceCategory', e => e.service.category),
  text('ServiceName', e => e.service.name),
  text('ServiceProviderName', e => vendorOf(e.line), '1.3'),
  text('ServiceSubcategory', e => e.service.subcategory),
  text('SkuId', skuOf),
  text('SkuMeter', meterOf),
  text('SkuPriceId', skuOf),
  text('Tags', ({ line }) =>
    // made safe before it is quoted, so that it stays JSON
    JSON.stringify(
      sanitized({ ...(line.option === null ? {} : { 'tco/option': line.option }), 'tco/plan': line.plan }),
    ),
  ),
  text('x_CatalogSha256', e => e.report.catalog.sha256 || null),
  text('x_CostKind', e => (e.line.boughtUnit === null ? 'opex' : 'capex')),
  text('x_IsForecast', () => 'true'),
  text('x_LineId', e => e.line.line),
  text('x_OptionId', e => e.line.option),
  text('x_PlanId', e => e.line.plan),
  text('x_Route', e => e.line.route),
  text('x_ScenarioId', e => e.report.scenario.sha256),
];

/** The columns of a version; 1.3 names the providers anew and keeps their names of 1.2, which it means to drop. */
export const focusColumns = (version: FocusVersion): readonly Column[] =>
  COLUMNS.filter(column => column.since === undefined || column.since <= version);
