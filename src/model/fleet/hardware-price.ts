import type { Catalog } from '../../catalog/catalog.ts';
import { datedPriceAt } from '../../catalog/dated-price.ts';
import { isZero } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { BuyOption } from '../../scenario/scenario.ts';
import type { Context } from '../context.ts';
import { inScenarioCurrency } from '../currency.ts';
import { ONE } from '../one.ts';
import { replacedEntryHint } from '../replaced-entry.ts';
import type { Pool } from './pool.ts';

/** What a fleet is bought at: the price of a GPU or a server, its share of server and network on top, and how many of them replicas take. */
export interface HardwarePrice {
  readonly each: Quantity;
  /** GPUs are bought singly, servers whole. */
  counted(replicas: Quantity): Quantity;
}

export function hardwarePrice(
  pool: Pool,
  { scenario, catalog, asOf, faults, drive }: Context,
): HardwarePrice | undefined {
  const option = pool.supply.option as BuyOption;
  const { device } = pool.supply;
  const recorded = option.buy.price ? undefined : datedPriceAt(device?.prices ?? [], asOf, option.replica.device);
  const given = option.buy.price ?? (recorded?.ok ? recorded.price : undefined);
  if (!given) {
    const id = option.replica.device;
    const priced = (below: Catalog): boolean => datedPriceAt(below.device(id)?.prices ?? [], asOf, id).ok;
    const replaced = replacedEntryHint(`devices/${id}`, catalog, priced);
    const hint = replaced ?? 'state `buy: { price: 30000 USD/GPU }`';
    faults.error('E408', `no purchase price of ${option.replica.device} is known on ${asOf}`, option.at, { hint });
    return undefined;
  }
  if (!inScenarioCurrency(given, `the price of ${option.replica.device}`, option.at, { scenario, faults }))
    return undefined;
  const { powers } = given.amount.unit;
  let each = Quantity.given(given, `hardware price of ${option.id}`);
  if (powers.has('instance')) each = each.times(Quantity.constant(1, 'instance/server', 'an instance is a server', ''));
  if (powers.has('device')) each = each.times(Quantity.constant(1, 'device/GPU', 'a device is one GPU', ''));
  const { serverShare, networkShare } = option.buy;
  let factor: Quantity = ONE;
  if (!isZero(serverShare)) factor = factor.plus(Quantity.given(serverShare, `server share of ${option.id}`));
  if (!isZero(networkShare)) factor = factor.plus(Quantity.given(networkShare, `network share of ${option.id}`));
  const perServer = powers.has('server') || powers.has('instance');
  return {
    each: each.times(factor, drive.gpuPriceLevel ?? ONE),
    counted: replicas => (perServer ? serversOf(replicas, pool) : replicas.times(pool.supply.gpusPerReplica)),
  };
}

/** Servers that hold so many replicas: a replica is a server unless the device or the option says how many GPUs share one. */
export function serversOf(replicas: Quantity, { supply }: Pool): Quantity {
  const option = supply.option as BuyOption;
  const shared = option.gpusPerServer ?? supply.device?.gpusPerServer;
  if (!shared) return replicas.times(Quantity.constant(1, 'server/replica', 'a replica is a server', ''));
  const given = Quantity.given(shared, `GPUs per server of ${option.id}`);
  const perServer = given.unit.powers.has('GPU')
    ? given
    : given.times(Quantity.constant(1, 'GPU/server', 'GPUs of a server', ''));
  const servers = replicas.times(supply.gpusPerReplica).per(perServer).roundedUp();
  return servers.as(`servers of ${option.id}`, 'server');
}
