import * as z from 'zod/mini';
import type { CompiledDevice } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { amount, choice, type Field, list, optional, text } from './leaf.ts';
import { datedPrices, figure, source, type WrittenDatedPrice } from './schema-common.ts';

/** A device as it is written: a price may go by the source of the device. */
export type WrittenDevice = Omit<CompiledDevice, 'prices'> & {
  readonly prices?: readonly WrittenDatedPrice[] | undefined;
};

const flops = optional(figure(FIELDS.flops));

export const deviceSchema = z.strictObject({
  name: text,
  memory: figure(FIELDS.memory),
  bandwidth: figure(FIELDS.bandwidth),
  flops: z.strictObject({ fp32: flops, bf16: flops, fp8: flops, int8: flops, fp4: flops }) as unknown as Field<object>,
  link: choice([
    'none',
    'nvlink3',
    'nvlink4',
    'nvlink5',
    'infinity-fabric',
    'pcie4',
    'pcie5',
    'thunderbolt4',
    'thunderbolt5',
    'ethernet',
  ]),
  linkBandwidth: optional(figure(FIELDS.bandwidth)),
  gpusPerServer: optional(figure(FIELDS.count)),
  idlePower: optional(figure(FIELDS.devicePower)),
  activePower: optional(figure(FIELDS.devicePower)),
  hostPower: optional(figure(FIELDS.hostPower)),
  serverShare: optional(figure(FIELDS.surcharge)),
  networkShare: optional(figure(FIELDS.surcharge)),
  residual: optional(
    list(z.strictObject({ age: amount(FIELDS.age), share: figure(FIELDS.share) }) as unknown as Field<object>),
  ),
  note: optional(text),
  unusual: optional(text),
  source,
  prices: optional(datedPrices(FIELDS.purchase)),
}) as unknown as Field<WrittenDevice>;
