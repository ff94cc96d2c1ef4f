import type { DeviceEntry, ModelEntry } from '../../catalog/catalog.ts';
import { completed } from '../capacity/architecture.ts';
import { engineOf } from '../capacity/engine.ts';
import { plainDevice, shapeOf } from '../capacity/from-catalog.ts';
import { layoutOf, networkOf } from '../capacity/layout.ts';
import { linkOf } from '../capacity/link.ts';
import { nameMatcher } from '../capacity/match-name.ts';
import { bitsPerWeight } from '../capacity/precision.ts';
import type { ReplicaInput } from '../capacity/resolve.ts';
import type { FleetOption } from './fleet-option.ts';

/** Bits of a cached value: engines keep the cache at 16 bits unless told otherwise. */
const KV_BITS = 16;

/**
 * The replica of an option as the serving estimate takes it; servers of GPUs with fast links are taken to be joined by
 * InfiniBand, others by Ethernet. Undefined where the catalog does not know the arithmetic of the device.
 */
export function setupOf(
  option: FleetOption,
  model: ModelEntry,
  entry: DeviceEntry,
  engine: string | undefined = option.engine,
): ReplicaInput | undefined {
  const names = nameMatcher({ models: { [model.id]: shapeOf(model) }, devices: { [entry.id]: plainDevice(entry) } });
  const [device, shape, bits] = [names.device(entry.id), names.model(model.id), bitsPerWeight(option.precision)];
  if (!device || !shape || bits === undefined) return undefined;
  const { count } = option.replica;
  const perServer = entry.gpusPerServer?.amount.likely.toNumber();
  const { tp, pp } = layoutOf(device, count, perServer);
  const between = linkOf(device.link === 'nvlink' || device.link === 'fabric' ? 'infiniband' : 'ethernet');
  return {
    architecture: completed(shape),
    device,
    tensorParallel: tp,
    pipelineParallel: pp,
    network: networkOf(device, count, between, perServer),
    weightFormat: option.precision,
    weightBits: bits,
    kvBits: KV_BITS,
    engine: engineOf(engine ?? '', option.precision, device),
    tuning: option.tuning ?? 'default',
  };
}
