import type { Given } from '../quantity/given.ts';
import { currencyOf } from './currency.ts';
import type { Findings, Path } from './findings.ts';
import { inUnit, usual } from './measure.ts';
import type { Option, Scenario } from './scenario.ts';

/** Currencies of about the worth of a dollar, for which the bounds hold. */
const DOLLAR_LIKE = ['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'NZD', 'SGD'];

interface Bounds {
  readonly unit: string;
  readonly least: string;
  readonly most: string;
  readonly what: string;
}

const TOKEN_PRICE: Bounds = { unit: 'USD/Mtok', least: '0.001', most: '1000', what: 'prices of language models' };
const ELECTRICITY: Bounds = { unit: 'USD/kWh', least: '0.01', most: '2', what: 'electricity prices' };
const RENTS: readonly Bounds[] = [
  { unit: 'USD/GPU/h', least: '0.01', most: '200', what: 'rents of a GPU' },
  { unit: 'USD/instance/h', least: '0.01', most: '2000', what: 'rents of an instance' },
  { unit: 'USD/GPU/month', least: '5', most: '150000', what: 'rents of a GPU' },
  { unit: 'USD/instance/month', least: '5', most: '1500000', what: 'rents of an instance' },
];
const POWER: Bounds = { unit: 'W/device', least: '1', most: '15000', what: 'draws of a device' };

/** Values that are possible, but so far from the usual that a slip in the unit is likelier; 0 is always taken at its word. */
export function checkMagnitudes(
  scenario: Pick<Scenario, 'options' | 'sites' | 'staff'>,
  findings: Findings,
  confirmed: (path: Path) => boolean,
): void {
  for (const option of scenario.options)
    if (!confirmed(['options', option.id])) checkOption(['options', option.id], option, findings);
  for (const site of scenario.sites)
    if (site.electricity && !confirmed(['sites', site.id]))
      check(['sites', site.id, 'electricity'], site.electricity, ELECTRICITY, findings);
  for (const role of scenario.staff) {
    const salary = inUnit(role.salary, `${currencyOf(role.salary.amount.unit.powers) ?? 'USD'}/year`);
    if (!findings.isFaulty(['staff', role.id]) && salary.gt(0) && salary.lt(1000))
      findings.report(['staff', role.id, 'salary'], 'E231', `a salary of ${role.salary.amount.text} is unusual`, {
        severity: 'warning',
        hint: 'is a k missing?',
      });
  }
}

function checkOption(path: Path, option: Option, findings: Findings): void {
  if (option.kind === 'api') {
    for (const [bucket, price] of option.price ?? [])
      if (bucket !== 'request') check([...path, 'price', bucket], price, TOKEN_PRICE, findings);
    for (const [bucket, price] of option.batchPrice ?? [])
      if (bucket !== 'request') check([...path, 'price', 'batch', bucket], price, TOKEN_PRICE, findings);
    return;
  }
  if (option.kind === 'rent' && option.rent.price) {
    const { powers } = option.rent.price.amount.unit;
    const bounds = RENTS.find(b =>
      b.unit
        .split('/')
        .slice(1)
        .every(symbol => powers.has(symbol)),
    );
    if (bounds) check([...path, 'rent', 'price'], option.rent.price, bounds, findings);
  }
  for (const key of ['idle', 'active'] as const) {
    const draw = option.power[key];
    if (draw)
      check(
        [...path, 'power', key],
        draw,
        { ...POWER, unit: draw.amount.unit.powers.has('GPU') ? 'W/GPU' : 'W/device' },
        findings,
      );
  }
}

function check(path: Path, given: Given, bounds: Bounds, findings: Findings): void {
  if (findings.isFaulty(path)) return;
  const currency = currencyOf(given.amount.unit.powers);
  if (currency && !DOLLAR_LIKE.includes(currency)) return;
  const unit = bounds.unit.replace('USD', currency ?? 'USD');
  const [low, high] = [usual(given, unit, 'low'), usual(given, unit, 'high')];
  const fine = (low.isZero() || low.gte(bounds.least)) && (high.isZero() || high.lte(bounds.most));
  if (!fine)
    findings.report(
      path,
      'E230',
      `\`${given.amount.text}\` is unusual: ${bounds.what} lie between ${bounds.least} and ${bounds.most} ${unit}`,
      { hint: `check the unit; if it is right, add \`confirmUnusual: true\` to \`${path[1]}\`` },
    );
}
