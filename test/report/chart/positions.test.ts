import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHARTS, chartOf, heightFor, LIGHT } from '../../../src/report/chart/charts.ts';
import { spread } from '../../../src/report/chart/line-labels.ts';
import { placedBeside } from '../../../src/report/chart/placing.ts';
import { fitted, fittedKeepingEnd, textWidth } from '../../../src/report/chart/text-width.ts';
import { dossier, LOOK, svgOf } from './fixture.ts';
import { elements, type Parsed, pointsOf } from './parsed-svg.ts';

const [api, own] = LIGHT.series as [string, string];
const at = ({ attributes }: Parsed, key: string): number => Number(attributes[key]);
const texts = (svg: string): string[] => elements(svg, 'text').map(e => e.text);
/** Lines across the plot, from below: the one of zero and those above it. */
const grid = (svg: string): Parsed[] =>
  elements(svg, 'line').filter(e => e.attributes.y1 === e.attributes.y2 && at(e, 'x2') - at(e, 'x1') > 100);

describe('costs over traffic', () => {
  const svg = svgOf('breakeven');
  const [left, right] = [at(grid(svg)[0]!, 'x1'), at(grid(svg)[0]!, 'x2')];
  const [zero, top] = [at(grid(svg)[0]!, 'y1'), at(grid(svg).at(-1)!, 'y1')];
  // 10k to 10M tok/day are three powers of ten
  const x = (power: number) => left + ((right - left) * (power - 4)) / 3;

  test('have traffic by its powers and cost from zero', () => {
    const [line] = elements(svg, 'path', { stroke: own, 'stroke-width': '2.25' });
    // 500 USD from 10k to 1M tok/day; where the plans meet 500 × 2.2 = 1,100 is rounded up to 1,200
    const y = zero + ((top - zero) * 500) / 1200;
    const points = pointsOf(line!.attributes.d!);
    expect(points.map(p => p.y)).toEqual([0, 0, 0].map(() => expect.closeTo(y, 1)));
    expect(points.map(p => p.x)).toEqual([4, 5, 6].map(power => expect.closeTo(x(power), 1)));
  });
  test('end at the top where they go beyond it, and the name says so', () => {
    const [line] = elements(svg, 'path', { stroke: api, 'stroke-width': '2.25' });
    const last = pointsOf(line!.attributes.d!).at(-1)!;
    expect(last.y).toBeCloseTo(top, 1);
    // (1,200 − 1,000) ÷ (10,000 − 1,000) of the way from 1M to 10M
    expect(last.x).toBeCloseTo(x(6 + 200 / 9000), 1);
    expect(texts(svg)).toContain('api ↑');
    expect(texts(svg)).toContain('Beyond the top: api.');
  });
  test('are shaded in the colour of the cheapest plan, and its band names it', () => {
    const shades = elements(svg, 'rect', { 'fill-opacity': '0.09' });
    expect(shades.map(e => e.attributes.fill)).toEqual([api, own, api]);
    // the changes at 5M and 10M tok/month are at 500k and 1M tok/day
    expect(at(shades[1]!, 'x')).toBeCloseTo(x(4 + Math.log10(50)), 1);
    expect(at(shades[2]!, 'x')).toBeCloseTo(x(6), 1);
    expect(texts(svg)).toEqual(expect.arrayContaining(['500k', '1M', 'api', 'own', 'today 200k']));
  });
  test('have a cross and a note where a plan is not possible any more', () => {
    const cross = elements(svg, 'path', { stroke: own, 'stroke-width': '2' });
    expect(cross).toHaveLength(1);
    expect(texts(svg)).toContain('Where a line ends, its plan is not possible: own.');
  });
  test('mark today', () => {
    const today = elements(svg, 'line', { 'stroke-dasharray': '3 3' });
    // 2M tok/month are 200k tok/day
    expect(at(today[0]!, 'x1')).toBeCloseTo(x(Math.log10(200_000)), 1);
  });
});

describe('cash over months', () => {
  const svg = svgOf('cashflow');
  const [left, right] = [at(grid(svg)[0]!, 'x1'), at(grid(svg)[0]!, 'x2')];
  const [zero, top] = [at(grid(svg)[0]!, 'y1'), at(grid(svg).at(-1)!, 'y1')];
  // four months to 400 USD
  const place = (month: number, paid: number) => ({
    x: expect.closeTo(left + ((right - left) * month) / 4, 1),
    y: expect.closeTo(zero + ((top - zero) * paid) / 400, 1),
  });

  test('begins with what is paid at once', () => {
    const lines = elements(svg, 'path', { 'stroke-width': '2.25' }).map(e => pointsOf(e.attributes.d!));
    expect(lines[0]).toEqual([place(0, 0), place(1, 100), place(2, 200), place(3, 300), place(4, 400)]);
    expect(lines[1]).toEqual([0, 1, 2, 3, 4].map(m => place(m, 300)));
  });
  test('marks where an outlay has come back', () => {
    const [circle] = elements(svg, 'circle');
    expect({ x: at(circle!, 'cx'), y: at(circle!, 'cy') }).toEqual(place(3, 300));
    expect(texts(svg)).toContain('own has paid back after 3 months');
  });
});

test('costs are bars of their parts, as long as these cost, with the sum at their end', () => {
  const svg = svgOf('costs');
  const bars = elements(svg, 'rect', { stroke: LIGHT.background });
  // 150 and 50 of api, the cheaper one, then 400 and 100 of own; the kinds by size: hardware, input, staff, output
  const lengths = bars.map(e => at(e, 'width'));
  expect(lengths.map(length => length / lengths[0]!)).toEqual(
    [150, 50, 400, 100].map(cost => expect.closeTo(cost / 150, 2)),
  );
  // each begins where the one before ends
  expect(at(bars[1]!, 'x')).toBeCloseTo(at(bars[0]!, 'x') + lengths[0]!, 1);
  expect(texts(svg)).toEqual(
    expect.arrayContaining(['200', '500', 'A', 'hardware', 'B', 'input tokens', 'C', 'staff', 'D', 'output tokens']),
  );
});

test('a tornado has its bars from the cost of today to the cost at either end, named by the values', () => {
  const svg = svgOf('tornado');
  const bars = elements(svg, 'rect', { 'fill-opacity': '0.55' });
  // 180 to 220 around 200, and 200 to 210: 20, 20, 0 and 10 wide
  const unit = at(bars[0]!, 'width') / 20;
  expect(bars.map(e => at(e, 'width'))).toEqual([20, 20, 0, 10].map(cost => expect.closeTo(cost * unit, 1)));
  expect(bars.map(e => e.attributes.fill)).toEqual([LIGHT.good, LIGHT.bad, LIGHT.bad, LIGHT.bad]);
  expect(at(bars[1]!, 'x')).toBeCloseTo(at(bars[0]!, 'x') + 20 * unit, 1);
  expect(texts(svg)).toEqual(
    expect.arrayContaining(['90', '110', '±10 %, request/day', '2', '3', 'own range, USD/Mtok']),
  );
});

test('the week has APIs on top of GPUs, and the line of what these could serve', () => {
  const svg = svgOf('week');
  const [zero, top] = [at(grid(svg)[0]!, 'y1'), at(grid(svg).at(-1)!, 'y1')];
  // busy hours have 6,000 tok/s of GPUs and 2,000 of APIs: the plot ends at 8,000
  const y = (rate: number) => expect.closeTo(zero + ((top - zero) * rate) / 8000, 1);
  const [gpus, apis] = elements(svg, 'path').map(e => pointsOf(e.attributes.d!).map(p => p.y));
  expect(Math.min(...gpus!)).toEqual(y(6000));
  expect(Math.min(...apis!)).toEqual(y(8000));
  const [line] = elements(svg, 'path', { fill: 'none' });
  const levels = [...line!.attributes.d!.matchAll(/(?:M[\d.]+,|V)([\d.]+)/g)].map(found => Number(found[1]));
  // quiet, busy, quiet … of five days
  expect(levels).toEqual(Array.from({ length: 11 }, (_, i) => y(i % 2 ? 6000 : 2000)));
});

test('there is no picture of what the report does not have', () => {
  const empty = dossier({ curves: null, cashFlow: [], plans: [], sensitivity: null, envelope: [] });
  const { routing: _, ...nothing } = empty;
  expect(CHARTS.map(({ id }) => chartOf(id, nothing, LOOK))).toEqual([null, null, null, null, null]);
});

test('a chart with few bars is asked for in less height', () => {
  // 150 + 2 × 66, and 110 + 2 × 38 is less than the least of 220
  expect(CHARTS.map(({ id }) => heightFor(id, dossier()))).toEqual([540, 540, 282, 220, 540]);
});

describe('words in a picture', () => {
  test('are cut to their room at the end, or before the last word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 15, max: 300 }), (text, limit) => {
        for (const cut of [fitted(text, 12, limit), fittedKeepingEnd(text, 12, limit)])
          expect(textWidth(cut, 12)).toBeLessThanOrEqual(limit);
        if (textWidth(text, 12) <= limit) expect(fitted(text, 12, limit)).toBe(text);
      }),
      { seed: 8 },
    );
    expect(fittedKeepingEnd('api deepseek/deepseek-v4-flash cacheRead', 11, 160)).toMatch(/^api deep.*… cacheRead$/);
  });
  test('stand apart from each other, in their order, between two ends', () => {
    const places = fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(places, values => {
        const moved = spread(
          [...values].sort((a, b) => a - b),
          15,
          0,
          300,
        );
        expect(moved[0]).toBeGreaterThanOrEqual(0);
        expect(moved.at(-1)).toBeLessThanOrEqual(300);
        // twenty of them have 300 ÷ 19 each, which is more than 15
        for (let i = 1; i < moved.length; i++) expect(moved[i]! - moved[i - 1]!).toBeGreaterThanOrEqual(15 - 1e-9);
      }),
      { seed: 8 },
    );
  });
  test('are placed beside a point where they hide no line', () => {
    const box = { left: 0, top: 0, right: 400, bottom: 400 };
    // a line that rises to the right (upwards is less) through the point leaves room above on the left
    const rising = [
      [0, 400],
      [400, 0],
    ] as const;
    const [place] = placedBeside([{ at: [200, 200], width: 100 }], [rising], box);
    expect(place).toEqual({ x: 191, y: 191, anchor: 'end' });
    // two at one place do not cover each other
    const both = placedBeside(
      [
        { at: [200, 200], width: 100 },
        { at: [200, 200], width: 100 },
      ],
      [rising],
      box,
    );
    expect(both[1]).toEqual({ x: 209, y: 217, anchor: 'start' });
  });
});
