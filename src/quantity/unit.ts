import { type Decimal, ONE } from './decimal.ts';

/**
 * A unit: powers of base units, and the exact ratio of one of it to the base (`Mtok` = 1,000,000 tok; `s` = 1/3600 h).
 * Base units: a currency code, tok, request, h, day, month, W, byte, FLOP, GPU, device, server, instance, replica, FTE, unit.
 * Hours, days and months are separate bases: the calendar of the scenario joins them, in the open.
 */
export interface Unit {
  readonly text: string;
  readonly powers: ReadonlyMap<string, number>;
  readonly numerator: Decimal;
  readonly denominator: Decimal;
}

export const CURRENCIES = [
  'USD',
  'EUR',
  'GBP',
  'CHF',
  'JPY',
  'CNY',
  'INR',
  'CAD',
  'AUD',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'BRL',
  'KRW',
  'SGD',
  'ILS',
  'AED',
  'HKD',
  'NZD',
  'CZK',
  'HUF',
  'MXN',
  'ZAR',
  'TWD',
] as const;

type Symbols = Readonly<
  Record<string, readonly [base: Readonly<Record<string, number>>, numerator: number | string, denominator?: number]>
>;

const SYMBOLS: Symbols = {
  tok: [{ tok: 1 }, 1],
  ktok: [{ tok: 1 }, '1e3'],
  Mtok: [{ tok: 1 }, '1e6'],
  Btok: [{ tok: 1 }, '1e9'],
  request: [{ request: 1 }, 1],
  answer: [{ request: 1 }, 1],
  ms: [{ h: 1 }, 1, 3_600_000],
  s: [{ h: 1 }, 1, 3600],
  min: [{ h: 1 }, 1, 60],
  h: [{ h: 1 }, 1],
  day: [{ day: 1 }, 1],
  month: [{ month: 1 }, 1],
  year: [{ month: 1 }, 12],
  W: [{ W: 1 }, 1],
  kW: [{ W: 1 }, '1e3'],
  MW: [{ W: 1 }, '1e6'],
  Wh: [{ W: 1, h: 1 }, 1],
  kWh: [{ W: 1, h: 1 }, '1e3'],
  MWh: [{ W: 1, h: 1 }, '1e6'],
  g: [{ g: 1 }, 1],
  kg: [{ g: 1 }, '1e3'],
  B: [{ byte: 1 }, 1],
  byte: [{ byte: 1 }, 1],
  MB: [{ byte: 1 }, '1e6'],
  GB: [{ byte: 1 }, '1e9'],
  TB: [{ byte: 1 }, '1e12'],
  KiB: [{ byte: 1 }, 1024],
  MiB: [{ byte: 1 }, 1024 ** 2],
  GiB: [{ byte: 1 }, 1024 ** 3],
  TiB: [{ byte: 1 }, 1024 ** 4],
  FLOP: [{ FLOP: 1 }, 1],
  TFLOP: [{ FLOP: 1 }, '1e12'],
  param: [{ param: 1 }, 1],
  GPU: [{ GPU: 1 }, 1],
  device: [{ device: 1 }, 1],
  server: [{ server: 1 }, 1],
  instance: [{ instance: 1 }, 1],
  replica: [{ replica: 1 }, 1],
  FTE: [{ FTE: 1 }, 1],
  unit: [{ unit: 1 }, 1],
  '%': [{}, 1, 100],
  '1': [{}, 1],
};

export const UNIT_SYMBOLS: readonly string[] = [...Object.keys(SYMBOLS), ...CURRENCIES];

const PLURALS: Readonly<Record<string, string>> = {
  requests: 'request',
  tokens: 'tok',
  token: 'tok',
  months: 'month',
  years: 'year',
  days: 'day',
  hours: 'h',
  hour: 'h',
  GPUs: 'GPU',
  gpu: 'GPU',
  devices: 'device',
  replicas: 'replica',
  servers: 'server',
};

/** The right spelling of a unit symbol that people write differently, or undefined. */
export const respelled = (symbol: string): string | undefined =>
  Object.hasOwn(PLURALS, symbol) ? PLURALS[symbol] : undefined;

const cache = new Map<string, Unit | undefined>();

/** Reads `USD/GPU/h`, `tok/s`, `/day`, `%`, `%/year`; undefined when a symbol is unknown, or a `%` stands beside or below another unit. The empty text is a plain number. */
export function parseUnit(text: string): Unit | undefined {
  if (!cache.has(text)) cache.set(text, read(text));
  return cache.get(text);
}

/** As {@link parseUnit}, for units written in the program itself. */
export function unit(text: string): Unit {
  const found = parseUnit(text);
  if (!found) throw new Error(`unknown unit ${text}`);
  return found;
}

function read(text: string): Unit | undefined {
  const powers = new Map<string, number>();
  let numerator = ONE;
  let denominator = ONE;
  const [top = '', ...below] = text.trim().split('/');
  const factors = top.trim() === '' ? [] : top.trim().split(/[ ·]+/);
  const parts: [string, 1 | -1][] = [
    ...factors.map(f => [f, 1] as [string, 1]),
    ...below.map(b => [b.trim(), -1] as [string, -1]),
  ];
  // a `%` of something is written as the number it is: `% %` or `% USD` would be 100 times off unseen
  if (parts.some(([symbol], i) => symbol === '%' && (i > 0 || factors.length > 1))) return undefined;
  for (const [symbol, sign] of parts) {
    const known = Object.hasOwn(SYMBOLS, symbol) ? SYMBOLS[symbol] : currency(symbol);
    if (!known) return undefined;
    const [bases, up, down = 1] = known;
    for (const [base, power] of Object.entries(bases)) powers.set(base, (powers.get(base) ?? 0) + sign * power);
    numerator = numerator.times(sign === 1 ? up : down);
    denominator = denominator.times(sign === 1 ? down : up);
  }
  return { text: text.trim(), powers: pruned(powers), numerator, denominator };
}

const currency = (symbol: string): Symbols[string] | undefined =>
  (CURRENCIES as readonly string[]).includes(symbol) ? [{ [symbol]: 1 }, 1] : undefined;

const pruned = (powers: Map<string, number>): Map<string, number> =>
  new Map([...powers].filter(([, p]) => p !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));

export const NUMBER: Unit = unit('');

/** Whether two units measure the same thing: `USD/Mtok` and `USD/tok` do, `USD/h` and `USD/month` do not. */
export function sameDimension(a: Unit, b: Unit): boolean {
  if (a.powers === b.powers) return true;
  return a.powers.size === b.powers.size && [...a.powers].every(([base, power]) => b.powers.get(base) === power);
}

/** The base unit of a product (`sign` 1) or a quotient (`sign` −1). */
export function combined(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const known = (sign === 1 ? PRODUCTS : QUOTIENTS).get(a) ?? new Map<Unit, Unit>();
  (sign === 1 ? PRODUCTS : QUOTIENTS).set(a, known);
  let unit = known.get(b);
  if (!unit) {
    const powers = new Map(a.powers);
    for (const [base, power] of b.powers) powers.set(base, (powers.get(base) ?? 0) + sign * power);
    unit = baseUnit(pruned(powers));
    known.set(b, unit);
  }
  return unit;
}

/** Units are few and combined often: each pair is worked out once. */
const PRODUCTS = new Map<Unit, Map<Unit, Unit>>();
const QUOTIENTS = new Map<Unit, Map<Unit, Unit>>();
const BASES = new Map<string, Unit>();

/** The unit with the same dimension and factor 1, written out: `USD/tok`. */
export function baseUnit(powers: ReadonlyMap<string, number>): Unit {
  const key = [...powers].join(' ');
  const known = BASES.get(key);
  if (known) return known;
  const write = (entries: [string, number][]) =>
    entries.flatMap(([base, power]) => Array<string>(Math.abs(power)).fill(base));
  const up = write([...powers].filter(([, p]) => p > 0));
  const down = write([...powers].filter(([, p]) => p < 0));
  const text = [up.join(' ') || (down.length ? '1' : ''), ...down].join('/');
  const unit = { text, powers, numerator: ONE, denominator: ONE };
  BASES.set(key, unit);
  return unit;
}
