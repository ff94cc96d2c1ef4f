import type { DeviceEntry, ModelEntry } from '../../catalog/catalog.ts';
import { completed } from '../capacity/architecture.ts';
import { plainDevice, shapeOf } from '../capacity/from-catalog.ts';
import { nameMatcher } from '../capacity/match-name.ts';
import { bitsPerWeight } from '../capacity/precision.ts';
import type { ReplicaInput } from '../capacity/resolve.ts';
import { servedReplica } from '../capacity/served-replica.ts';
import type { FleetOption } from './fleet-option.ts';

/** Bits of a cached value: engines keep the cache at 16 bits unless told otherwise. */
export const KV_BITS = 16;

/** The replica of an option as the serving estimate takes it. Undefined where the catalog does not know the arithmetic of the device. */
export function setupOf(
  option: FleetOption,
  model: ModelEntry,
  entry: DeviceEntry,
  engine: string | undefined = option.engine,
): ReplicaInput | undefined {
  const { precision, tuning = 'default' } = option;
  const names = nameMatcher({ models: { [model.id]: shapeOf(model) }, devices: { [entry.id]: plainDevice(entry) } });
  const [spec, shape] = [names.device(entry.id), names.model(model.id)];
  if (!spec || !shape || bitsPerWeight(precision) === undefined) return undefined;
  const choice = { architecture: completed(shape), precision, kvBits: KV_BITS, engine, tuning };
  const gpusPerServer = entry.gpusPerServer?.amount.likely.toNumber();
  return servedReplica(choice, { spec, gpusPerServer }, option.replica.count);
}
