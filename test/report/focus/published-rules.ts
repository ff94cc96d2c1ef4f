/**
 * Rules of FOCUS 1.2 as tables, copied by hand from the specification (FinOps-Open-Cost-and-Usage-Spec/FOCUS_Spec, files
 * `specification/columns/*.md` and `specification/attributes/*.md`): which columns must be there, which may be null, which words are allowed.
 */
export const MANDATORY: Readonly<Record<string, 'null' | 'never null'>> = {
  BilledCost: 'never null',
  BillingAccountId: 'never null',
  BillingAccountName: 'null',
  BillingCurrency: 'never null',
  BillingPeriodEnd: 'never null',
  BillingPeriodStart: 'never null',
  ChargeCategory: 'never null',
  ChargeClass: 'null',
  ChargeDescription: 'null',
  ChargePeriodEnd: 'never null',
  ChargePeriodStart: 'never null',
  ContractedCost: 'never null',
  EffectiveCost: 'never null',
  InvoiceIssuerName: 'never null',
  ListCost: 'never null',
  PricingQuantity: 'null',
  PricingUnit: 'null',
  ProviderName: 'never null',
  PublisherName: 'never null',
  ServiceCategory: 'never null',
  ServiceName: 'never null',
};

/** Neither null where the charge is of usage or a purchase. */
export const PRICED = [
  'PricingQuantity',
  'PricingUnit',
  'PricingCategory',
  'ListUnitPrice',
  'ContractedUnitPrice',
  'SkuId',
  'SkuPriceId',
];

export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ChargeCategory: ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'],
  ChargeClass: ['', 'Correction'],
  ChargeFrequency: ['One-Time', 'Recurring', 'Usage-Based'],
  PricingCategory: ['', 'Standard', 'Dynamic', 'Committed', 'Other'],
  ServiceCategory: [
    'AI and Machine Learning',
    'Analytics',
    'Business Applications',
    'Compute',
    'Databases',
    'Developer Tools',
    'Multicloud',
    'Identity',
    'Integration',
    'Internet of Things',
    'Management and Governance',
    'Media',
    'Migration',
    'Mobile',
    'Networking',
    'Security',
    'Storage',
    'Web',
    'Other',
  ],
};

/** Each subcategory has one category above it; those of the categories that a bill of `tco` uses. */
export const SUBCATEGORIES: Readonly<Record<string, readonly string[]>> = {
  'AI and Machine Learning': [
    'Bots',
    'Generative AI',
    'Machine Learning',
    'Natural Language Processing',
    'Other (AI and Machine Learning)',
  ],
  Compute: ['Containers', 'End User Computing', 'Quantum', 'Serverless Compute', 'Virtual Machines', 'Other (Compute)'],
  'Management and Governance': [
    'Administration',
    'Architecture',
    'Compliance',
    'Cost Management',
    'Data Governance',
    'Disaster Recovery',
    'Observability',
    'Support',
    'Other (Management and Governance)',
  ],
  Other: ['Other (Other)'],
};

/** `numeric_format.md`: no exponent, no sign of what is positive, no separator but one decimal point. */
export const NUMBER = /^-?\d+(?:\.\d+)?$/;
/** `date_time_format.md`: UTC, to the second. */
export const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
/** `unit_format.md`: nouns with a capital in the plural, joined by a hyphen, behind a whole number where there is one; kW and kWh keep their sign. */
export const UNIT = /^(?:\d+ )?(?:[A-Z]\w*-)*(?:(?:kW-)?[A-Z]\w*s|kWh)$/;
/** `column_handling.md`: Pascal case, custom ones behind `x_`. */
export const COLUMN = /^(?:x_)?[A-Z][A-Za-z0-9]*$/;
