import type { CompiledDevice, CompiledModel } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { numberOf } from './number.ts';
import type { Machine } from './roofline.ts';

/** A device as plain numbers: GB, GB/s, TFLOP/s by precision, W, GPUs, USD per GPU. */
export interface Hardware {
  readonly memory: number | undefined;
  readonly bandwidth: number | undefined;
  readonly flops: Readonly<Record<string, number | undefined>>;
  readonly active: number | undefined;
  readonly idle: number | undefined;
  readonly gpusPerServer: number;
  /** One price for each period. */
  readonly purchases: readonly (number | undefined)[];
}

export function hardwareOf(device: CompiledDevice): Hardware {
  const gpusPerServer = numberOf(device.gpusPerServer, FIELDS.count) ?? 1;
  return {
    memory: numberOf(device.memory, FIELDS.memory),
    bandwidth: numberOf(device.bandwidth, FIELDS.bandwidth),
    flops: Object.fromEntries(Object.entries(device.flops).map(([at, rate]) => [at, numberOf(rate, FIELDS.flops)])),
    active: numberOf(device.activePower, FIELDS.devicePower),
    idle: numberOf(device.idlePower, FIELDS.devicePower),
    gpusPerServer,
    purchases: (device.prices ?? []).map(({ price }) => {
      const whole = numberOf(price, FIELDS.purchase);
      return whole === undefined ? undefined : whole / (/\/(server|instance)$/.test(price) ? gpusPerServer : 1);
    }),
  };
}

/** A model on a device, for the roofline; undefined where a figure of either is missing. */
export function machineOf(model: CompiledModel | undefined, device: Hardware | undefined): Machine | undefined {
  if (!model || !device) return undefined;
  const { memory, bandwidth, flops } = device;
  const parameters = numberOf(model.parameters, FIELDS.parameters);
  const activeParameters = numberOf(model.activeParameters, FIELDS.parameters);
  const kvBytesPerToken = numberOf(model.kvBytesPerToken, FIELDS.kvBytesPerToken);
  if (!memory || !bandwidth || !parameters || !activeParameters || !kvBytesPerToken) return undefined;
  const total = numberOf(model.experts?.total, FIELDS.count) ?? 1;
  const active = numberOf(model.experts?.active, FIELDS.count) ?? 1;
  return { parameters, activeParameters, expertShare: active / total, kvBytesPerToken, memory, bandwidth, flops };
}
