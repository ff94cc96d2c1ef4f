import fc from 'fast-check';
import { completed } from '../../../src/model/capacity/architecture.ts';
import { FAMILIES } from '../../../src/model/capacity/device-spec.ts';
import type { LinkKind } from '../../../src/model/capacity/link.ts';
import type { ReplicaInput } from '../../../src/model/capacity/resolve.ts';
import { type Load, MODES } from '../../../src/model/capacity/throughput.ts';
import { ENGINES } from '../../../src/scenario/engines.ts';

const between = (min: number, max: number) =>
  fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp);

const LINKS = [
  'nvlink',
  'fabric',
  'pcie4',
  'pcie5',
  'thunderbolt',
  'thunderbolt-rdma',
  'infiniband',
  'ethernet',
  'none',
] as const;

/** Devices no catalog knows, from a laptop to a rack. */
export const devices = fc
  .record({
    memory: between(6e9, 400e9),
    bandwidth: between(60e9, 12e12),
    bf16: between(2e12, 4e15),
    fp8: fc.option(between(1, 4)),
    fp4: fc.option(between(1, 4)),
    link: fc.constantFrom<LinkKind>(...LINKS),
    linkBandwidth: between(1e9, 1e12),
    family: fc.constantFrom(...FAMILIES, 'other' as const),
  })
  .map(({ bf16, fp8, fp4, ...d }) => ({
    ...d,
    flops: { bf16, fp8: fp8 === null ? undefined : bf16 * fp8, fp4: fp4 === null ? undefined : bf16 * fp4 },
  }));

export const architectures = fc
  .record({
    parameters: between(0.3e9, 1.2e12),
    active: fc.constantFrom(1, 1, 0.28, 0.1, 0.04),
    windowed: fc.constantFrom(0, 0, 0.5, 0.8),
    latent: fc.boolean(),
    block: fc.boolean(),
  })
  .map(({ parameters, active, windowed, latent, block }) => {
    const a = completed({ parameters, activeParameters: parameters * active, blockScaledFp8: block });
    return { ...a, windowLayers: Math.floor(a.layers * windowed), window: 1024, latentRank: latent ? 576 : undefined };
  });

export const setups: fc.Arbitrary<ReplicaInput> = fc
  .record({
    architecture: architectures,
    device: devices,
    tensorParallel: fc.constantFrom(1, 2, 4, 8),
    pipelineParallel: fc.constantFrom(1, 1, 2, 4),
    precision: fc.constantFrom(
      ['bf16', 16],
      ['fp8', 8],
      ['nvfp4', 4.5],
      ['mxfp4', 4.25],
      ['Q4_K_M', 4.85],
      ['awq', 4.25],
    ) as fc.Arbitrary<[string, number]>,
    kvBits: fc.constantFrom(8, 16),
    engine: fc.constantFrom(...ENGINES, 'server' as const),
    network: fc.option(
      fc.record({ link: fc.constantFrom<LinkKind>('infiniband', 'ethernet'), linkBandwidth: between(1e9, 1e11) }),
      { nil: undefined },
    ),
    tuning: fc.constantFrom('default' as const, 'tuned' as const),
    year: fc.option(fc.double({ min: 2023.5, max: 2026.9, noNaN: true }), { nil: undefined }),
  })
  .map(({ precision: [weightFormat, weightBits], ...s }) => ({ ...s, weightFormat, weightBits }));

export const loads: fc.Arbitrary<Load> = fc
  .record({
    mode: fc.constantFrom(...MODES),
    metric: fc.constantFrom('output' as const, 'total' as const),
    input: between(1, 60_000),
    output: between(1, 8000),
    concurrency: fc.option(between(1, 4000), { nil: undefined }),
    replicas: fc.constantFrom(1, 2, 8),
  })
  .filter(l => l.mode !== 'single-stream' || l.metric === 'output');

/** At least, but for the last digits of floating point. */
export const atLeast = (a: number, b: number): boolean => a >= b * (1 - 1e-9);
