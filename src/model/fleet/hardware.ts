import type { DeviceEntry, ModelEntry } from '../../catalog/catalog.ts';
import { Quantity } from '../../quantity/quantity.ts';
import { byTarget, type Staffing } from '../capacity/staffing.ts';
import type { Context } from '../context.ts';
import { type Counts, optionCounts } from '../counts.ts';
import { flowsOf } from '../flows.ts';
import { likelyMeant } from '../likely-meant.ts';
import type { Margin } from '../line.ts';
import { ONE } from '../one.ts';
import type { FleetOption } from './fleet-option.ts';
import { memoryMargin } from './memory.ts';
import { cachedPrefill } from './prefix-reuse.ts';
import type { Rates } from './rates.ts';
import { ratesOf } from './throughput.ts';

export const ONE_REPLICA = Quantity.constant(1, 'replica', 'one replica');

/** A rented or owned option made ready: how much of a replica each task would take at full share. */
export interface FleetSupply {
  readonly option: FleetOption;
  readonly model: ModelEntry | undefined;
  readonly device: DeviceEntry | undefined;
  readonly counts: Counts;
  readonly rates: Rates;
  /** Replicas that the mean traffic of month 1 keeps busy, per task at full share. */
  readonly load: Quantity;
  readonly processed: Quantity;
  readonly gpusPerReplica: Quantity;
  readonly spares: Quantity;
  /** How many replicas a load needs: by the target utilisation, or by the queue under the latency limit. */
  readonly staffing: Staffing;
  readonly memory: Margin | undefined;
}

export function fleetSupply(option: FleetOption, context: Context): FleetSupply | undefined {
  const { catalog, demand, calendar, faults } = context;
  const model = catalog.model(option.model);
  const device = catalog.device(option.replica.device);
  const known = knownEnough(option, model, device, context);
  const counts = optionCounts(demand, option, model?.tokenizerRatio);
  const gpusPerReplica = Quantity.constant(
    option.replica.count,
    'GPU/replica',
    `replica of ${option.id}: ${option.replica.count} x ${option.replica.device}`,
    `GPUs per replica of ${option.id}`,
  );
  const rates = known ? ratesOf(option, model, device, context) : undefined;
  if (!rates) return undefined;
  const { input, generated, processed } = flowsOf(demand, counts);
  const cached = cachedPrefill(option, rates, demand, context.drive.reaching);
  const saved = cached ? ONE.minus(cached) : ONE;
  const busy = (tokens: Quantity, rate: Quantity) => tokens.per(calendar.clockHours).per(rate);
  const [prefill, decode] = rates.kind === 'total' ? [rates.total, rates.total] : [rates.prefill, rates.decode];
  const load = busy(input, prefill).times(saved).plus(busy(generated, decode));
  return {
    option,
    model,
    device,
    counts,
    rates,
    load: load.as(`replicas of ${option.id} kept busy`, 'replica'),
    processed,
    gpusPerReplica,
    spares: Quantity.given(option.spares, `spares of ${option.id}`).times(
      option.spares.amount.unit.powers.size ? ONE : ONE_REPLICA,
    ),
    staffing:
      rates.staffing ?? byTarget(Quantity.given(option.targetUtilisation, `target utilisation of ${option.id}`)),
    memory:
      option.fit === 'check' && model && device
        ? memoryMargin(option, model, device, counts, gpusPerReplica, faults)
        : undefined,
  };
}

/** Settled 12: an unknown model or device is a warning when price, throughput, power and `fit: assume` are given, else an error. */
function knownEnough(
  option: FleetOption,
  model: ModelEntry | undefined,
  device: DeviceEntry | undefined,
  { faults, catalog }: Context,
): boolean {
  const priced = option.kind === 'rent' ? option.rent.price : option.buy.price;
  const powered = option.kind === 'rent' || (option.power.idle && option.power.active);
  const stated = option.throughput && option.fit === 'assume' && priced && powered;
  const tell = (what: string, id: string, at: typeof option.at, known: readonly string[], code: string) => {
    if (stated)
      return faults.warning(
        code === 'E405' ? 'E424' : 'E425',
        `the catalog does not know the ${what} \`${id}\`; what the scenario states is used`,
        at,
      );
    faults.error(code, `the catalog has no ${what} \`${id}\``, at, {
      hint: likelyMeant(id, known) ?? 'state price, `throughput`, `power` and `fit: assume` to use it all the same',
    });
  };
  if (!model) tell('model', option.model, option.modelAt, catalog.ids('model'), 'E405');
  if (!device) tell('device', option.replica.device, option.replica.at, catalog.ids('device'), 'E406');
  return (model !== undefined && device !== undefined) || Boolean(stated);
}
