import type { Problem } from '../../input/problem.ts';
import { problemAt } from '../../input/source-text.ts';
import type { InvoiceLine } from '../../usage/invoice/invoice-line.ts';
import type { Invoice } from '../../usage/invoice/read-invoice.ts';
import { MISSING_PAGE } from '../../usage/missing-page.ts';
import { idleNames, type Settled } from '../../usage/settled-names.ts';
import type { Sorted } from './billed-pools.ts';
import type { ModelledPool } from './modelled-pools.ts';
import { nothingToCompare } from './nothing-to-compare.ts';
import { otherDays } from './other-days.ts';
import { unknownCharges } from './unknown-charges.ts';

interface Asked {
  readonly lines: readonly InvoiceLine[];
  readonly invoices: readonly Invoice[];
  readonly period: { readonly from: string; readonly to: string };
  readonly currency: string;
  readonly sorted: Sorted;
  readonly pools: readonly ModelledPool[];
  readonly settled: Settled;
}

/** What is wrong with invoices that could be read: another currency, no money, nothing that the plan has anything to do with. */
export function invoiceProblems({ lines, invoices, period, currency, sorted, pools, settled }: Asked): Problem[] {
  const problems = foreignMoney(lines, currency);
  const astride = lines.find(({ days }) => days && (days[0] < period.from || days[1] > period.to));
  if (astride)
    problems.push(
      problemAt(
        astride.at.mark,
        'E598',
        `the line is for ${astride.days!.join(' to ')}, of which the period ${period.from} to ${period.to} has only a part`,
        { hint: 'a --period of whole lines, or an invoice by the day' },
      ),
    );
  problems.push(...pagesMissing(invoices), ...otherDays(invoices, period));
  const nothing = nothingToCompare({ lines, invoices, period, sorted, pools });
  const isSaid = ({ code, at }: Problem) => code === 'E593' && nothing.some(problem => isSamePlace(problem.at, at));
  return [
    ...problems,
    ...nothing,
    ...unmetNames(settled, lines),
    ...unknownCharges(sorted.others).filter(problem => !isSaid(problem)),
  ];
}

/** An error for each currency that is not the scenario's. */
export function foreignMoney(lines: readonly InvoiceLine[], currency: string): Problem[] {
  const foreign = new Map(lines.map(line => [line.currency ?? currency, line]));
  foreign.delete(currency);
  return [...foreign].map(([other, { at }]) =>
    problemAt(at.mark, 'E594', `the invoice is in ${other}, the scenario in ${currency}`, {
      hint: 'the program knows no exchange rates: write both in one currency',
    }),
  );
}

/** Answers of an API of which no page is the last one. */
const pagesMissing = (invoices: readonly Invoice[]): Problem[] =>
  invoices.flatMap(({ form, goesOn }): Problem[] => {
    const isEnded = invoices.some(other => other.form.id === form.id && !other.goesOn);
    const { message, hint } = MISSING_PAGE;
    return goesOn && !isEnded ? [problemAt(goesOn, 'E590', message, { hint })] : [];
  });

/** Names that were settled and that no line has. */
const unmetNames = (settled: Settled, lines: readonly InvoiceLine[]): Problem[] =>
  idleNames(
    settled,
    lines.flatMap(({ provider, model }) => (model === undefined ? [] : [{ provider, model }])),
  ).map(({ name, hint }) => ({
    code: 'E596',
    severity: 'warning',
    message: `--model \`${name}=…\`: no line of the invoices is for \`${name}\``,
    hint,
  }));

const isSamePlace = (a: Problem['at'], b: Problem['at']): boolean =>
  a?.file === b?.file && a?.line === b?.line && a?.column === b?.column;
