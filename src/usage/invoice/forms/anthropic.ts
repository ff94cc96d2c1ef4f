import { hasAll, type InvoiceForm } from '../form.ts';
import type { BilledKind, InvoiceLine } from '../invoice-line.ts';
import type { Reading } from '../reading.ts';
import type { InvoiceRecord } from '../record.ts';
import { kindOf } from '../token-kind.ts';

const PROVIDER = 'anthropic';

/** The API counts money in cents. */
const CENTS = 100;

const BY_DESCRIPTION = 'have the costs by model and kind: `group_by[]=description`';

const daysOf = ({ cells }: InvoiceRecord, reading: Reading) =>
  reading.days(cells.get('usage_date_utc') ?? cells.get('starting_at'), cells.get('ending_at'));

/**
 * The costs of an Anthropic organization: the CSV of its console (`cost_usd`, in dollars), or the JSON of
 * `GET /v1/organizations/cost_report?group_by[]=description`, of which `amount` is in cents
 * (https://platform.claude.com/docs/en/api/admin/cost_report, read 2026-11-26).
 */
export const anthropicCosts: InvoiceForm = {
  id: 'anthropic-costs',
  name: 'the costs of Anthropic',
  recognises: names => hasAll('cost_usd', 'token_type')(names) || hasAll('amount', 'starting_at')(names),
  days: daysOf,
  needs: [
    { what: 'model', names: ['model'], help: () => BY_DESCRIPTION },
    { what: 'kind', names: ['token_type', 'cost_type'], help: () => BY_DESCRIPTION },
  ],
  lines(record, reading) {
    const { cells } = record;
    const dollars = reading.decimal(cells.get('cost_usd'), 'the cost');
    const amount = dollars ?? reading.decimal(cells.get('amount'), 'the amount')?.dividedBy(CENTS);
    if (!amount) return [];
    const [type, cost] = [cells.get('token_type'), cells.get('cost_type')];
    const said = (cells.get('description') ?? type ?? cost)?.text ?? 'costs without a description';
    const isTokens = cost ? /^tokens?$/i.test(cost.text) : type !== undefined;
    const kind = kindOf((type ?? cost)?.text, said, isTokens && !amount.isNegative(), false);
    const word = kind === 'unknownTokens' ? (type ?? cost) : undefined;
    return [
      {
        at: word ?? record,
        days: daysOf(record, reading),
        provider: PROVIDER,
        model: kind === 'other' ? undefined : cells.get('model')?.text,
        kind: amount.isNegative() ? 'credit' : kind,
        tier: reading.tier(cells.get('service_tier') ?? cells.get('usage_type')),
        length: reading.length(cells.get('context_window')),
        quantity: undefined,
        amount,
        currency: cells.get('currency')?.text.toUpperCase() ?? 'USD',
        said: word?.text ?? said,
      },
    ];
  },
};

/** Columns of the console's CSV, keys of the API's JSON. */
const COUNTS: readonly (readonly [kind: BilledKind, names: readonly string[]])[] = [
  ['input', ['usage_input_tokens_no_cache', 'uncached_input_tokens']],
  ['cacheRead', ['usage_input_tokens_cache_read', 'cache_read_input_tokens']],
  ['cacheWrite5m', ['usage_input_tokens_cache_write_5m', 'cache_creation.ephemeral_5m_input_tokens']],
  ['cacheWrite1h', ['usage_input_tokens_cache_write_1h', 'cache_creation.ephemeral_1h_input_tokens']],
  ['output', ['usage_output_tokens', 'output_tokens']],
];

/**
 * The usage of an Anthropic organization, without money: the CSV of its console, or the JSON of
 * `GET /v1/organizations/usage_report/messages` (https://platform.claude.com/docs/en/api/admin/usage_report, read 2026-11-26).
 */
export const anthropicUsage: InvoiceForm = {
  id: 'anthropic-usage',
  name: 'the usage of Anthropic',
  recognises: names => names.has('usage_input_tokens_no_cache') || names.has('uncached_input_tokens'),
  days: daysOf,
  needs: [
    { what: 'model', names: ['model_version', 'model'], help: () => 'have the usage by model: `group_by[]=model`' },
  ],
  lines(record, reading) {
    const { cells } = record;
    const tier = reading.tier(cells.get('service_tier') ?? cells.get('usage_type'));
    const length = reading.length(cells.get('context_window'));
    return COUNTS.flatMap(([kind, names]): readonly InvoiceLine[] => {
      const cell = names.map(name => cells.get(name)).find(found => found !== undefined);
      const quantity = reading.quantity(cell, 'the number of tokens');
      if (quantity === undefined || quantity.isZero()) return [];
      return [
        {
          at: record,
          days: daysOf(record, reading),
          provider: PROVIDER,
          model: (cells.get('model_version') ?? cells.get('model'))?.text,
          kind,
          tier,
          length,
          quantity,
          amount: undefined,
          currency: undefined,
          said: kind,
        },
      ];
    });
  },
};
