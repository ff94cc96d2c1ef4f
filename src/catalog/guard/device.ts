import type { CompiledDevice, Figure } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { judgePurchases } from './device-price.ts';
import { type Expected, type Judge, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import { hardwareOf } from './machine.ts';
import { magnitudeOf, numberOf } from './number.ts';
import type { Others } from './others.ts';
import { said } from './unusual.ts';
import { written } from './written.ts';

/** Machines that share ordinary memory between processor and GPU: much memory behind little bandwidth. */
const SHARED = ['thunderbolt4', 'thunderbolt5', 'ethernet'];

/** GB/s in one direction of a link, of all lanes or ports of a device together. */
const LINKS: Readonly<Record<string, Expected>> = {
  nvlink3: { low: 200, high: 700 },
  nvlink4: { low: 250, high: 1000 },
  nvlink5: { low: 500, high: 2000 },
  'infinity-fabric': { low: 250, high: 1300 },
  pcie4: { low: 12, high: 70 },
  pcie5: { low: 25, high: 140 },
  thunderbolt4: { low: 2, high: 12 },
  thunderbolt5: { low: 4, high: 30 },
  ethernet: { low: 1, high: 110 },
};

/** FLOP/s of a precision against those of bf16. */
const PRECISIONS: Readonly<Record<string, Expected>> = {
  fp32: { low: 0.03, high: 1.1 },
  fp8: { low: 0.9, high: 4.5 },
  int8: { low: 0.45, high: 4.4 },
  fp4: { low: 1.9, high: 9 },
};

const SERVERS = [1, 2, 3, 4, 6, 8, 16, 18, 32, 36, 64, 72, 144];

/** Memory, bandwidth, FLOP/s and power of a device against each other; then what it costs. */
export function judgeDevice(judge: Judge, id: string, device: CompiledDevice, others: Others): void {
  const { memory, bandwidth, flops, active, idle } = hardwareOf(device);
  const compare = (
    path: readonly string[],
    figure: Figure | undefined,
    value: number,
    says: string,
    expected: Expected,
  ) => judge.expect(RELATION, path, says, value, expected, said(figure));

  judge.limit(['memory'], 'memory', magnitudeOf(device.memory, FIELDS.memory), LIMITS.memory);
  judge.limit(['bandwidth'], 'bandwidth', magnitudeOf(device.bandwidth, FIELDS.bandwidth), LIMITS.bandwidth);
  judge.limit(
    ['linkBandwidth'],
    'linkBandwidth',
    magnitudeOf(device.linkBandwidth, FIELDS.bandwidth),
    LIMITS.bandwidth,
  );
  judge.limit(['activePower'], 'activePower', magnitudeOf(device.activePower, FIELDS.devicePower), LIMITS.activePower);
  judge.limit(['idlePower'], 'idlePower', magnitudeOf(device.idlePower, FIELDS.devicePower), LIMITS.idlePower);
  judge.limit(['hostPower'], 'hostPower', magnitudeOf(device.hostPower, FIELDS.hostPower), LIMITS.hostPower);
  for (const [at, rate] of Object.entries(device.flops)) {
    const found = magnitudeOf(rate, FIELDS.flops);
    judge.limit(['flops', at], `flops.${at}`, found, LIMITS.flops);
    const of = flops.bf16;
    if (!found || !of || !PRECISIONS[at]) continue;
    const says = `flops.${at} (${found.text}) is ${written(found.likely / of)} times flops.bf16 (${of} TFLOP/s)`;
    compare(['flops', at], rate, found.likely / of, says, { ...PRECISIONS[at], why: 'times' });
  }
  if (memory && Math.abs(memory - Math.round(memory)) > 1e-6) {
    const gib = 1024 ** 3 / 1e9;
    const sold = {
      low: Math.round(memory / gib),
      high: Math.round(memory / gib),
      unit: 'GB',
      why: 'or another whole number, as devices are sold',
    };
    compare(['memory'], device.memory, memory, `memory is ${memory.toFixed(2)} GB`, sold);
  }
  if (memory && bandwidth) {
    const expected =
      SHARED.includes(device.link) || (active ?? 0) < 30 ? { low: 80, high: 780 } : { low: 11, high: 130 };
    const says = `reading all memory (${memory} GB at ${bandwidth} GB/s) takes ${written((1000 * memory) / bandwidth)} ms`;
    compare(['memory'], device.memory, (1000 * memory) / bandwidth, says, { ...expected, unit: 'ms' });
  }
  const bf16 = flops.bf16;
  if (bf16 && bandwidth) {
    const times = (1000 * bf16) / bandwidth;
    compare(
      ['flops', 'bf16'],
      device.flops.bf16,
      times,
      `flops.bf16 is ${written(times)} FLOP for each byte of bandwidth (${bandwidth} GB/s)`,
      { low: 18, high: 700, unit: 'FLOP/byte' },
    );
  }
  if (bf16 && active) {
    const each = bf16 / active;
    compare(
      ['flops', 'bf16'],
      device.flops.bf16,
      each,
      `flops.bf16 (${bf16} TFLOP/s) at ${active} W is ${written(each)} TFLOP/s for each W`,
      { low: 0.04, high: 4, unit: 'TFLOP/s/W' },
    );
  }
  if (bandwidth && active) {
    const each = bandwidth / active;
    compare(
      ['activePower'],
      device.activePower,
      each,
      `bandwidth (${bandwidth} GB/s) at ${active} W is ${written(each)} GB/s for each W`,
      { low: 0.9, high: 14, unit: 'GB/s/W' },
    );
  }
  if (idle && active)
    compare(
      ['idlePower'],
      device.idlePower,
      idle / active,
      `idlePower (${idle} W) is ${written(idle / active)} of activePower (${active} W)`,
      { low: 0.02, high: 0.5 },
    );
  const link = numberOf(device.linkBandwidth, FIELDS.bandwidth);
  if (link && LINKS[device.link])
    compare(['linkBandwidth'], device.linkBandwidth, link, `linkBandwidth is ${link} GB/s`, {
      ...LINKS[device.link]!,
      unit: 'GB/s',
      why: `for ${device.link}`,
    });
  const host = numberOf(device.hostPower, FIELDS.hostPower);
  const gpus = numberOf(device.gpusPerServer, FIELDS.count);
  if (host && active) {
    const each = host / (active * (gpus ?? 1));
    compare(
      ['hostPower'],
      device.hostPower,
      each,
      `hostPower (${host} W) is ${written(each)} times what its GPUs draw`,
      { low: 0.1, high: 1.5 },
    );
  }
  if (gpus && !SERVERS.includes(gpus))
    judge.refuse(
      ['gpusPerServer'],
      `a server of ${gpus} GPUs`,
      `one of ${SERVERS.join(', ')}`,
      said(device.gpusPerServer),
    );
  judgePurchases(judge, id, device, others);
}
