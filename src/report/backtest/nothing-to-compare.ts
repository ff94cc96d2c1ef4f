import type { Problem } from '../../input/problem.ts';
import { problemAt } from '../../input/source-text.ts';
import { didYouMean } from '../../input/suggest.ts';
import type { InvoiceLine } from '../../usage/invoice/invoice-line.ts';
import type { LackedColumn } from '../../usage/invoice/lacked-columns.ts';
import { type Invoice, spanOf } from '../../usage/invoice/read-invoice.ts';
import { TOKEN_TYPES } from '../../usage/invoice/token-kind.ts';
import type { OtherCharge, Sorted } from './billed-pools.ts';
import type { ModelledPool } from './modelled-pools.ts';

interface Asked {
  /** Those of the period. */
  readonly lines: readonly InvoiceLine[];
  readonly invoices: readonly Invoice[];
  readonly period: { readonly from: string; readonly to: string };
  readonly sorted: Sorted;
  readonly pools: readonly ModelledPool[];
}

/** Why nothing of the invoices can be held against the plan, as near to the cause as is known; nothing where something can. */
export function nothingToCompare(asked: Asked): Problem[] {
  const { lines, sorted } = asked;
  if (lines.length === 0) return noLines(asked);
  if (lines.every(line => line.amount === undefined)) return noMoney(asked);
  return sorted.cells.size === 0 ? nothingBought(asked) : [];
}

function noLines({ invoices, period }: Asked): Problem[] {
  const silent = invoices.filter(({ lines }) => lines.length === 0).flatMap(invoice => lacked(invoice, 'amount'));
  if (silent.length > 0) return silent;
  const message = `${namesOf(invoices)} charges for nothing from ${period.from} to ${period.to}`;
  const outside = invoices.flatMap(({ lines }) => lines);
  const [first] = outside;
  if (!first) return [{ code: 'E595', severity: 'error', message }];
  const days = spanOf(outside.flatMap(line => (line.days ? [line.days] : [])));
  return [problemAt(first.at.mark, 'E595', message, { hint: `its lines are of --period ${days.join('..')}` })];
}

function noMoney({ invoices, lines }: Asked): Problem[] {
  const hint = 'give the export of costs, too: --actual costs.csv usage.csv';
  const unpriced = invoices.flatMap(invoice => lacked(invoice, 'amount'));
  if (unpriced.length > 0) return unpriced.map(problem => ({ ...problem, hint: `${hint}; or ${problem.hint}` }));
  return [
    problemAt(
      lines[0]!.at.mark,
      'E595',
      `${namesOf(invoices)} ${invoices.length === 1 ? 'tells' : 'tell'} of usage, not of money`,
      { hint },
    ),
  ];
}

function nothingBought({ invoices, sorted, pools }: Asked): Problem[] {
  const untold = invoices.flatMap(invoice => [...lacked(invoice, 'model'), ...lacked(invoice, 'kind')]);
  if (untold.length > 0) return untold;
  const bought = [...new Set(pools.map(pool => pool.api))];
  const words = sorted.others.filter(
    ({ what, api }) => (what === 'unknownKind' || what === 'other') && bought.some(own => own === api),
  );
  const [first] = words;
  const nothing = `nothing on ${namesOf(invoices)} is what the plan buys`;
  if (first)
    return [
      problemAt(first.lines[0]!.at.mark, 'E595', `${nothing}: no kind of tokens is known as ${some(words)}`, {
        hint: didYouMean(first.said, TOKEN_TYPES) ?? `kinds are ${TOKEN_TYPES.join(', ')}`,
      }),
    ];
  const isNamed = sorted.others.some(({ model }) => model !== undefined);
  const way = isNamed
    ? `--model NAME=${bought[0] ?? 'provider/model'} says what a name means`
    : '--columns model=…,token_type=… says which columns name models and kinds of tokens';
  return [
    problemAt(sorted.others[0]!.lines[0]!.at.mark, 'E595', `${nothing}: it charges for ${some(sorted.others)}`, {
      hint: `the plan buys ${bought.join(', ') || 'from no API'}; ${way}`,
    }),
  ];
}

const SAID: Readonly<Record<LackedColumn['what'], string>> = {
  model: 'no line names a model',
  kind: 'no line says what kind of tokens it is for',
  amount: 'no line says what it costs',
};

const lacked = ({ file, lacks = [] }: Invoice, wanted: LackedColumn['what']): Problem[] =>
  lacks
    .filter(({ what }) => what === wanted)
    .map(({ what, name, isThere, help, mark }) => {
      const why = isThere ? `\`${name}\` is empty in all of \`${file}\`` : `\`${file}\` has no \`${name}\``;
      return problemAt(mark, 'E595', `${SAID[what]}: ${why}`, { hint: help });
    });

const namesOf = (invoices: readonly Invoice[]): string => invoices.map(({ file }) => `\`${file}\``).join(', ');

const SOME = 5;

/** The first of some charges by their names. */
function some(others: readonly OtherCharge[]): string {
  const names = [
    ...new Set(
      others.map(({ what, api, model, said }) =>
        what === 'model' || what === 'unknownModel' ? (api ?? model ?? said) : said,
      ),
    ),
  ];
  const rest = names.length - SOME;
  const first = names.slice(0, SOME).map(name => `\`${name}\``);
  return `${first.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
