import { unitPrice } from '../../model/api/unit-price.ts';
import { tokensPerRequest } from '../../model/counts.ts';
import type { Model } from '../../model/model.ts';
import { ONE } from '../../model/one.ts';
import { FastProgram } from '../../quantity/fast.ts';
import { isZero, likelyInBase } from '../../quantity/given.ts';

/** What each task would pay an API for a million of its demanded tokens, in month 1, retries and discount counted; undefined for GPUs and provisioned units. */
export function pricePerMtok(id: string, { supplies, context }: Model): readonly number[] | undefined {
  const supply = supplies.get(id);
  if (supply?.kind !== 'api' || supply.api.option.provisioned) return undefined;
  const { demand } = context;
  const { option, volumes, table } = supply.api;
  const paid = isZero(option.discount) ? 1 : 1 - likelyInBase(option.discount).toNumber();
  const bills = [...volumes].flatMap(([bucket, volume]) => {
    const price = unitPrice(bucket, table.windows[0]!, supply.api, context);
    return price ? [volume.times(price)] : [];
  });
  const level = context.drive.apiPriceLevel ?? ONE;
  const rows = [demand.requests.times(tokensPerRequest(demand.base)), ...bills.map(bill => bill.times(level))];
  const [tokens, ...billed] = new FastProgram(rows).run(new Map(), 1).map(({ data }) => data);
  const at = (row: Float64Array, t: number) => row[row.length === 1 ? 0 : t]!;
  // without a token there is no price of one, and nothing to pay
  return demand.list.map((_, t) =>
    at(tokens!, t) === 0 ? 0 : (1e6 * paid * billed.reduce((sum, row) => sum + at(row, t), 0)) / at(tokens!, t),
  );
}
