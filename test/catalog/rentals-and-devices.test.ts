import { beforeAll, expect, test } from 'vitest';
import type { Catalog, RentalOffer } from '../../src/catalog/catalog.ts';
import { datedPriceAt } from '../../src/catalog/dated-price.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import { rentalsAt } from '../../src/catalog/rental-offers.ts';
import type { Source } from '../../src/quantity/source.ts';
import { compiled, SOURCE } from './entries.ts';
import { shippedCatalog } from './shipped.ts';

let catalog: Catalog;
let offers: readonly RentalOffer[];

beforeAll(() => {
  catalog = openCatalog(JSON.parse(shippedCatalog().json));
  const devices = catalog.ids('device');
  offers = catalog.ids('provider').flatMap(p => devices.flatMap(d => catalog.rentals(p, d)));
}, 60_000);

const prices = (provider: string, device: string, day: string, wish: Parameters<typeof rentalsAt>[2]) => {
  const found = rentalsAt(catalog.rentals(provider, device), day, wish);
  return found.ok ? found.offers.map(o => o.price.amount.text) : found.reason;
};

test('there are at least 400 offers, 28 devices and 25 sites', () => {
  expect(offers.length).toBeGreaterThanOrEqual(400);
  expect(catalog.ids('device').length).toBeGreaterThanOrEqual(28);
  expect(catalog.ids('site').length).toBeGreaterThanOrEqual(25);
});

test('a device to rent has memory, bandwidth, a rate and what it draws', () => {
  for (const id of new Set(offers.map(o => o.device))) {
    const device = catalog.device(id);
    expect([id, (device?.flops.size ?? 0) > 0, device?.activePower !== undefined]).toEqual([id, true, true]);
    expect(device!.memory.amount.low.isPositive() && device!.bandwidth.amount.low.isPositive()).toBe(true);
  }
});

test('spot offers are interruptible, no others are', () => {
  expect(offers.filter(o => o.interruptible !== (o.term === 'spot'))).toEqual([]);
  // skypilot-catalog@0082b04, catalogs/v8/nebius/vms.csv, eu-north1: Price 2.95, SpotPrice 1.25
  const nebius = catalog
    .rentals('nebius', 'h100-sxm')
    .filter(o => o.gpus === 1)
    .map(o => [o.term, o.interruptible, o.price.amount.text]);
  expect(nebius).toEqual([
    ['on-demand', false, '2.95 USD/instance/h'],
    ['spot', true, '1.25 USD/instance/h'],
  ]);
});

test('an instance has the vCPUs and the memory of the whole machine', () => {
  // karpenter-provider-aws, instance-types.md@0c5e7d8: p5.48xlarge, 192 vCPU, 2097152 Mi
  const p5 = catalog.rentals('aws', 'h100-sxm').find(o => o.instance === 'p5.48xlarge');
  expect([p5?.gpus, p5?.vcpu, p5?.memory?.amount.text]).toEqual([8, 192, '2048 GiB']);
  expect(p5?.memory?.source).toMatchObject({ kind: 'catalog', entry: 'rentals/aws/h100-sxm' });
});

test('a capacity block is a term of its own, with the days for which it was listed', () => {
  // aws.amazon.com/ec2/capacityblocks/pricing, held until 2025-01-01: 4.916 USD per accelerator and hour, 8 x 4.916 = 39.33
  const block = { term: 'capacity-block', instance: 'p5.48xlarge', region: 'us-east-1' };
  expect(prices('aws', 'h100-sxm', '2024-12-31', block)).toEqual(['39.33 USD/instance/h']);
  expect(prices('aws', 'h100-sxm', '2025-01-01', block)).toMatch(/no price in force on 2025-01-01/);
});

test('a price per GPU of a machine that is sold whole is multiplied out', () => {
  // tardellirs/gpu-pricing@03e8058: Vultr, L40S bare metal, nodes of 8, 0.848 USD per GPU; 8 x 0.848 = 6.784
  const whole = catalog.rentals('vultr', 'l40s').find(o => o.gpus === 8);
  expect([whole?.instance, whole?.price.amount.text]).toEqual(['8x-l40s-bare-metal', '6.784 USD/instance/h']);
});

test('no hour of a GPU costs less than 1 cent or more than 30 USD', () => {
  // The cheapest of the sources are consumer cards at a few cents, the dearest GB200 and B200 at hyperscalers.
  const odd = offers.filter(({ price, gpus }) => {
    const perGpu = price.amount.likely.dividedBy(gpus).toNumber();
    return perGpu < 0.01 || perGpu > 30;
  });
  expect(odd.map(o => `${o.provider} ${o.device} ${o.price.amount.text}`)).toEqual([]);
});

test('spot costs no more than the same instance on demand, on the day it was recorded', () => {
  const dearer = offers
    .filter(o => o.term === 'spot')
    .filter(spot =>
      offers.some(
        o =>
          o.term === 'on-demand' &&
          o.provider === spot.provider &&
          o.device === spot.device &&
          o.instance === spot.instance &&
          o.region === spot.region &&
          o.validFrom === spot.validFrom &&
          o.price.amount.likely.lessThan(spot.price.amount.likely),
      ),
    );
  expect(dearer.map(o => `${o.provider} ${o.device} ${o.instance} ${o.price.amount.text}`)).toEqual([]);
});

test('a marketplace is a range by day', () => {
  // gpu_rental_primeintellect_2025-10_2025-11.csv, H100_80GB_SXM5: p25, median, p75
  const at = (day: string) => prices('prime-intellect', 'h100-sxm', day, { term: 'on-demand' });
  expect([at('2025-10-19'), at('2025-11-02'), at('2025-11-16')]).toEqual([
    ['1.99..2.012..2.592 USD/instance/h'],
    ['2.002..2.397..2.696 USD/instance/h'],
    ['2.11..2.694..2.71 USD/instance/h'],
  ]);
});

test('the index of a year of H100 rose from 1.70 to 2.35 USD', () => {
  // SemiAnalysis: 1.70 in 2025-10, 2.35 in 2026-03
  const at = (day: string) => prices('market-index', 'h100-sxm', day, { term: '1-year' });
  expect([at('2025-10-01'), at('2026-02-28'), at('2026-03-01')]).toEqual([
    ['1.7 USD/instance/h'],
    ['1.7 USD/instance/h'],
    ['2.35 USD/instance/h'],
  ]);
});

test('colocation in North America has the price of its half-year', () => {
  // CBRE, 250 to 500 kW: 163.44 in H2 2023, 184.06 in H2 2024, + 2.5 % in H1 2025: 184.06 x 1.025 = 188.66
  const site = catalog.site('colocation-north-america')!;
  const at = (day: string) => {
    const found = datedPriceAt(site.colocationPrices!, day, 'it');
    return found.ok ? found.price.amount.text : found.reason;
  };
  expect([at('2023-12-31'), at('2024-12-31'), at('2025-06-30')]).toEqual([
    '163.44 USD/kW/month',
    '184.06 USD/kW/month',
    '188.7 USD/kW/month',
  ]);
  expect(site.colocation?.amount.text).toBe('188.7 USD/kW/month');
});

test('an MLOps engineer in the USA is paid 130,000 to 165,000 USD and costs 1.43 times that', () => {
  // KORE1, MLOps Engineer Salary Guide 2026; BLS ECEC March 2026, table 6: 46.60 / 32.60 = 1.43
  const person = catalog.person('mlops-us')!;
  expect([person.salary.amount.text, person.load.amount.text, person.region]).toEqual([
    '130000..165000 USD/year',
    '1.43',
    'USA',
  ]);
  // 150,000 x 1.43 = 214,500, within 130,000 x 1.43 = 185,900 and 165,000 x 1.43 = 235,950
  const staff = catalog.defaults.get('staff.mlops.salary')!.amount.likely;
  const loaded = (base: number) => person.load.amount.likely.times(base);
  expect(staff.toNumber()).toBe(loaded(150_000).toNumber());
  expect(catalog.ids('person')).toContain('software-developer-us');
  expect([catalog.person('toString'), catalog.person('cto')]).toEqual([undefined, undefined]);
});

test('whoever reads a figure of a device, offer, site or role can reach its source, unless it is assumed', () => {
  const nowhere: string[] = [];
  const all = [
    offers,
    catalog.ids('device').map(catalog.device),
    catalog.ids('site').map(catalog.site),
    catalog.ids('person').map(catalog.person),
  ];
  JSON.stringify(all, (_, value) => {
    const source = value as Source | null;
    // A derived figure may be a sum of the entry's own.
    if (source?.kind === 'catalog' && !source.url && source.grade !== 'assumed' && source.grade !== 'derived')
      nowhere.push(`${source.entry}: ${source.title}`);
    return value instanceof Map ? [...value] : value;
  });
  expect(nowhere).toEqual([]);
});

const person = (load: string, salary = '100000..120000 USD/year') =>
  `name: P\nregion: Poland\nsource: ${SOURCE}\nsalary: ${salary}\nload: ${load}\n`;

test('a role is read with the source of its entry', () => {
  const { problems, catalog: own } = compiled({ 'people/p': person('1.2') });
  expect(problems).toEqual([]);
  expect(own.person('p')?.salary.amount.text).toBe('100000..120000 USD/year');
  expect(own.person('p')?.load.source).toMatchObject({ entry: 'people/p', title: 'a price list' });
});

test.each([
  ['a load below 1', person('0.43')],
  ['a salary per hour', person('1.2', '60 USD/h')],
])('%s is refused', (_, text) => {
  const { problems } = compiled({ 'people/p': text });
  expect(problems.length).toBeGreaterThan(0);
});

const rental = (offer: string) =>
  `source: ${SOURCE}\noffers:\n  - { instance: a, gpus: 1, region: any, validFrom: 2026-01-01, price: 1 USD/instance/h, ${offer} }\n`;

test.each(['term: weekly', 'term: spot, memory: 16 tok', 'term: spot, vcpu: 1.5'])(
  'an offer with `%s` is refused',
  o => {
    expect(compiled({ 'rentals/aws/h100-sxm': rental(o) }).problems.length).toBeGreaterThan(0);
  },
);
