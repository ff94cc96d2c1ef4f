import type { ServiceTier } from '../../../catalog/price-list.ts';
import { hasAll, type InvoiceForm } from '../form.ts';
import type { BilledKind, InvoiceLine, PromptLength } from '../invoice-line.ts';
import type { Reading } from '../reading.ts';
import type { Cell, InvoiceRecord } from '../record.ts';
import { isOfTokens, looseKind, tokenKind } from '../token-kind.ts';

const PROVIDER = 'openai';

/** CSV of the dashboard and JSON of the API call the same things otherwise. */
const either = ({ cells }: InvoiceRecord, ...names: readonly string[]): Cell | undefined =>
  names.map(name => cells.get(name)).find(cell => cell !== undefined);

const daysOf = (record: InvoiceRecord, reading: Reading) =>
  reading.days(either(record, 'start_time_iso', 'start_time'), either(record, 'end_time_iso', 'end_time'));

/** What a line item says: `priority | gpt-5.6-sol, cached input, long context`. */
export interface LineItem {
  readonly model: string | undefined;
  readonly kind: BilledKind | undefined;
  readonly tier: ServiceTier;
  readonly length: PromptLength | undefined;
}

const TIERS: readonly ServiceTier[] = ['batch', 'flex', 'priority', 'standard'];

/** A line item of OpenAI's costs; without a model where it is another thing, such as `web search tool calls`. */
export function readLineItem(text: string): LineItem {
  const [, before, rest = text] = /^\s*([a-z]+)\s*\|\s*(.*)$/i.exec(text) ?? [];
  const parts = rest.split(',').map(part => part.trim());
  const marks = parts.slice(1).map(part => part.toLowerCase());
  const tierWord = [before?.toLowerCase(), ...marks].find(word => TIERS.includes(word as ServiceTier));
  const kind = marks.map(tokenKind).find(found => found !== undefined);
  // `gpt-audio-mini audio, input` counts other tokens than the text model of that name: which, nobody knows here
  const model = kind === undefined || /\s/.test(parts[0]!) ? undefined : parts[0];
  return {
    model,
    kind: model !== undefined ? kind : isOfTokens(kind) ? 'unknownTokens' : undefined,
    tier: (tierWord as ServiceTier | undefined) ?? 'standard',
    length: marks.includes('long context') ? 'long' : undefined,
  };
}

/**
 * The costs of an OpenAI organization: the CSV of its dashboard, or the JSON of `GET /v1/organization/costs?group_by=line_item`
 * (https://platform.openai.com/docs/api-reference/usage/costs_object; the line items as people's own bills have them, read 2026-11-26).
 */
export const openAiCosts: InvoiceForm = {
  id: 'openai-costs',
  name: 'the costs of OpenAI',
  recognises: names => names.has('amount_value') || hasAll('amount.value', 'start_time')(names),
  days: daysOf,
  needs: [{ what: 'model', names: ['line_item'], help: () => 'have the costs by line item: `group_by=line_item`' }],
  lines(record, reading) {
    const paid = either(record, 'amount_value', 'amount.value');
    const item = record.cells.get('line_item');
    // the dashboard writes a line for each day, also where nothing was used
    if (!paid) return [];
    const amount = reading.decimal(paid, 'the amount');
    const { model, kind, tier, length } = readLineItem(item?.text ?? '');
    return [
      {
        at: kind === 'unknownTokens' ? item! : record,
        days: daysOf(record, reading),
        provider: PROVIDER,
        model,
        kind: amount?.isNegative() ? 'credit' : (kind ?? looseKind(item?.text ?? '', false)),
        tier,
        length,
        quantity: kind === undefined ? undefined : reading.quantity(record.cells.get('quantity'), 'the quantity'),
        amount,
        currency: either(record, 'amount_currency', 'amount.currency')?.text.toUpperCase(),
        said: item?.text ?? 'costs without a line item',
      },
    ];
  },
};

/**
 * The usage of an OpenAI organization: tokens and requests by model, without money
 * (https://platform.openai.com/docs/api-reference/usage/completions_object, read 2026-11-26). Cached tokens are inside the input.
 */
export const openAiUsage: InvoiceForm = {
  id: 'openai-usage',
  name: 'the usage of OpenAI',
  recognises: hasAll('num_model_requests', 'input_tokens'),
  days: daysOf,
  needs: [{ what: 'model', names: ['model'], help: () => 'have the usage by model: `group_by=model`' }],
  lines(record, reading) {
    const count = (name: string) => reading.quantity(record.cells.get(name), `\`${name}\``);
    const [all, cached, output] = [count('input_tokens'), count('input_cached_tokens'), count('output_tokens')];
    const requests = count('num_model_requests');
    if (all && cached?.gt(all)) {
      reading.fault(record.mark, 'E591', 'more tokens are cached than there is input');
      return [];
    }
    const tier = reading.tier(record.cells.get('service_tier') ?? record.cells.get('batch'));
    const line = (kind: BilledKind, quantity: InvoiceLine['quantity']): readonly InvoiceLine[] =>
      quantity === undefined || quantity.isZero()
        ? []
        : [
            {
              at: record,
              days: daysOf(record, reading),
              provider: PROVIDER,
              model: record.cells.get('model')?.text,
              kind,
              tier,
              length: undefined,
              quantity,
              amount: undefined,
              currency: undefined,
              said: kind,
            },
          ];
    return [
      ...line('input', cached ? all?.minus(cached) : all),
      ...line('cacheRead', cached),
      ...line('output', output),
      ...line('request', requests),
    ];
  },
};
