import { constantGiven, isZero } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import { processedOf, type Supply } from '../allotment.ts';
import type { ApiSupply } from '../api/supply.ts';
import { unitPrice } from '../api/unit-price.ts';
import type { Context } from '../context.ts';
import { prefixShares } from '../counts.ts';
import type { Line } from '../line.ts';
import { ONE } from '../one.ts';
import { paced, rowOf } from '../paced.ts';
import { Serving } from '../serving.ts';
import { spreadWeight } from './routed-allotments.ts';
import type { RoutedCascade } from './routed-mix.ts';
import { escalatedShare } from './routed-streams.ts';

/**
 * What a cascade costs besides the two options it uses: the router, per token of all that enters it (DESIGN §7, settled 6: processed tokens with
 * retries), and the cache reads that are lost where a conversation changes over to another API, whose cache has not seen it.
 */
export function cascadeLines(
  { cascade, part }: RoutedCascade,
  supplies: ReadonlyMap<string, Supply>,
  context: Context,
): Line[] {
  const { demand, scenario } = context;
  const money = `${scenario.currency}/month`;
  const serving = new Serving(demand, [{ share: ONE, part }], spreadWeight(demand));
  const lines: Line[] = [];
  if (cascade.routerPrice && !isZero(cascade.routerPrice)) {
    const price = Quantity.given(cascade.routerPrice, `router price of ${cascade.id}`);
    const processed = processedOf(supplies.get(cascade.try)!);
    const { level, shape } = serving.perMonth(processed.times(price));
    lines.push({
      id: `${cascade.id}.router`,
      label: `router of ${cascade.id}`,
      option: null,
      charge: 'usage',
      behaviour: 'variable',
      running: paced(level.as(`router of ${cascade.id}`, money), shape),
      measured: () => ({
        running: rowOf(serving.perMonth(processed)).as(`tokens that enter ${cascade.id}`, 'Mtok/month'),
      }),
    });
  }
  const target = supplies.get(cascade.escalateTo)!;
  const lost = target.kind === 'api' ? lostReads(cascade.id, target.api, context) : undefined;
  if (lost) {
    const escalated = escalatedShare(cascade);
    const { level, shape } = serving.perMonth(lost.times(escalated));
    lines.push({
      id: `${cascade.id}.coldCache`,
      label: `cache reads lost in ${cascade.id}`,
      option: cascade.escalateTo,
      charge: 'usage',
      behaviour: 'variable',
      running: paced(level.as(`cache reads lost in ${cascade.id}`, money), shape),
    });
  }
  return lines;
}

/** USD/month at full share: the history of conversations, read at the input price instead of out of the cache. Undefined where there is none. */
function lostReads(id: string, supply: ApiSupply, context: Context): Quantity | undefined {
  const { demand } = context;
  const [window] = supply.table.windows;
  if (!supply.volumes.has('cacheRead')) return undefined;
  const history = demand.list.map(task => (task.session ? prefixShares(task)!.history.toFixed() : '0'));
  if (history.every(h => h === '0')) return undefined;
  const plain = unitPrice('input', window!, supply, context);
  const cached = unitPrice('cacheRead', window!, supply, context);
  if (!plain || !cached) return undefined;
  const share = Quantity.row(
    demand.tasks,
    history.map((h, t) => constantGiven(h, '', `history of a conversation of ${demand.tasks.labels[t]}`)),
    `history that ${id} sends again`,
  );
  return demand.requests.times(demand.attempts, supply.counts.input, share).times(plain.minus(cached));
}
