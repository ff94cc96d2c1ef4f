import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Reading, readAmount, type Wanted } from '../../src/quantity/amount.ts';
import { readNumber } from '../../src/quantity/read-number.ts';

const PRICE: Wanted = { units: ['USD/Mtok'], example: '2.50 USD/Mtok', min: '0' };
const REQUESTS: Wanted = { units: ['request/day', 'request/h', 'request/month'], example: '120k /day', min: '0' };
const SHARE: Wanted = { units: ['%'], example: '35%', min: '0', max: '100' };
const GPU: Wanted = { units: ['USD/GPU'], example: '30000 USD/GPU' };
const PLAIN: Wanted = { units: [''], example: '3' };
const COUNT: Wanted = { units: [''], example: '2', min: '0', max: '1000000', whole: true, ranges: false };
const HOURS: Wanted = { units: ['h/day'], example: '10 h/day', above: '0', max: '24' };
const MEMORY: Wanted = { units: ['GB'], example: '80 GB', above: '0' };

/** low, likely, high in the unit's own size, and the unit. */
function read(text: string, wanted: Wanted): readonly string[] {
  const reading = readAmount(text, wanted);
  if (!reading.ok) throw new Error(`${reading.code}: ${reading.message}`);
  const { low, likely, high, unit } = reading.amount;
  return [low.toFixed(), likely.toFixed(), high.toFixed(), unit.text];
}

function refused(text: string, wanted: Wanted): string {
  const reading: Reading = readAmount(text, wanted);
  return reading.ok ? 'accepted' : [reading.code, reading.message, reading.hint ?? ''].join(' | ');
}

describe('an amount is read as people write it', () => {
  test('a price per million tokens', () => {
    expect(read('2.50 USD/Mtok', PRICE)).toEqual(['2.5', '2.5', '2.5', 'USD/Mtok']);
  });
  test('a count with a suffix, where the field says what is counted', () => {
    // 40k = 40 × 1,000
    expect(read('40k /day', REQUESTS)).toEqual(['40000', '40000', '40000', 'request/day']);
    expect(read('40k request/day', REQUESTS)).toEqual(['40000', '40000', '40000', 'request/day']);
  });
  test('a range has its midpoint as the likely value', () => {
    // (25,000 + 40,000) ÷ 2 = 32,500
    expect(read('25000..40000 USD/GPU', GPU)).toEqual(['25000', '32500', '40000', 'USD/GPU']);
  });
  test('a range of three has its own likely value', () => {
    expect(read('25000..30000..40000 USD/GPU', GPU)).toEqual(['25000', '30000', '40000', 'USD/GPU']);
  });
  test('only a range of three is peaked', () => {
    const peaked = (text: string) => {
      const reading = readAmount(text, GPU);
      return reading.ok && reading.amount.peaked;
    };
    expect(['1 USD/GPU', '1..3 USD/GPU', '1..2..3 USD/GPU'].map(peaked)).toEqual([false, false, true]);
  });
  test('suffixes stand on each end of a range: k, M, B (a thousand million), T', () => {
    expect(read('25k..0.04M USD/GPU', GPU)).toEqual(['25000', '32500', '40000', 'USD/GPU']);
    expect(['1k', '1M', '1B', '1T'].map(text => read(text, PLAIN)[0])).toEqual([
      '1000',
      '1000000',
      '1000000000',
      '1000000000000',
    ]);
  });
  test('a percentage with or without a space, on one end of a range or on both, over a period', () => {
    const yearly: Wanted = { units: ['%/year'], example: '8% /year' };
    expect(read('35%', SHARE)).toEqual(['35', '35', '35', '%']);
    expect(read('35 %', SHARE)).toEqual(['35', '35', '35', '%']);
    expect(read('35%..45%', SHARE)).toEqual(['35', '40', '45', '%']);
    expect(read('35..45%', SHARE)).toEqual(['35', '40', '45', '%']);
    expect(read('-20% /year', yearly)).toEqual(['-20', '-20', '-20', '%/year']);
    expect(read('-20%/year', yearly)[0]).toBe('-20');
  });
  test('a share is a percentage, a number from 0 to 1, or a fraction', () => {
    expect(read('0.35', SHARE)).toEqual(['0.35', '0.35', '0.35', '']);
    // 1 ÷ 3 to 34 digits
    expect(read('1/3', SHARE)[0]).toBe(`0.${'3'.repeat(34)}`);
  });
  test('zero per cent switches a rate off, whatever its period', () => {
    const yearly: Wanted = { units: ['%/year'], example: '8% /year' };
    expect(read('0%', yearly)).toEqual(['0', '0', '0', '%/year']);
    expect(refused('8%', yearly)).toBe('unit-wrong | is in %, not in %/year | for example `8% /year`');
  });
  test('digits go into the decimal one by one, never through a float', () => {
    expect(read('0.1000000000000000055511151231257827 USD/Mtok', PRICE)[0]).toBe(
      '0.1000000000000000055511151231257827',
    );
    expect(read('12345678901234567890.123456789 USD/Mtok', PRICE)[0]).toBe('12345678901234567890.123456789');
  });
  test('GB and GiB are told apart', () => {
    // 80 × 10⁹ B against 80 × 2³⁰ B = 85,899,345,920 B
    const bytes = (text: string) => {
      const reading = readAmount(text, MEMORY);
      return reading.ok ? reading.amount.low.times(reading.amount.unit.numerator).toFixed() : '';
    };
    expect([bytes('80 GB'), bytes('80 GiB')]).toEqual(['80000000000', '85899345920']);
  });
  test('minus zero is zero', () => {
    expect(read('-0 USD/Mtok', PRICE)[0]).toBe('0');
  });
  test('an exponent is read', () => {
    expect(read('1.5e3 USD/GPU', GPU)[0]).toBe('1500');
  });
});

describe('an amount that says something else is refused with what to write', () => {
  test('a bare number where a unit is wanted', () => {
    expect(refused('2.5', PRICE)).toBe('unit-missing | has no unit | write the unit: `2.50 USD/Mtok`');
  });
  test('a unit nobody knows, with the one that was meant', () => {
    expect(refused('2.5 USD/mtok', PRICE)).toBe(
      'unit-unknown | has the unknown unit `mtok` | did you mean `USD/Mtok`?',
    );
    expect(refused('3 tokens', { units: ['tok'], example: '6000 tok' })).toBe(
      'unit-unknown | has the unknown unit `tokens` | did you mean `tok`?',
    );
    expect(refused('2.5 USD/parrot', PRICE)).toBe(
      'unit-unknown | has the unknown unit `parrot` | for example `2.50 USD/Mtok`',
    );
  });
  test('a percentage of a percentage, or of anything else, which would be 100 times off', () => {
    const hint = 'for example `35%`';
    expect(refused('12%%', SHARE)).toBe(`unit-unknown | has the unknown unit \`%%\` | ${hint}`);
    for (const text of ['12% %', '12 % %'])
      expect(refused(text, SHARE)).toBe(`unit-unknown | has the unknown unit \`% %\` | ${hint}`);
    expect(refused('50 % % %', SHARE)).toBe(`unit-unknown | has the unknown unit \`% % %\` | ${hint}`);
    expect(refused('12 %/%', SHARE)).toMatch(/^unit-unknown/);
    expect(refused('12%%/year', { units: ['%/year'], example: '8% /year' })).toMatch(/^unit-unknown/);
    expect(refused('250 % USD/Mtok', PRICE)).toMatch(/^unit-unknown/);
  });
  test('a unit of another kind', () => {
    expect(refused('2.5 USD/GPU/h', PRICE)).toBe(
      'unit-wrong | is in USD/GPU/h, not in USD/Mtok | for example `2.50 USD/Mtok`',
    );
    expect(refused('500 W', HOURS)).toBe('unit-wrong | is in W, not in h/day | for example `10 h/day`');
  });
  test('85 for a share could be 85 % or 8,500 %', () => {
    expect(refused('85', SHARE)).toBe('out-of-range | `85` is 8500 % | write `85%` or a share between 0 and 1');
  });
  test('a value beyond its bounds, with the bounds', () => {
    expect(refused('150%', SHARE)).toBe('out-of-range | `150%` is too large | allowed: 0 to 100 %');
    expect(refused('-1 USD/Mtok', PRICE)).toBe(
      'out-of-range | `-1 USD/Mtok` is too small | allowed: at least 0 USD/Mtok',
    );
    expect(refused('0 h/day', HOURS)).toBe('out-of-range | `0 h/day` is too small | allowed: above 0 to 24 h/day');
    expect(refused('90%..110%', SHARE)).toBe('out-of-range | `90%..110%` is too large | allowed: 0 to 100 %');
  });
  test('a range from high to low, and a likely value outside it', () => {
    expect(refused('40..25 USD/GPU', GPU)).toBe(
      'range-order | `40..25 USD/GPU` runs from high to low | write the lower value first: 25..40',
    );
    expect(refused('25..50..40 USD/GPU', GPU)).toMatch(/^range-order/);
  });
  test('a range where one value is wanted, half of what comes whole', () => {
    expect(refused('1..2', COUNT)).toBe('range-not-allowed | `1..2` is a range, one value is wanted here | ');
    expect(refused('2.5', COUNT)).toBe('not-whole | `2.5` is not a whole number | ');
  });
  test('more than a million of something', () => {
    expect(refused('2147483648', COUNT)).toBe('out-of-range | `2147483648` is too large | allowed: 0 to 1000000');
  });
  test.each([
    ['$1,600', '1600 USD'],
    ['USD 1600', '1600 USD'],
    ['1_600 USD/GPU', '1600 USD/GPU'],
    ["1'600 USD/GPU", '1600 USD/GPU'],
    ['1,600 USD/GPU', '1600 USD/GPU'],
    ['0x10', '16'],
    ['0b11', '3'],
    ['0o17', '15'],
    ['017 USD/GPU', '17 USD/GPU'],
    ['.5 USD/GPU', '0.5 USD/GPU'],
    ['5. USD/GPU', '5 USD/GPU'],
    ['+5 USD/GPU', '5 USD/GPU'],
  ])('%s is no number of this program, %s is', (text, plain) => {
    expect(refused(text, GPU)).toBe(`number | \`${text}\` is not a number this program reads | write \`${plain}\``);
  });
  test('1.600,00 is never guessed', () => {
    expect(refused('1.600,00 USD/GPU', GPU)).toBe(
      'number | `1.600,00 USD/GPU` is not a number this program reads | for example `30000 USD/GPU`',
    );
  });
  test.each(['.inf', 'Infinity', 'NaN', '0/0', '1/0', '1e309', '1e31', '1e9000000000000000'])(
    '%s is no finite number',
    text => {
      expect(refused(`${text}`, PLAIN)).toMatch(/^not-finite/);
    },
  );
  test('a number of more than 64 characters is not looked at', () => {
    expect(refused('9'.repeat(10_000), PLAIN)).toBe('number | is 10000 characters long, more than 64 | ');
  });
});

describe('laws of reading', () => {
  const decimal = fc
    .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.stringMatching(/^[0-9]{0,12}$/))
    .map(([negative, whole, behind]) => `${negative ? '-' : ''}${whole}${behind ? `.${behind}` : ''}`);
  const without = (text: string) => {
    const [whole = '', behind = ''] = text.replace(/^-/, '').split('.');
    const kept = behind.replace(/0+$/, '');
    const bare = kept ? `${whole}.${kept}` : whole;
    return text.startsWith('-') && bare !== '0' ? `-${bare}` : bare;
  };

  test('every plain decimal is read as exactly what it says', () => {
    fc.assert(
      fc.property(decimal, text => readNumber(text)?.toFixed() === without(text)),
      { seed: 1, numRuns: 2000 },
    );
  });
  test('a suffix is the same as its zeros', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom('k', 'M', 'B', 'T'), (n, suffix) => {
        const zeros = { k: '000', M: '000000', B: '000000000', T: '000000000000' }[suffix];
        return readNumber(`${n}${suffix}`)!.eq(readNumber(`${n}${zeros}`)!);
      }),
      { seed: 2, numRuns: 500 },
    );
  });
  test('a number that is told to be written instead is one, with a unit of its own or without', () => {
    const piece = fc.constantFrom(
      '1',
      '6',
      '0',
      '00',
      '.',
      ',',
      '_',
      "'",
      '-',
      '+',
      '%',
      ' ',
      '$',
      'USD',
      '/GPU',
      '0x',
      '٣',
      'k',
      '/',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), parts => {
        const reading = readAmount(parts.join(''), GPU);
        const instead = !reading.ok && reading.code === 'number' && /^write `(.*)`$/.exec(reading.hint ?? '')?.[1];
        if (!instead) return;
        const again = readAmount(instead, GPU);
        expect(again.ok ? 'ok' : again.code, `${parts.join('')} → ${instead}`).not.toBe('number');
      }),
      { seed: 7, numRuns: 10_000 },
    );
  });
  test('whatever is written, reading answers and never throws', () => {
    const piece = fc.constantFrom('1', '.', '..', '-', '%', '/', ' ', 'k', 'e', 'USD', 'tok', '0x', '٣', '(', '$', ',');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), parts => {
        const reading = readAmount(parts.join(''), PRICE);
        return reading.ok ? reading.amount.low.isFinite() : reading.message.length > 0;
      }),
      { seed: 3, numRuns: 5000 },
    );
  });
});
