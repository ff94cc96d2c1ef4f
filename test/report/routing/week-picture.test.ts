import { describe, expect, test } from 'vitest';
import { weekBins } from '../../../src/report/routing/week-bins.ts';
import { weekPicture } from '../../../src/report/routing/week-picture.ts';
import { weekSentence } from '../../../src/report/routing/week-words.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { week } from './fixture.ts';

const [busy, quiet] = week.hours as [(typeof week.hours)[number], (typeof week.hours)[number]];
const picture = (changed: Partial<typeof week> = {}, width = 80, unicode = true): string[] =>
  weekPicture({ ...week, ...changed }, { ...PAGE, width, unicode });

describe('the picture of the week', () => {
  test('says in one line that every hour is alike, and draws nothing', () => {
    expect(picture({ classOf: week.classOf.map(() => 0), hours: [{ ...busy, count: 168 }] })).toEqual([
      // 6,000 ÷ 8,000
      '  Every hour of the week is alike: GPUs serve 75 % of it.',
    ]);
  });
  test('is not there where nothing runs on GPUs', () => {
    expect(picture({ hours: week.hours.map(hour => ({ ...hour, own: '0', capacity: null, pools: [] })) })).toEqual([]);
    expect(weekPicture(null, PAGE)).toEqual([]);
  });
  test('takes the mean of the hours of a column', () => {
    // Monday 9 to 12 h is busy; of 15 to 18 h two hours are, so (6,000 + 6,000 + 1,000) ÷ 3 on GPUs and (2,000 + 2,000 + 0) ÷ 3 at APIs
    const bins = weekBins(week, 8);
    expect(bins).toHaveLength(56);
    expect(bins[3]).toEqual({ own: 6000, api: 2000, capacity: 6000 });
    expect(bins[5]!.own).toBeCloseTo(13000 / 3, 9);
    expect(bins[5]!.api).toBeCloseTo(4000 / 3, 9);
    expect(bins[55]).toEqual({ own: 1000, api: 0, capacity: 2000 });
  });
  test('stacks APIs on GPUs, six lines to two at 6,000 and 2,000 of 8,000 tok/s', () => {
    const lines = picture().slice(1, 9);
    // label of four columns, two spaces before and one behind it; Monday 9 h is the fourth column
    const column = lines.map(text => text[7 + 3]);
    expect(column.join('')).toBe('░░██████');
  });
  test('draws the capacity where the bar leaves room for it', () => {
    // 2,000 of 8,000 in eight lines is the second from below
    const lines = picture().slice(1, 9);
    expect(lines.map(text => text[7] ?? ' ').join('')).toBe('      ─█');
  });
  test('tells a capacity far above the load in words instead', () => {
    const idle = week.hours.map(hour => ({ ...hour, capacity: '80000' }));
    const text = picture({ hours: idle }).join('\n');
    expect(text).not.toContain('─');
    // 80,000 ÷ 8,000
    expect(text).toContain('The GPUs could serve up to 10 × the highest column: beyond the picture.');
  });
  test.each([
    [200, 24],
    [120, 12],
    [80, 8],
    [60, 6],
    [40, 4],
  ])('at %i columns has %i columns a day', (width, perDay) => {
    const monday = picture({}, width).find(text => text.includes('Mon'))!;
    const gap = width === 40 ? 0 : 1;
    expect(monday.indexOf('Tue') - monday.indexOf('Mon')).toBe(perDay + gap);
    expect(Math.max(...picture({}, width).map(text => text.length))).toBeLessThanOrEqual(width);
  });
  test('too narrow to draw, it is told in words', () => {
    expect(picture({}, 30).join(' ').replace(/\s+/g, ' ').trim()).toBe(weekSentence(week));
  });
});

describe('the sentence of the week', () => {
  test('tells how much APIs serve, when, and when GPUs are full', () => {
    // APIs 2,000 × 40 = 80,000 of 8,000 × 40 + 1,000 × 128 = 448,000: 17.9 %; in a busy hour 2,000 of 8,000
    expect(weekSentence(week)).toBe(
      'APIs serve 18 % of the tokens, in 40 of 168 hours, at most 25 % of an hour. rented-h100 is full in 40 of 168 hours.',
    );
  });
  test('tells where GPUs serve everything', () => {
    const alone = [
      { ...busy, api: '0', pools: [] },
      { ...quiet, pools: [] },
    ];
    expect(weekSentence({ ...week, hours: alone })).toBe('GPUs serve every hour of the week.');
  });
});
