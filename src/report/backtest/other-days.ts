import type { Problem } from '../../input/problem.ts';
import { problemAt } from '../../input/source-text.ts';
import type { InvoiceLine } from '../../usage/invoice/invoice-line.ts';
import { type Invoice, spanOf } from '../../usage/invoice/read-invoice.ts';
import { isOfTokens } from '../../usage/invoice/token-kind.ts';

type Days = NonNullable<InvoiceLine['days']>;
interface Period {
  readonly from: string;
  readonly to: string;
}

/** Costs without quantities are held against the usage beside them: an error where the two are not of the same days. */
export function otherDays(invoices: readonly Invoice[], period: Period): Problem[] {
  const providers = new Set(invoices.flatMap(({ lines }) => lines.flatMap(({ provider }) => provider ?? [])));
  return [...providers].flatMap((provider): Problem[] => {
    const of = (isIt: (line: InvoiceLine) => boolean) =>
      invoices.filter(({ lines }) =>
        lines.some(line => line.provider === provider && isOfTokens(line.kind) && isIt(line)),
      );
    const costs = of(({ amount, quantity }) => amount !== undefined && quantity === undefined);
    const usage = of(({ amount, quantity }) => amount === undefined && quantity !== undefined);
    const [paid, used] = [daysIn(costs, period), daysIn(usage, period)];
    if (!paid || !used || paid.join() === used.join()) return [];
    const both: Days = [paid[0] > used[0] ? paid[0] : used[0], paid[1] < used[1] ? paid[1] : used[1]];
    const hint = both[0] > both[1] ? 'have both exported for the same days' : `both are of --period ${both.join('..')}`;
    const message = `the costs of ${provider} are of ${paid.join(' to ')}, and their usage in \`${usage[0]!.file}\` of ${used.join(' to ')}`;
    return [problemAt(costs[0]!.lines[0]!.at.mark, 'E598', message, { hint })];
  });
}

/** The days that some invoices are of, as far as they are of a period. */
function daysIn(invoices: readonly Invoice[], { from, to }: Period): Days | undefined {
  const days = invoices.flatMap(({ days: span }) => (span && span[0] <= to && span[1] >= from ? [span] : []));
  if (days.length === 0) return undefined;
  const [first, last] = spanOf(days);
  return [first < from ? from : first, last > to ? to : last];
}
