import { describe, expect, test } from 'vitest';
import { CHARTS, chartOf, DARK, LIGHT } from '../../../src/report/chart/charts.ts';
import { textWidth } from '../../../src/report/chart/text-width.ts';
import type { DossierReport } from '../../../src/report/dossier/dossier-report.ts';
import { dossier, LOOK } from './fixture.ts';
import { everyElement, parsedSvg } from './parsed-svg.ts';

const HOSTILE = [
  '<script>globalThis.hacked=1</script>',
  '</text></svg><script>globalThis.hacked=1</script>',
  '</title><script>globalThis.hacked=1</script>',
  '"><img src=x onerror=globalThis.hacked=1>',
  "' onload='globalThis.hacked=1",
  '<use href="https://evil.example/x.svg#a"/>',
  '<foreignObject><iframe src=javascript:globalThis.hacked=1>',
  'javascript:globalThis.hacked=1',
  'url(https://evil.example/x)',
  '&lt;script&gt;&#60;b&#62;&evil;',
  ']]><!--<![CDATA[',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
  '\u001b[31mred\u001b[0m',
  'a\u0000b\u0008c\ud800',
  '\u202egnp.exe\u2066',
  '\n::error file=x::evil',
  'x'.repeat(5000),
  '漢字'.repeat(40),
  '👩‍👩‍👧‍👦'.repeat(30),
  '',
];

const ELEMENTS = ['svg', 'title', 'desc', 'rect', 'text', 'line', 'path', 'circle', 'defs', 'pattern'];
const ATTRIBUTES =
  /^(?:xmlns|width|height|viewBox|role|font-(?:family|size|weight)|x|y|[xy][12]|c[xy]|r|d|id|fill(?:-opacity)?|stroke(?:-\w+)*|text-anchor|paint-order|pattern(?:Units|Transform))$/;
/** What XML cannot hold, and what turns or hides text. */
const ACTIVE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a screen
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]|\p{Cs}/u;

/** The report with other names in it, of everything that a user may name. */
const renamed = (name: string): DossierReport => {
  const put = (text: string) => (['api', 'own', 'input tokens', 't requests'].includes(text) ? name + text : text);
  const walk = (value: unknown): unknown =>
    typeof value === 'string'
      ? put(value)
      : Array.isArray(value)
        ? value.map(walk)
        : value === null || typeof value !== 'object'
          ? value
          : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  const report = walk(dossier()) as DossierReport;
  return { ...report, scenario: { ...report.scenario, name } };
};

describe.each(CHARTS.map(({ id }) => id))('the chart %s', id => {
  test.each([true, false])('holds hostile names as text alone (alone: %s)', alone => {
    for (const name of HOSTILE)
      for (const width of [800, 300]) {
        const chart = chartOf(id, renamed(name), { ...LOOK, width, alone })!;
        const all = everyElement(parsedSvg(chart.svg));
        const where = JSON.stringify(name);
        expect(
          all.map(e => e.name).filter(n => !ELEMENTS.includes(n)),
          where,
        ).toEqual([]);
        const attributes = all.flatMap(e => Object.entries(e.attributes));
        expect(
          attributes.filter(([key]) => !ATTRIBUTES.test(key)),
          where,
        ).toEqual([]);
        expect(
          attributes.filter(([, value]) => /evil|hacked|:(?!\/\/www\.w3\.org)|[<>]/.test(value)),
          where,
        ).toEqual([]);
        expect(
          attributes.filter(([, value]) => /url\((?!#week-hatch\))|NaN|undefined|Infinity/.test(value)),
          where,
        ).toEqual([]);
        expect(
          [chart.svg, chart.title, chart.description].filter(text => ACTIVE.test(text)),
          where,
        ).toEqual([]);
      }
  });

  test('has a title and a description for those who do not see it', () => {
    const chart = chartOf(id, dossier(), LOOK)!;
    const picture = parsedSvg(chart.svg);
    expect(picture.attributes.role).toBe('img');
    expect(picture.children.slice(0, 2).map(({ name, text }) => [name, text])).toEqual([
      ['title', chart.title],
      ['desc', chart.description],
    ]);
  });

  test('stays inside its picture and keeps every number to two decimals', () => {
    for (const [width, height] of [
      [960, 540],
      [360, 320],
      [240, 160],
      [2000, 300],
    ] as const) {
      const { svg } = chartOf(id, dossier(), { ...LOOK, width, height, alone: true })!;
      for (const { name, attributes, text } of everyElement(parsedSvg(svg))) {
        for (const key of ['x', 'x1', 'x2', 'cx', 'y', 'y1', 'y2', 'cy'])
          if (attributes[key] !== undefined) {
            const limit = /y/.test(key) ? height : width;
            expect(Number(attributes[key])).toBeGreaterThanOrEqual(0);
            expect(Number(attributes[key])).toBeLessThanOrEqual(limit);
          }
        if (name === 'text') {
          const size = Number(attributes['font-size'] ?? 12);
          const long = textWidth(text, size, attributes['font-weight'] === 'bold');
          const part = { start: 0, middle: 0.5, end: 1 }[attributes['text-anchor'] ?? 'start']!;
          const left = Number(attributes.x) - long * part;
          expect([text, left >= -1, left + long <= width + 1]).toEqual([text, true, true]);
        }
      }
      expect(svg).not.toMatch(/\d\.\d{3}/);
    }
  });

  test('is the same text twice, and takes its colours from the palette alone', () => {
    const chart = () => chartOf(id, dossier(), LOOK)!.svg;
    expect(chart()).toBe(chart());
    const palette = { ...LIGHT, text: 'var(--text)', series: ['var(--a)', 'var(--b)'] };
    expect(chartOf(id, dossier(), { ...LOOK, palette })!.svg).toContain('fill="var(--text)"');
  });
});

/** Contrast by WCAG 2.2 of two colours in hexadecimal. */
function contrast(a: string, b: string): number {
  const light = (colour: string) => {
    const [r, g, blue] = [1, 3, 5].map(i => {
      const part = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [high, low] = [light(a), light(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

test.each([
  ['light', LIGHT],
  ['dark', DARK],
])('text of the %s palette has a contrast of 4.5 at least, and what is drawn of 3', (_, palette) => {
  // black on white is 21 by definition
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 9);
  for (const text of [palette.text, palette.faint])
    expect(contrast(text, palette.background)).toBeGreaterThanOrEqual(4.5);
  for (const colour of [...palette.series, palette.good, palette.bad])
    expect(contrast(colour, palette.background)).toBeGreaterThanOrEqual(3);
});
