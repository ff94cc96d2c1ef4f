import type { Others } from './others.ts';
import { aroundOthers, type Bounds, middleOf } from './peers.ts';
import type { RentPoint } from './rental-point.ts';

const FEWEST = 3;

/** How dear a provider is: what it asks for its other devices, beside what others ask for them. */
export function levelOf({ provider, entry }: RentPoint, others: Others): number | undefined {
  const levels = others.rents('provider', provider, entry).map(offer => {
    const elsewhere = others.rents('device', offer.device, offer.entry).filter(o => o.provider !== provider);
    const middle = middleOf(elsewhere.map(o => o.price));
    return middle && middle.count >= FEWEST ? offer.price / middle.median : undefined;
  });
  const level = middleOf(levels);
  return level && level.count >= FEWEST ? level.median : undefined;
}

/** What is asked for the device elsewhere, moved by how dear the provider is; and by its bandwidth, what the provider asks for others. */
export function expectedRent(
  point: RentPoint,
  beside: readonly RentPoint[],
  level: number | undefined,
  others: Others,
): Bounds[] {
  const elsewhere = others.rents('device', point.device, point.entry).map(p => p.price);
  const bandwidth = (device: string) => others.device(device)?.bandwidth ?? Number.NaN;
  const mine = bandwidth(point.device);
  const scaled = others.rents('provider', point.provider, point.entry).map(p => (p.price * mine) / bandwidth(p.device));
  return [
    aroundOthers([
      {
        values: level ? elsewhere.map(price => price * level) : [],
        factor: 6.5,
        why: `as others ask for it and ${point.provider} for its other devices`,
      },
      { values: beside.map(p => p.price), factor: 6.5, why: 'as the other offers of the entry' },
      { values: elsewhere, factor: 8.5, why: 'as others ask for it' },
    ]),
    aroundOthers(
      [{ values: scaled, factor: 9, why: `as ${point.provider} asks for the bandwidth of its other devices` }],
      4,
    ),
  ].filter(bounds => bounds !== undefined);
}
