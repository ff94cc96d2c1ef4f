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

/** The lines of one kind, costs or usage, that a provider has, and the files that they stand in. */
interface Told {
  readonly files: readonly Invoice[];
  readonly lines: readonly InvoiceLine[];
}

/**
 * Costs without quantities are held against the usage beside them: an error where the two are not of the same days, neither by their
 * files, which may tell of other things on more days, nor by what they charge for and count.
 */
export function otherDays(invoices: readonly Invoice[], period: Period): Problem[] {
  const providers = new Set(invoices.flatMap(({ lines }) => lines.flatMap(({ provider }) => provider ?? [])));
  return [...providers].flatMap((provider): Problem[] => {
    const told = (isIt: (line: InvoiceLine) => boolean): Told => {
      const isOwn = (line: InvoiceLine) => line.provider === provider && isOfTokens(line.kind) && isIt(line);
      const files = invoices.filter(({ lines }) => lines.some(isOwn));
      return { files, lines: files.flatMap(({ lines }) => lines.filter(isOwn)) };
    };
    const costs = told(({ amount, quantity }) => amount !== undefined && quantity === undefined);
    const usage = told(({ amount, quantity }) => amount === undefined && quantity !== undefined);
    const [paid, used] = [daysIn(costs.files, period), daysIn(usage.files, period)];
    const some = ({ lines }: Told) =>
      daysIn(
        lines.filter(l => !(l.amount ?? l.quantity)!.isZero()),
        period,
      );
    if (!paid || !used || isSame(paid, used) || isSame(some(costs), some(usage))) return [];
    const both: Days = [paid[0] > used[0] ? paid[0] : used[0], paid[1] < used[1] ? paid[1] : used[1]];
    const hint = both[0] > both[1] ? 'have both exported for the same days' : `both are of --period ${both.join('..')}`;
    const message = `the costs of ${provider} are of ${paid.join(' to ')}, and their usage in \`${usage.files[0]!.file}\` of ${used.join(' to ')}`;
    return [problemAt(costs.lines[0]!.at.mark, 'E598', message, { hint })];
  });
}

/** The days that something is of, as far as they are of a period. */
function daysIn(dated: readonly Pick<InvoiceLine, 'days'>[], { from, to }: Period): Days | undefined {
  const days = dated.flatMap(({ days: span }) => (span && span[0] <= to && span[1] >= from ? [span] : []));
  if (days.length === 0) return undefined;
  const [first, last] = spanOf(days);
  return [first < from ? from : first, last > to ? to : last];
}

const isSame = (a: Days | undefined, b: Days | undefined): boolean => a?.join() === b?.join();
