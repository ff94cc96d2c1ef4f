import { Decimal } from 'decimal.js';
import { ALLOWED, COLUMN, INSTANT, MANDATORY, NUMBER, PRICED, SUBCATEGORIES, UNIT } from './published-rules.ts';

const Exact = Decimal.clone({ precision: 200 });

export type Row = Readonly<Record<string, string>>;

/** What of the published rules a row breaks; nothing where it keeps to them. */
export function breaksOf(row: Row): readonly string[] {
  const broken: string[] = [];
  const rule = (what: string, holds: boolean) => {
    if (!holds) broken.push(`${what}: ${JSON.stringify(row)}`);
  };
  for (const column in MANDATORY) {
    rule(`${column} is there`, row[column] !== undefined);
    if (MANDATORY[column] === 'never null') rule(`${column} is not null`, row[column] !== '');
  }
  for (const column in ALLOWED) rule(`${column} is allowed`, ALLOWED[column]!.includes(row[column]!));
  rule(
    'ServiceSubcategory belongs to its category',
    SUBCATEGORIES[row.ServiceCategory!]!.includes(row.ServiceSubcategory!),
  );
  for (const column in row) {
    const value = row[column]!;
    if (value === '') continue;
    if (/(?:Cost|Price|Quantity)$/.test(column)) rule(`${column} is plain`, NUMBER.test(value));
    if (/Period(?:Start|End)$/.test(column)) rule(`${column} is UTC`, INSTANT.test(value));
    if (/Unit$/.test(column)) rule(`${column} is a unit`, UNIT.test(value));
    rule(`${column} has no placeholder`, !/^(?:null|n\/a|not applicable|-|none)$/i.test(value));
  }
  rule('the period ends after it starts', row.ChargePeriodStart! < row.ChargePeriodEnd!);
  const usage = row.ChargeCategory === 'Usage';
  if (usage || row.ChargeCategory === 'Purchase') {
    for (const column of PRICED) rule(`${column} is not null`, row[column] !== '');
    for (const kind of ['List', 'Contracted']) {
      const price = new Exact(row[`${kind}UnitPrice`]!);
      rule(`${kind}Cost is the product`, price.times(row.PricingQuantity!).eq(row[`${kind}Cost`]!));
      rule(`${kind}UnitPrice is not negative`, !price.lt(0));
    }
  } else {
    rule(
      'without a price costs are what is billed',
      row.ListCost === row.BilledCost && row.ContractedCost === row.BilledCost,
    );
    for (const column of PRICED.filter(c => !c.startsWith('Sku'))) rule(`${column} is null`, row[column] === '');
  }
  for (const column of ['ConsumedQuantity', 'ConsumedUnit'])
    rule(`${column} is there for usage alone`, (row[column] !== '') === usage);
  if (usage) rule('what is consumed is positive', Number(row.ConsumedQuantity) > 0);
  if (row.ChargeCategory === 'Purchase') {
    rule('a purchase is not charged by use', row.ChargeFrequency !== 'Usage-Based');
    rule('a purchase for later has no effective cost', row.EffectiveCost === '0');
  }
  return broken;
}

/** What of the rules for columns their names break. */
export function namesBroken(names: readonly string[]): readonly string[] {
  const [own, focus] = [names.filter(n => n.startsWith('x_')), names.filter(n => !n.startsWith('x_'))];
  const ordered = [...focus.sort(), ...own.sort()];
  return names.flatMap((name, i) => (COLUMN.test(name) && ordered[i] === name ? [] : [name]));
}
