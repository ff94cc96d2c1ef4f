import type { CompiledDevice } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { type Expected, JUMP, type Judge, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import { hardwareOf } from './machine.ts';
import { magnitudeOf, numberOf } from './number.ts';
import type { Others } from './others.ts';
import { middleOf } from './peers.ts';
import { said } from './unusual.ts';
import { written } from './written.ts';

/** What is paid for bandwidth, in USD for each GB/s of it: from used consumer cards to machines with much memory. */
const OF_BANDWIDTH: Expected = { low: 0.3, high: 32, unit: 'USD for each GB/s' };
const OF_MEMORY: Expected = { low: 6, high: 700, unit: 'USD for each GB' };
/** Hours of on-demand rent that buy the device. */
const RENTED_HOURS: Expected = { low: 900, high: 45_000, unit: 'h', why: 'of rent to pay for it' };

/** Purchase prices against the device, the rent that is asked for it, and the price before; residual values against age. */
export function judgePurchases(judge: Judge, id: string, device: CompiledDevice, others: Others): void {
  const { bandwidth, memory, purchases } = hardwareOf(device);
  const rent = middleOf(others.rents('device', id, `devices/${id}`).map(r => r.price));
  (device.prices ?? []).forEach(({ price, unusual, note }, i) => {
    const path = ['prices', i, 'price'];
    const each = purchases[i];
    const found = magnitudeOf(price, FIELDS.purchase);
    if (!each || !found) return;
    const share = each / found.likely;
    judge.limit(
      path,
      'the price',
      { ...found, low: found.low * share, high: found.high * share },
      LIMITS.purchase,
      unusual,
    );
    if (bandwidth)
      judge.expect(
        RELATION,
        path,
        `${price} is ${written(each / bandwidth)} USD for each GB/s`,
        each / bandwidth,
        OF_BANDWIDTH,
        unusual,
      );
    if (memory)
      judge.expect(
        RELATION,
        path,
        `${price} is ${written(each / memory)} USD for each GB`,
        each / memory,
        OF_MEMORY,
        unusual,
      );
    if (rent && rent.count >= 3) {
      const says = `${price} is ${Math.round(each / rent.median)} hours of rent (${written(rent.median)} USD/GPU/h)`;
      judge.expect(RELATION, path, says, each / rent.median, RENTED_HOURS, unusual);
    }
    const before = purchases.slice(0, i).findLast(p => p !== undefined);
    const bounds = { low: 1 / 3, high: 3, why: 'times the price before' };
    if (before)
      judge.expect(
        JUMP,
        path,
        `${price} after ${device.prices![i - 1]!.price}`,
        each / before,
        bounds,
        unusual ?? note,
      );
  });
  const shares = { serverShare: { low: 4, high: 120, unit: '%' }, networkShare: { low: 1.5, high: 90, unit: '%' } };
  for (const [field, expected] of Object.entries(shares) as ['serverShare' | 'networkShare', Expected][]) {
    const found = numberOf(device[field], FIELDS.surcharge);
    judge.expect(RELATION, [field], `${field} is ${found}%`, found, expected, said(device[field]));
  }
  (device.residual ?? []).forEach(({ age, share }, i) => {
    const [months, rest] = [numberOf(age, FIELDS.age), magnitudeOf(share, FIELDS.share)];
    if (!months || !rest) return;
    judge.expect(
      RELATION,
      ['residual', i, 'age'],
      `an age of ${age}`,
      months,
      { low: 6, high: 96, unit: 'month' },
      said(share),
    );
    const yearly = 100 * (rest.likely / 100) ** (12 / months);
    const says = `${rest.text} after ${age} is ${written(yearly)}% of the value before, each year`;
    judge.expect(RELATION, ['residual', i, 'share'], says, yearly, { low: 40, high: 93, unit: '%' }, said(share));
    judge.limit(['residual', i, 'share'], 'the share', rest, { low: 1, high: 100, unit: '%' }, said(share));
  });
}
