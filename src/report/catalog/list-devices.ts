import type { DeviceEntry } from '../../catalog/catalog.ts';
import { inForce } from '../../catalog/dates.ts';
import type { Given } from '../../quantity/given.ts';
import { extra, type ListColumn, type ListRow, number, text } from './listing.ts';
import { between, currencyOf, measured, rounded, whole } from './measure.ts';

export const DEVICE_COLUMNS: readonly ListColumn[] = [
  text('id', 'id', 0),
  text('name', 'name', 9),
  number('memory', 'memory', 'GB', 1, whole),
  number('bandwidth', 'bandwidth', 'GB/s', 2, whole),
  number('bf16', 'bf16', 'TFLOP/s', 3, rounded),
  number('fp8', 'fp8', 'TFLOP/s', 5, rounded),
  number('idlePower', 'idle', 'W', 7, whole),
  number('activePower', 'active', 'W', 6, whole),
  text('link', 'link', 8),
  number('price', 'price', '¤', 0, (value, row) =>
    between({ low: row.priceLow ?? value, high: row.priceHigh ?? value }, whole),
  ),
  extra('priceLow', 'number'),
  extra('priceHigh', 'number'),
  extra('currency', 'text'),
  { ...text('per', 'per', 0) },
  text('since', 'since', 8),
  text('grade', 'grade', 6),
  extra('priceGrade', 'text'),
];

const value = (given: Given | undefined, unit: string): string | null =>
  given ? measured(given.amount, unit).value : null;

const watts = (given: Given | undefined): string | null => value(given, given?.amount.unit.text ?? 'W/GPU');

/** What a device is, and what it costs on a day. */
export function deviceRow(device: DeviceEntry, day: string): ListRow {
  const held = device.prices.find(price => inForce(price, day));
  const price = held && measured(held.price.amount, held.price.amount.unit.text);
  const { source } = device.memory;
  const priced = held?.price.source;
  return {
    id: device.id,
    name: device.name,
    memory: value(device.memory, 'GB'),
    bandwidth: value(device.bandwidth, 'GB/s'),
    bf16: value(device.flops.get('bf16'), 'TFLOP/s'),
    fp8: value(device.flops.get('fp8'), 'TFLOP/s'),
    idlePower: watts(device.idlePower),
    activePower: watts(device.activePower),
    link: device.link,
    price: price?.value ?? null,
    priceLow: price?.low ?? null,
    priceHigh: price?.high ?? null,
    currency: held ? (currencyOf(held.price.amount) ?? null) : null,
    per: price?.unit.split('/')[1] ?? null,
    since: held?.validFrom ?? null,
    grade: source.kind === 'catalog' ? source.grade : null,
    priceGrade: priced?.kind === 'catalog' ? priced.grade : null,
  };
}
