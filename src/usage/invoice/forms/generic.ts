import { suggestions } from '../../../input/suggest.ts';
import type { Decimal } from '../../../quantity/decimal.ts';
import { agreeingFactor } from '../agreement.ts';
import { type InvoiceForm, listed, type NeededColumn } from '../form.ts';
import type { InvoiceLine } from '../invoice-line.ts';
import type { Reading } from '../reading.ts';
import type { Cell, InvoiceRecord } from '../record.ts';
import { isSlip, kindOf } from '../token-kind.ts';

/** The columns of the form that anybody can write; of another file, which of its columns stand for them is said by `--columns`. */
export const GENERIC_COLUMNS = [
  'date',
  'provider',
  'model',
  'token_type',
  'tier',
  'quantity',
  'unit',
  'unit_price',
  'amount',
  'currency',
  'context',
  'description',
] as const;
export type GenericColumn = (typeof GENERIC_COLUMNS)[number];

/** How many tokens or requests a unit is. */
const UNITS: Readonly<Record<string, number>> = {
  token: 1,
  tokens: 1,
  tok: 1,
  request: 1,
  requests: 1,
  ktok: 1e3,
  '1k tokens': 1e3,
  mtok: 1e6,
  '1m tokens': 1e6,
  '1000000 tokens': 1e6,
};

/** The form of the project, by columns of any names. */
export const genericForm = (
  names: Readonly<Partial<Record<GenericColumn, string>>>,
  id = 'generic',
  name = 'the form of this program',
): InvoiceForm => {
  const cell = (record: InvoiceRecord, column: GenericColumn) => record.cells.get(names[column] ?? column);
  const days = (record: InvoiceRecord, reading: Reading) => reading.days(cell(record, 'date'), undefined);
  const need = (what: NeededColumn['what'], ...columns: readonly GenericColumn[]): NeededColumn => ({
    what,
    names: columns.map(column => names[column] ?? column),
    help: known => {
      const [wanted] = columns as [GenericColumn];
      const near = suggestions(wanted, known).find(name => name !== (names[wanted] ?? wanted));
      return `--columns ${wanted}=${near ?? '…'} says which column does; ${listed(known)}`;
    },
  });
  return {
    id,
    name,
    recognises: has => has.has('token_type') && (has.has('amount') || has.has('unit_price')),
    days,
    needs: [need('model', 'model'), need('kind', 'token_type'), need('amount', 'amount', 'unit_price')],
    lines(record, reading) {
      const [type, model, told] = [cell(record, 'token_type'), cell(record, 'model'), cell(record, 'description')];
      const { quantity, amount } = moneyOf(column => cell(record, column), reading);
      if (quantity === undefined && amount === undefined) return [];
      const words = [type, told].flatMap(c => (c ? [c.text] : [])).join(' ');
      const isTokens =
        (quantity !== undefined && countsTokens(cell(record, 'unit'), model)) || isSlip(type?.text ?? '');
      const kind = kindOf(type?.text, words, isTokens, amount?.isNegative() ?? false);
      const word = kind === 'unknownTokens' ? (type ?? told ?? model) : undefined;
      return [
        {
          at: word ?? record,
          days: days(record, reading),
          provider: cell(record, 'provider')?.text,
          model: model?.text,
          kind: amount?.isNegative() && kind !== 'tax' ? 'credit' : kind,
          tier: reading.tier(cell(record, 'tier')),
          length: reading.length(cell(record, 'context')),
          quantity,
          amount,
          currency: cell(record, 'currency')?.text.toUpperCase(),
          said: (word ?? told ?? type ?? model)?.text ?? 'without a name',
        },
      ];
    },
  };
};

/** Of quantity, unit price and amount the third, where two are told; where all are, they must agree. */
function moneyOf(
  cell: (column: GenericColumn) => Cell | undefined,
  reading: Reading,
): Pick<InvoiceLine, 'quantity' | 'amount'> {
  const unit = cell('unit');
  const size = unit ? sizeOf(unit, reading) : 1;
  const price = reading.decimal(cell('unit_price'), 'the unit price');
  const told = reading.quantity(cell('quantity'), 'the quantity');
  const paid = reading.decimal(cell('amount'), 'the amount');
  if (told && price && paid) checkAgreement(cell, { quantity: told, price, amount: paid }, reading);
  const amount = paid ?? (told && price && told.times(price));
  const units = told ?? (paid && price && !price.isZero() && !paid.isNegative() ? paid.dividedBy(price) : undefined);
  return { quantity: countable(units, size), amount };
}

function checkAgreement(
  cell: (column: GenericColumn) => Cell | undefined,
  { quantity, price, amount }: Readonly<Record<'quantity' | 'price' | 'amount', Decimal>>,
  reading: Reading,
): void {
  const [counted, each, paid] = [cell('quantity')!.text, cell('unit_price')!.text, cell('amount')!];
  const factor = agreeingFactor(
    { text: counted, value: quantity },
    { text: each, value: price },
    { text: paid.text, value: amount },
  );
  if (factor?.eq(1)) return;
  const one = `one \`${cell('unit')?.text ?? 'token'}\``;
  const hint = factor
    ? `the unit price is that of ${one}: is \`${price.times(factor).toFixed()}\` meant?`
    : `the unit price is what was paid for ${one}; write what is right, or leave out the one of the three that is not sure`;
  const message = `\`${counted}\` times \`${each}\` is ${quantity.times(price).toFixed()}, and the amount is \`${paid.text}\``;
  reading.fault(paid.mark, 'E599', message, hint);
}

/** Without a unit a quantity is one of tokens, unless it belongs to no model. */
const countsTokens = (unit: Cell | undefined, model: Cell | undefined): boolean =>
  unit ? !/request/i.test(unit.text) : model !== undefined;

const countable = (units: Decimal | undefined, size: number | undefined): Decimal | undefined =>
  size === undefined ? undefined : units?.times(size);

/** Undefined where the unit counts something else, such as seconds. */
function sizeOf({ text, mark }: Cell, reading: Reading): number | undefined {
  const word = text.toLowerCase();
  if (Object.hasOwn(UNITS, word)) return UNITS[word];
  if (/tok|request/.test(word))
    reading.fault(mark, 'E593', `\`${text}\` is not a unit that is known`, 'token, ktok, Mtok, request');
  return undefined;
}
