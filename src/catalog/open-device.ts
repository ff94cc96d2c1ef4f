import type { DeviceEntry } from './catalog.ts';
import type { CompiledDevice, CompiledSource } from './compiled.ts';
import { FIELDS } from './fields.ts';
import { Figures } from './figures.ts';
import { openDatedPrices } from './open-dated-prices.ts';

export function openDevice(id: string, c: CompiledDevice, sources: readonly CompiledSource[]): DeviceEntry {
  const figures = new Figures('devices', id, `devices/${id}`, c.source, sources);
  return {
    id,
    name: c.name,
    memory: figures.figure('memory', c.memory, FIELDS.memory),
    bandwidth: figures.figure('bandwidth', c.bandwidth, FIELDS.bandwidth),
    flops: new Map(
      Object.entries(c.flops).flatMap(([precision, flops]) =>
        flops === undefined ? [] : [[precision, figures.figure(`flops.${precision}`, flops, FIELDS.flops)] as const],
      ),
    ) as DeviceEntry['flops'],
    link: c.link,
    linkBandwidth: figures.optional('linkBandwidth', c.linkBandwidth, FIELDS.bandwidth),
    gpusPerServer: figures.optional('gpusPerServer', c.gpusPerServer, FIELDS.count),
    idlePower: figures.optional('idlePower', c.idlePower, FIELDS.devicePower),
    activePower: figures.optional('activePower', c.activePower, FIELDS.devicePower),
    hostPower: figures.optional('hostPower', c.hostPower, FIELDS.hostPower),
    serverShare: figures.optional('serverShare', c.serverShare, FIELDS.surcharge),
    networkShare: figures.optional('networkShare', c.networkShare, FIELDS.surcharge),
    residual: (c.residual ?? []).map(({ age, share }, i) => ({
      age: figures.figure(`residual.${i + 1}.age`, age, FIELDS.age),
      share: figures.figure(`residual.${i + 1}.share`, share, FIELDS.share),
    })),
    note: c.note,
    prices: openDatedPrices(figures, 'price', c.prices, FIELDS.purchase),
  };
}
