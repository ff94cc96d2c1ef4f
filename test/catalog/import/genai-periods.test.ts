import { describe, expect, test } from 'vitest';
import { layOut, readConstraint } from '../../../src/catalog/import/genai-periods.ts';
import { readJson } from '../../../src/catalog/import/json-tree.ts';

describe('conditional prices over time', () => {
  test('hold from their day on, the last that holds first', () => {
    expect(layOut([{ at: 0 }, { at: 1, from: '2026-03-13' }, { at: 2, from: '2027-01-01' }])).toEqual([
      { validFrom: undefined, validTo: '2026-03-13', base: 0, windows: [] },
      { validFrom: '2026-03-13', validTo: '2027-01-01', base: 1, windows: [] },
      { validFrom: '2027-01-01', validTo: undefined, base: 2, windows: [] },
    ]);
  });
  test('in a window win over what stands before them, and lose to what stands behind', () => {
    const window = { at: 1, utc: '00:30-16:30' };
    expect(layOut([{ at: 0 }, window, { at: 2, from: '2026-03-13' }])).toEqual([
      { validFrom: undefined, validTo: '2026-03-13', base: 0, windows: [window] },
      { validFrom: '2026-03-13', validTo: undefined, base: 2, windows: [] },
    ]);
  });
  test('take the first where none holds', () => {
    expect(layOut([{ at: 0, utc: '00:00-12:00' }])).toEqual([
      { validFrom: undefined, validTo: undefined, base: 0, windows: [{ at: 0, utc: '00:00-12:00' }] },
    ]);
  });
});

describe('a condition', () => {
  const condition = (text: string) => {
    const reading = readJson(text, 'x');
    return reading.ok ? readConstraint(reading.tree, 1) : undefined;
  };
  test('is none, a start day, or a window of the day in UTC', () => {
    expect(condition('null')).toEqual({ at: 1 });
    expect(condition('{"start_date": "2026-03-13"}')).toEqual({ at: 1, from: '2026-03-13' });
    expect(condition('{"start_time": "00:30:00Z", "end_time": "16:30:00+00:00"}')).toEqual({
      at: 1,
      utc: '00:30-16:30',
    });
  });
  test('cannot be said where it is of another kind, another time zone, or parts of a minute', () => {
    const others = [
      '{"weekday": "sunday"}',
      '{"start_date": "2026-02-30"}',
      '{"start_time": "00:30:00Z"}',
      '{"start_time": "00:30:30Z", "end_time": "16:30:00Z"}',
      '{"start_time": "00:30:00+08:00", "end_time": "16:30:00+08:00"}',
      '{"start_time": "16:30:00Z", "end_time": "00:30:00Z"}',
      '{}',
      '"always"',
    ];
    expect(others.map(condition)).toEqual(others.map(() => undefined));
  });
});
