import type { Given } from '../../quantity/given.ts';
import { isZero } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { Place } from '../../quantity/source.ts';
import type { BuyOption } from '../../scenario/scenario.ts';
import type { Context } from '../context.ts';
import { inScenarioCurrency } from '../currency.ts';
import type { Line } from '../line.ts';
import { ONE } from '../one.ts';
import { paced } from '../paced.ts';
import { priceChange } from '../price-change.ts';
import { asDefault } from '../stated.ts';
import type { Pool } from './pool.ts';

/** Electricity and colocation of an owned fleet: idle and active watts, host watts per server, PUE; colocation is paid for the installed watts. */
export function energyLines(pool: Pool, servers: Quantity, context: Context): Line[] {
  const option = pool.supply.option as BuyOption;
  const { calendar, scenario, faults } = context;
  const { idle, active, host } = option.power;
  const device = pool.supply.device;
  const idleGiven = idle ?? device?.idlePower;
  const activeGiven = active ?? device?.activePower;
  const hostGiven = host ?? device?.hostPower;
  if (!idleGiven || !activeGiven) {
    const hint = 'state `power: { idle: 60 W/device, active: 700 W/device }`';
    faults.error('E409', `the power of ${option.replica.device} is not known`, option.at, { hint });
    return [];
  }
  if ([idleGiven, activeGiven, hostGiven].every(g => g === undefined || isZero(g))) return [];
  const site = siteOf(option, context);
  if (!site) {
    faults.warning('E428', `the scenario has no site: no electricity is counted for ${option.id}`, option.at);
    return [];
  }
  if (!site.electricity) {
    const hint = 'state `electricity: 0.12 USD/kWh` for it, or a region of the catalog';
    faults.error('E417', `${site.id} has no electricity price, which ${option.id} needs`, site.at ?? option.at, {
      hint,
    });
    return [];
  }
  if (!inScenarioCurrency(site.electricity, `the electricity of ${site.id}`, site.at ?? option.at, context)) return [];
  const idleWatts = perGpu(idleGiven, `idle power of ${option.id}`);
  const activeWatts = perGpu(activeGiven, `active power of ${option.id}`);
  const hostWatts =
    hostGiven && !isZero(hostGiven)
      ? Quantity.given(hostGiven, `host power of ${option.id}`).times(
          hostGiven.amount.unit.powers.has('server') ? servers : Quantity.constant(1, '', 'in all'),
        )
      : undefined;
  const busyGpus = pool.load.mean.times(pool.supply.gpusPerReplica).as(`GPUs of ${option.id} kept busy`, 'GPU');
  // an installed GPU is busy or idle: idle + (active − idle) × utilisation, told apart so that more idle watts can only cost more
  const idleGpus = pool.gpus.minus(busyGpus).atLeast(busyGpus.zero()).as(`GPUs of ${option.id} that idle`, 'GPU');
  const gpuWatts = idleWatts.times(idleGpus).plus(activeWatts.times(busyGpus));
  const drawn = (hostWatts ? gpuWatts.plus(hostWatts) : gpuWatts).as(`power of ${option.id}`, 'kW');
  const energy = drawn.times(Quantity.given(site.pue, `PUE of ${site.id}`), calendar.hoursPerMonth);
  const electricity = energy.times(
    Quantity.given(site.electricity, `electricity price of ${site.id}`),
    context.drive.electricityLevel ?? ONE,
  );
  const money = `${scenario.currency}/month`;
  const base = { option: option.id, charge: 'usage' } as const;
  const change = priceChange(site.priceDrift, site.id, calendar.months);
  const lines: Line[] = [
    {
      ...base,
      id: `${option.id}.electricity`,
      label: 'electricity',
      behaviour: 'variable',
      running: paced(electricity.as(`electricity of ${option.id}`, money), change),
      measured: () => ({ running: energy.as(`energy of ${option.id}`, 'kWh/month') }),
    },
  ];
  if (site.colocation && !isZero(site.colocation)) {
    const installed = activeWatts.times(pool.gpus);
    const rated = (hostWatts ? installed.plus(hostWatts) : installed).as(`installed power of ${option.id}`, 'kW');
    lines.push({
      ...base,
      id: `${option.id}.colocation`,
      label: 'colocation',
      behaviour: 'stepped',
      running: paced(
        rated
          .times(Quantity.given(site.colocation, `colocation price of ${site.id}`))
          .as(`colocation of ${option.id}`, money),
        change,
      ),
      measured: () => ({ running: rated }),
    });
  }
  return lines;
}

/** Watts per GPU; for a device of one GPU that is watts per device, or plain watts. */
function perGpu(given: Given, name: string): Quantity {
  const watts = Quantity.given(given, name);
  if (watts.unit.powers.has('GPU')) return watts;
  return watts.times(
    Quantity.constant(1, watts.unit.powers.has('device') ? 'device/GPU' : '1/GPU', 'a device is one GPU'),
  );
}

interface EnergySite {
  readonly id: string;
  readonly at: Place | undefined;
  readonly electricity: Given | undefined;
  readonly pue: Given;
  readonly colocation: Given | undefined;
  readonly priceDrift: Given | undefined;
}

/** The option's site, else the first of the scenario, else the catalog's default where the scenario says nothing of sites. A region fills in what a site leaves out. */
export function siteOf(
  option: BuyOption,
  { scenario, catalog }: Pick<Context, 'scenario' | 'catalog'>,
): EnergySite | undefined {
  if (!scenario.sitesGiven) {
    const [electricity, pue] = [catalog.defaults.get('site.electricity'), catalog.defaults.get('site.pue')];
    return (
      pue && {
        id: 'the default site',
        at: undefined,
        electricity: electricity && asDefault(electricity),
        pue: asDefault(pue),
        colocation: undefined,
        priceDrift: undefined,
      }
    );
  }
  const site = option.site ? scenario.sites.find(s => s.id === option.site) : scenario.sites[0];
  if (!site) return undefined;
  const region = site.region ? catalog.site(site.region) : undefined;
  const pue = site.pueGiven ? site.pue : (region?.pue ?? site.pue);
  return {
    id: site.id,
    at: site.at,
    electricity: site.electricity ?? region?.electricity,
    pue,
    colocation: site.colocation,
    priceDrift: site.priceDrift,
  };
}
