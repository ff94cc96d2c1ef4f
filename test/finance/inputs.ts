import type { Fleet } from './fleet.ts';

// three-years.yaml, written down a second time. Months have 730 hours, 730 / 24 days; rates are a year's unless said.

export const DISCOUNT = '0.09';
/** Tokens: chat 600M a day, index 3B a month; retries are served and paid twice, yet not demanded. */
export const CHAT = { perDay: '600e6', input: '0.75', growthPerMonth: '0.03', retries: '0.02' };
export const INDEX = { perMonth: '3e9', input: '0.9' };
/** USD per million tokens, off which 10 % are contracted. */
export const API = { input: '1.25', output: '10', discount: '0.10', drift: '-0.20' };

/** In service since 15 October 2025: 11 whole months on 1 October 2026, 19 are left. */
export const OLD: Fleet = {
  shareOfChat: '0.3',
  serves: '1000',
  target: '0.8',
  spares: 0,
  gpusPerReplica: 2,
  price: '18000', // two GPUs at 9,000
  priceDrift: '-0.12',
  life: 30,
  residual: '0.10',
  maintenance: '0.08',
  lead: 0,
  age: 11,
  idle: '35',
  active: '320',
  host: '250',
};

export const NEW: Fleet = {
  shareOfChat: '0.5',
  serves: '2500',
  target: '0.75',
  spares: 1,
  gpusPerReplica: 1,
  price: '40500', // 30,000 and 25 % for the server, 10 % for the network
  priceDrift: '-0.15',
  life: 36,
  residual: '0.20',
  maintenance: '0.05',
  lead: 3,
  age: undefined,
  idle: '70',
  active: '650',
  host: '180',
};

/** USD per GPU and hour; a replica is one GPU. */
export const RENTED = { shareOfChat: '0.2', serves: '1500', target: '0.8', price: '2.60', drift: '0.08' };
/** USD, at time 0. */
export const UPFRONT = { new: '60000', rented: '4000' };
/** USD, in months 13 and 25: the API moves to another model. */
export const MIGRATION = { cost: '8000', every: 12 };
/** USD, in the month that begins on 1 March 2029, the last that the contract holds. */
export const EXIT = { fee: '6000', month: 30 };
/** USD per kWh, and per kW installed and month. */
export const SITE = { electricity: '0.14', pue: '1.35', colocation: '160', drift: '0.02' };
/** FTE, salary a year and its drift. */
export const STAFF = { mlops: ['0.75', '190000', '0.03'], vendor: ['0.1', '120000', '0'] } as const;
/** USD a month, per GPU in service and in all. */
export const OVERHEADS = { monitoringPerGpu: '35', loadBalancer: '150' };
