import { describe, expect, test } from 'vitest';
import { type Manner, readAmount, type Wanted } from '../../../src/quantity/amount.ts';
import { spreadOf } from '../../../src/quantity/spread.ts';

const GPU: Wanted = { units: ['USD/GPU'], example: '30000 USD/GPU', min: '0' };
const FREE: Wanted = { units: ['USD/GPU'], example: '30000 USD/GPU' };
const TOKENS: Wanted = { units: ['tok'], example: '6000 tok', min: '0' };
const SHARE: Wanted = { units: ['%'], example: '35%', min: '0', max: '100' };
const USED: Wanted = { units: ['%'], example: '75%', above: '0', below: '100' };
const RATE: Wanted = { units: ['%/year'], example: '8% /year', above: '-100', max: '100' };
const WHOLE: Wanted = { units: [''], example: '2', min: '0', whole: true };
const ONE_VALUE: Wanted = { units: ['USD/GPU'], example: '30000 USD/GPU', ranges: false };
const SCENARIO: Manner = { samples: true, width: true };

function amountOf(text: string, wanted: Wanted) {
  const reading = readAmount(text, wanted, SCENARIO);
  if (!reading.ok) throw new Error(`${reading.code}: ${reading.message}`);
  return reading.amount;
}

/** low, likely, high and the unit. */
function read(text: string, wanted = GPU): readonly string[] {
  const { low, likely, high, unit } = amountOf(text, wanted);
  return [low.toFixed(), likely.toFixed(), high.toFixed(), unit.text];
}

function refused(text: string, wanted = GPU): string {
  const reading = readAmount(text, wanted, SCENARIO);
  return reading.ok ? 'accepted' : [reading.code, reading.message, reading.hint ?? ''].join(' | ');
}

describe('a distribution is read as an amount with ends and a likely value', () => {
  test('triangular: low, likely, high', () => {
    expect(read('triangular(25k..30k..40k) USD/GPU')).toEqual(['25000', '30000', '40000', 'USD/GPU']);
    expect(spreadOf(amountOf('triangular(25..30..40) USD/GPU', GPU))).toEqual({ kind: 'triangular' });
  });
  test('normal: mean and standard deviation, cut off after five of these on either side', () => {
    // 30,000 ± 5 × 2,000
    expect(read('normal(30k, 2k) USD/GPU')).toEqual(['20000', '30000', '40000', 'USD/GPU']);
    expect(read('normal(sd=2k, mean=30k) USD/GPU')).toEqual(read('normal(30k, 2k) USD/GPU'));
  });
  test('normal: two quantiles lie z standard deviations from the mean', () => {
    const sd = (text: string) => {
      const spread = spreadOf(amountOf(text, GPU));
      return spread?.kind === 'normal' && [spread.mean.toFixed(), spread.sd.toFixed()];
    };
    // mean (26 + 34) ÷ 2 = 30; sd 8 ÷ (2 × 1.6448536269514722) = 2.43182732764708…
    expect(sd('normal(p5=26, p95=34) USD/GPU')).toEqual(['30', '2.43182732764708']);
    // 8 ÷ (2 × 1.2815515655446004) = 3.12121658428952…
    expect(sd('normal(p90=34, p10=26) USD/GPU')).toEqual(['30', '3.12121658428952']);
    // 8 ÷ (2 × 0.6744897501960817) = 5.93040887402241…
    expect(sd('normal(p25=26, p75=34) USD/GPU')).toEqual(['30', '5.93040887402241']);
  });
  test('lognormal: mean and standard deviation of the number itself', () => {
    const spread = spreadOf(amountOf('lognormal(1200, 300) tok', TOKENS));
    // sigma² = ln(1 + (300 ÷ 1200)²) = ln 1.0625 = 0.0606246218164348; mu = ln 1200 − sigma² ÷ 2
    expect(spread).toMatchObject({ kind: 'lognormal' });
    if (spread?.kind !== 'lognormal') return;
    expect(spread.sigma).toBeCloseTo(Math.sqrt(0.0606246218164348), 14);
    expect(spread.mu).toBeCloseTo(Math.log(1200) - 0.0303123109082174, 13);
    const [low, likely, high] = read('lognormal(1200, 300) tok', TOKENS);
    expect(likely).toBe('1200');
    // exp(mu ± 5 sigma)
    expect(Number(low)).toBeCloseTo(Math.exp(spread.mu - 5 * spread.sigma), 9);
    expect(Number(high)).toBeCloseTo(Math.exp(spread.mu + 5 * spread.sigma), 9);
  });
  test('lognormal: median and the sigma of its logarithm, or two quantiles', () => {
    // the mean of a lognormal is its median times exp(sigma² ÷ 2): 1200 × exp(0.08) = 1299.94448…
    expect(Number(read('lognormal(median=1200, sigma=0.4) tok', TOKENS)[1])).toBeCloseTo(1200 * Math.exp(0.08), 9);
    const spread = spreadOf(amountOf('lognormal(p5=800, p95=2000) tok', TOKENS));
    if (spread?.kind !== 'lognormal') throw new Error('not lognormal');
    // the logarithms of both lie 1.645 sigma from mu: exp(mu) is their geometric mean, √(800 × 2000) = 1264.911064…
    expect(Math.exp(spread.mu)).toBeCloseTo(Math.sqrt(1_600_000), 9);
    expect(spread.sigma).toBeCloseTo(Math.log(2.5) / (2 * 1.6448536269514722), 14);
  });
  test('numbers that come out of a logarithm have at most 15 digits', () => {
    for (const value of read('lognormal(p5=800, p95=2000) tok', TOKENS).slice(0, 3))
      expect(value.replace(/^0\.0*|\./g, '').length).toBeLessThanOrEqual(15);
  });
  test('choice: the likely value is the one of the largest weight, the first on a tie', () => {
    expect(read('choice(4.00 @10%, 2.00 @60%, 2.50 @30%) USD/GPU')).toEqual(['2', '2', '4', 'USD/GPU']);
    expect(read('choice(4, 2) USD/GPU')).toEqual(['2', '4', '4', 'USD/GPU']);
  });
  test('choice: weights are shares in any form, without them all are alike', () => {
    const weights = (text: string) => {
      const spread = spreadOf(amountOf(text, GPU));
      return spread?.kind === 'choice' && spread.weights.map(weight => weight.toString());
    };
    expect(weights('choice(1 @60%, 2 @0.3, 3 @1/10) USD/GPU')).toEqual(['0.6', '0.3', '0.1']);
    expect(weights('choice(1, 2, 3, 4) USD/GPU')).toEqual(['0.25', '0.25', '0.25', '0.25']);
    expect(weights('choice(1 @1/3, 2 @1/3, 3 @1/3) USD/GPU')).toHaveLength(3);
  });
  test('samples: the file is named, what is in it comes later', () => {
    const spread = (text: string) => spreadOf(amountOf(text, GPU));
    expect(spread('samples(prices.csv) USD/GPU')).toMatchObject({ file: 'prices.csv', column: undefined, values: [] });
    expect(spread('samples(a/b, c.csv; my column) USD/GPU')).toMatchObject({ file: 'a/b, c.csv', column: 'my column' });
  });
  test('semicolons and commas, spaces and none', () => {
    expect(read('normal(30000; 2000) USD/GPU')).toEqual(read('normal(30k,2k) USD/GPU'));
    expect(read('  normal ( 30k ,  2k )   USD/GPU ')).toEqual(read('normal(30k, 2k) USD/GPU'));
  });
  test('a percentage stands behind the bracket or behind each number', () => {
    expect(read('normal(35, 5)%', SHARE)).toEqual(['10', '35', '60', '%']);
    expect(read('normal(35%, 5%)', SHARE)).toEqual(['10', '35', '60', '%']);
    expect(read('normal(0.35, 0.05)', SHARE)).toEqual(['0.1', '0.35', '0.6', '']);
    expect(read('choice(30% @1/2, 40% @50%)', SHARE)).toEqual(['30', '30', '40', '%']);
    expect(read('triangular(-5%..2%..8%) /year', RATE)).toEqual(['-5', '2', '8', '%/year']);
    expect(read('triangular(-5..2..8)% /year', RATE)).toEqual(['-5', '2', '8', '% /year']);
    expect(refused('triangular(30%..35..40%)', SHARE)).toMatch(/^number/);
  });
});

describe('what has no ends is cut off at the bounds of its field', () => {
  test('at a bound that may be reached', () => {
    // 3 − 5 × 1 = −2 lies below 0
    expect(read('normal(3, 1) USD/GPU')).toEqual(['0', '3', '8', 'USD/GPU']);
    // 90 + 5 × 4 = 110 lies above 100
    expect(read('normal(90, 4)%', SHARE)).toEqual(['70', '90', '100', '%']);
  });
  test('short of one that may not, by a thousandth of the way to the mean', () => {
    // 0 + 80 ÷ 1000; 100 − 20 ÷ 1000
    expect(read('normal(80, 20)%', USED)).toEqual(['0.08', '80', '99.98', '%']);
    // bounds are those of the field, in the unit of the amount: 100 % = 1
    expect(read('normal(0.8, 0.2)', USED)).toEqual(['0.0008', '0.8', '0.9998', '']);
  });
  test('a mean on the bound leaves half, and that is enough', () => {
    expect(read('normal(0, 1) USD/GPU')).toEqual(['0', '0', '5', 'USD/GPU']);
    // the standard deviation is longer than the way to the bound: 0 + 1 ÷ 1000
    expect(read('normal(0, 1)%', USED)).toEqual(['0.001', '0.001', '5', '%']);
  });
  test('where less than half is left, it is out of range', () => {
    // P(x ≥ 0) for −1 ± 1 is 1 − 0.8413 = 0.1587
    expect(refused('normal(-1, 1) USD/GPU')).toBe(
      'out-of-range | only 16 % of `normal(-1, 1) USD/GPU` lies within the bounds | allowed: at least 0 USD/GPU',
    );
    expect(refused('normal(85, 5)', SHARE)).toMatch(/^out-of-range \| only less than 1 %/);
    // the median of 150 % lies above 100 %
    expect(refused('lognormal(median=150, sigma=0.2)%', SHARE)).toMatch(/^out-of-range/);
  });
  test('what has ends must lie within the bounds', () => {
    expect(refused('triangular(-1..3..5) USD/GPU')).toMatch(/^out-of-range .* too small/);
    expect(refused('choice(30 @50%, 110 @50%)%', SHARE)).toMatch(/^out-of-range .* too large/);
  });
});

describe('a distribution that says something else is refused with what to write', () => {
  test.each([
    ['norml(3, 1) USD/GPU', 'spread-unknown | unknown distribution `norml` | known: triangular, normal,'],
    ['about(3) USD/GPU', 'spread-unknown | unknown distribution `about` | known:'],
    ['normal(3) USD/GPU', '`normal` takes two numbers, not 1 | `normal(mean, sd)` or `normal(p5=…, p95=…)`'],
    ['normal() USD/GPU', '`normal` takes two numbers, not none'],
    ['normal(1,600, 30) USD/GPU', '`normal` takes two numbers, not 3'],
    ['normal(3, sd=1) USD/GPU', 'either both numbers have a name or none has'],
    ['normal(mean=3, p95=5) USD/GPU', '`mean` and `p95` do not go together'],
    ['normal(mean=3, mean=5) USD/GPU', '`mean` is written twice'],
    ['normal(p5=3, p90=5) USD/GPU', '`p5` and `p90` do not go together'],
    ['normal(median=3, sigma=5) USD/GPU', 'unknown name `median`'],
    ['normal(3, ) USD/GPU', 'a number is missing between the brackets'],
    ['normal(3 USD/GPU, 1 USD/GPU)', 'number | `normal(3 USD/GPU, 1 USD/GPU)`: `3 USD/GPU` is not a number'],
    ['normal(1_600; 30) USD/GPU', '`1_600` is not a number this program reads | write `1600`'],
    ['normal(3, 1)', 'unit-missing'],
    ['normal(3, 1) USD', 'unit-wrong'],
    ['normal(3, 1)USD/GPU', 'the unit stands right behind the bracket | write `normal(3, 1) USD/GPU`'],
    ['normal(3, NaN) USD/GPU', 'not-finite'],
    ['normal(3, -1) USD/GPU', 'spread-impossible | `normal(3, -1) USD/GPU`: the standard deviation -1 is below 0'],
    [
      'normal(p5=5, p95=3) USD/GPU',
      'spread-impossible | `normal(p5=5, p95=3) USD/GPU`: p5 is 5, above p95, which is 3',
    ],
    ['lognormal(-3, 1) USD/GPU', 'a lognormal amount is above 0, its mean is -3'],
    ['lognormal(p5=0, p95=1) USD/GPU', 'a lognormal amount is above 0, its p5 is 0'],
    ['lognormal(median=3, sigma=-1) USD/GPU', 'the sigma -1 is below 0'],
    ['lognormal(median=3, sigma=50) USD/GPU', 'not-finite'],
    ['triangular(3..5) USD/GPU', 'takes three numbers with two points between them'],
    ['triangular(3, 5, 7) USD/GPU', '`triangular(low..likely..high) USD/GPU`'],
    ['triangular(9..3..5) USD/GPU', 'the low end 9 is above the likely value 3'],
    ['triangular(3..9..5) USD/GPU', 'the likely value 9 is above the high end 5'],
    ['choice(1 @60%, 2 @30%, 3 @5%) USD/GPU', 'the weights add up to 95 %, not to 100 %'],
    ['choice(1 @60, 2 @40) USD/GPU', 'the weights add up to 10000 %, not to 100 % | write `@60%`'],
    ['choice(1 @1/3, 2 @2/3, 3 @1/3) USD/GPU', 'the weights add up to 133.333333333 %'],
    ['choice(1 @100%, 2 @0%) USD/GPU', 'the weight `@0%` is not above 0 | leave out what never comes'],
    ['choice(1 @150%, 2 @-50%) USD/GPU', 'the weight `@-50%` is not above 0'],
    ['choice(1 @60%, 2) USD/GPU', 'either every value has a weight or none has'],
    ['choice(1 @60% @40%, 2 @40%) USD/GPU', 'has two weights'],
    ['choice(1 @much, 2 @40%) USD/GPU', 'the weight `@much` is not a share'],
    [
      'choice(1 @50%, 2 @25%, 1.0 @25%) USD/GPU',
      'choice-twice | `choice(1 @50%, 2 @25%, 1.0 @25%) USD/GPU`: the value 1',
    ],
    ['samples() USD/GPU', 'takes a file and, where it has several columns, the name of one'],
    ['samples(a.csv, b, c) USD/GPU', 'takes a file'],
    ['samples(/etc/passwd) USD/GPU', 'samples-name'],
    ['samples(../prices.csv) USD/GPU', 'leads out of the folder of the scenario'],
    ['samples(a/../../b.csv) USD/GPU', 'leads out of the folder of the scenario'],
    ['samples(C:/prices.csv) USD/GPU', 'is not a path from the folder of the scenario'],
    ['samples(https://x.org/prices.csv) USD/GPU', 'is not a path from the folder of the scenario'],
    ['samples(a\\b.csv) USD/GPU', 'has a backslash'],
    ['normal(30000', 'write `normal(30000; …)` with semicolons, or put it in quotes'],
    ['normal((3, 1) USD/GPU', 'the brackets do not match'],
  ])('%s', (text, message) => {
    expect(refused(text)).toContain(message);
  });
  test.each([
    ['5..5 USD/GPU', '5 USD/GPU'],
    ['5..5.0..5 USD/GPU', '5 USD/GPU'],
    ['triangular(5..5..5) USD/GPU', '5 USD/GPU'],
    ['normal(5, 0) USD/GPU', '5 USD/GPU'],
    ['normal(p5=5, p95=5) USD/GPU', '5 USD/GPU'],
    ['lognormal(5, 0) USD/GPU', '5 USD/GPU'],
    ['lognormal(median=5, sigma=0) USD/GPU', '5 USD/GPU'],
    ['choice(5) USD/GPU', '5 USD/GPU'],
    ['choice(5 @50%, 5.0 @50%) USD/GPU', '5 USD/GPU'],
    ['normal(50000, 1e-30) USD/GPU', '50000 USD/GPU'],
    ['lognormal(5, 1e-20) USD/GPU', '5 USD/GPU'],
  ])('%s has no width: it is %s', (text, point) => {
    expect(refused(text)).toMatch(/^no-width/);
    expect(refused(text)).toContain(`is a range of no width | write \`${point}\``);
  });
  test('of a percentage, too', () => {
    expect(refused('5..5%', SHARE)).toBe('no-width | `5..5%` is a range of no width | write `5%`');
    expect(refused('normal(5, 0)% /year', RATE)).toContain('write `5% /year`');
  });
  test('a range of no width is a point where nothing but its text is asked, as in the catalog', () => {
    expect(readAmount('5..5 USD/GPU', GPU)).toMatchObject({ ok: true });
    expect(readAmount('normal(5, 0) USD/GPU', GPU)).toMatchObject({ ok: false });
  });
  test('samples are read for scenarios only', () => {
    expect(readAmount('samples(a.csv) USD/GPU', GPU)).toMatchObject({ ok: false, code: 'samples-name' });
  });
  test('one value is wanted where ranges are refused', () => {
    expect(refused('normal(3, 1) USD/GPU', ONE_VALUE)).toBe(
      'range-not-allowed | `normal(3, 1) USD/GPU` is a distribution, one value is wanted here | ',
    );
  });
  test('what comes whole is a choice of whole numbers', () => {
    expect(read('choice(2 @50%, 3 @50%)', WHOLE)).toEqual(['2', '2', '3', '']);
    expect(refused('choice(2 @50%, 2.5 @50%)', WHOLE)).toMatch(/^not-whole/);
    expect(refused('triangular(2..3..4)', WHOLE)).toMatch(/^not-whole/);
    expect(refused('normal(3, 1)', WHOLE)).toMatch(/^not-whole/);
  });
  test('a distribution may be 200 characters long, a number 64', () => {
    const choice = (count: number) =>
      `choice(${Array.from({ length: count }, (_, i) => 10_000 + i).join(', ')}) USD/GPU`;
    // 7 + 7 × count − 2 + 9: 26 values make 196 characters, 27 make 203
    expect(refused(choice(26))).toBe('accepted');
    expect(refused(choice(27))).toBe('number | is 203 characters long, more than 200 | ');
    expect(refused(`${'9'.repeat(65)} USD/GPU`)).toMatch(/more than 64/);
  });
  test('a negative mean is fine where the field has no bound', () => {
    expect(read('normal(-3, 1) USD/GPU', FREE)).toEqual(['-8', '-3', '2', 'USD/GPU']);
  });
});
