import type { Catalog } from '../../catalog/catalog.ts';
import type { DeviceSpec } from '../../model/capacity/device-spec.ts';
import { plainDevice } from '../../model/capacity/from-catalog.ts';
import { deviceKey, spec } from '../../model/capacity/match-name.ts';
import { likelyInBase } from '../../quantity/given.ts';

/** A device of the catalog as the estimate takes it. */
export interface KnownDevice {
  readonly id: string;
  /** Undefined where the catalog does not know its arithmetic. */
  readonly spec: DeviceSpec | undefined;
  /** Undefined: not recorded. */
  readonly gpusPerServer: number | undefined;
}

/** The device of an id, or of a name that differs from it in maker, memory type and signs only (`NVIDIA H100 SXM`). */
export function knownDevice(catalog: Catalog, name: string): KnownDevice | undefined {
  const ids = catalog.ids('device');
  const id = ids.includes(name) ? name : ids.find(known => deviceKey(known) === deviceKey(name));
  const entry = id === undefined ? undefined : catalog.device(id);
  if (!entry) return undefined;
  return {
    id: entry.id,
    spec: spec(entry.id, plainDevice(entry)),
    gpusPerServer: entry.gpusPerServer && likelyInBase(entry.gpusPerServer).toNumber(),
  };
}
