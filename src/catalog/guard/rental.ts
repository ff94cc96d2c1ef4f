import type { CompiledOffer } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { JUMP, type Judge, PEERS, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import { magnitudeOf } from './number.ts';
import { type Others, own } from './others.ts';
import { middleOf } from './peers.ts';
import { judgeInstance } from './rental-instance.ts';
import { expectedRent, levelOf } from './rental-peers.ts';
import { rentPoints, TERM } from './rental-point.ts';
import { written } from './written.ts';

/** USD per hour for each GB/s of the device's memory bandwidth, as on demand. */
const OF_BANDWIDTH = { low: 0.00006, high: 0.0095 } as const;
/** Hours of rent that buy the device. */
const HOURS = { low: 700, high: 90_000 } as const;

/** Rental offers against the device, other renters of it, the provider's other devices, and the offer before. */
export function judgeRental(judge: Judge, id: string, offers: readonly CompiledOffer[], others: Others): void {
  const points = rentPoints(id, offers);
  const device = id.slice(id.indexOf('/') + 1);
  const name = own(others.content.devices, device)?.name ?? device;
  const hardware = others.device(device);
  const purchase = middleOf(hardware?.purchases ?? [])?.median;
  const level = points[0] && levelOf(points[0], others);
  offers.forEach((offer, i) => {
    const { unusual, gpus, price } = offer;
    const path = ['offers', i, 'price'];
    const found = magnitudeOf(price, FIELDS.rent);
    if (!found) return;
    judge.limit(path, 'the price', { ...found, low: found.low / gpus, high: found.high / gpus }, LIMITS.rent, unusual);
    const each = found.likely / gpus;
    const says = `${price} is ${written(each)} USD/GPU/h`;
    /** Bounds of an on-demand price, for the term of the offer. */
    const expect = (code: string, low: number, high: number, why: string) => {
      const term = TERM[offer.term];
      judge.expect(code, path, says, each, { low: low * term, high: high * term, unit: 'USD/GPU/h', why }, unusual);
    };
    const { bandwidth } = hardware ?? {};
    if (bandwidth)
      expect(
        RELATION,
        OF_BANDWIDTH.low * bandwidth,
        OF_BANDWIDTH.high * bandwidth,
        `for ${name}, of ${bandwidth} GB/s`,
      );
    if (purchase)
      expect(RELATION, purchase / HOURS.high, purchase / HOURS.low, `for ${name}, bought at ${written(purchase)} USD`);
    const beside = points.filter((_, j) => j !== i);
    for (const { low, high, why } of expectedRent(points[i]!, beside, level, others))
      expect(PEERS, low, high, `for ${name}, ${why}`);
    judgeInstance(judge, offer, i, hardware?.gpusPerServer);
    const before = offers
      .slice(0, i)
      .findLast(o => o.instance === offer.instance && o.region === offer.region && o.term === offer.term);
    const was = before && magnitudeOf(before.price, FIELDS.rent);
    if (!was) return;
    const bounds = { low: 1 / 3, high: 3, why: 'times the price before' };
    judge.expect(
      JUMP,
      path,
      `${price} after ${before.price}`,
      found.likely / was.likely,
      bounds,
      unusual ?? offer.note,
    );
  });
}
