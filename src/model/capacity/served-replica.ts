import type { Architecture } from './architecture.ts';
import type { DeviceSpec } from './device-spec.ts';
import { engineOf } from './engine.ts';
import { layoutOf, networkOf } from './layout.ts';
import { linkOf } from './link.ts';
import { bitsPerWeight } from './precision.ts';
import type { ReplicaInput } from './resolve.ts';

/** What is asked about one replica, beside its hardware. */
export interface ServingChoice {
  readonly architecture: Architecture;
  /** A format whose bits are known. */
  readonly precision: string;
  /** Bits of a cached value. */
  readonly kvBits: number;
  /** Undefined: an engine that batches, which one is not said. */
  readonly engine: string | undefined;
  readonly tuning: 'default' | 'tuned';
}

/** A device as replicas are made of it. */
export interface ServingDevice {
  readonly spec: DeviceSpec;
  /** Undefined: not recorded. */
  readonly gpusPerServer: number | undefined;
}

/** The replica of so many GPUs as the estimate takes it; servers of GPUs with fast links are taken to be joined by InfiniBand, others by Ethernet. */
export function servedReplica(choice: ServingChoice, device: ServingDevice, gpus: number): ReplicaInput {
  const { architecture, precision, kvBits, tuning } = choice;
  const { spec, gpusPerServer } = device;
  const { tp, pp } = layoutOf(spec, gpus, gpusPerServer);
  const between = linkOf(spec.link === 'nvlink' || spec.link === 'fabric' ? 'infiniband' : 'ethernet');
  return {
    architecture,
    device: spec,
    tensorParallel: tp,
    pipelineParallel: pp,
    network: networkOf(spec, gpus, between, gpusPerServer),
    weightFormat: precision,
    weightBits: bitsPerWeight(precision)!,
    kvBits,
    engine: engineOf(choice.engine ?? '', precision, spec),
    tuning,
  };
}
