import { describe, expect, test } from 'vitest';
import { renderCapacityCsv, renderCapacityJson } from '../../../src/report/capacity/capacity-formats.ts';
import { renderCapacity } from '../../../src/report/capacity/capacity-page.ts';
import { renderRanking, renderRankingCsv, renderRankingJson } from '../../../src/report/capacity/ranking-page.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { displayWidth } from '../../../src/report/width.ts';
import { DOES_NOT_FIT, FITS, RANKING } from './fixture.ts';

const SCREENS = [
  ['page', {}],
  ['narrow', { width: 40 }],
  ['wide', { width: 120 }],
  ['ascii', { unicode: false }],
] as const;

describe.each(SCREENS)('on a screen like %s', (name, changes) => {
  const screen = { ...PAGE, ...changes };
  const texts = { replica: renderCapacity(FITS, screen), ranking: renderRanking(RANKING, screen) };
  test('a replica and a ranking read as in the golden files', async () => {
    await expect(texts.replica).toMatchFileSnapshot(`golden/replica-${name}.txt`);
    await expect(texts.ranking).toMatchFileSnapshot(`golden/ranking-${name}.txt`);
  });
  test('no line is wider than the screen', () => {
    for (const line of Object.values(texts).join('\n').split('\n'))
      expect(displayWidth(line)).toBeLessThanOrEqual(screen.width);
  });
});

test('without Unicode nothing beyond ASCII is printed', () => {
  const ascii = { ...PAGE, unicode: false };
  expect(renderCapacity(FITS, ascii) + renderRanking(RANKING, ascii)).toMatch(/^[\n -~]*$/);
});

describe('a replica that does not fit', () => {
  test('says what it needs, what it has, and what would fit', () => {
    expect(
      renderCapacity(DOES_NOT_FIT, PAGE),
    ).toBe(`tiny at fp16 on 1 x box · requests of 2,000 tok in and 500 tok out · prices of
2026-10-15, catalog 2026.11.1

Does not fit: the weights (141 GB), one request (0.754 GB) and the engine need
143 GB, 1 GPU can fill 80.9 GB.
What fits: fp8 on the same GPU, or 2 GPUs.
`);
  });
  test('may have no remedy', () => {
    const fit = { ...DOES_NOT_FIT.fit, remedies: { precision: null, gpus: null } };
    expect(renderCapacity({ ...DOES_NOT_FIT, fit }, PAGE)).toContain(
      'No usual precision and no number of these GPUs up to 512 holds it.',
    );
  });
  test('has a CSV without rows', () => {
    expect(renderCapacityCsv(DOES_NOT_FIT)).toBe(
      'concurrency,tpot,ttft,ttftLow,ttftHigh,output,outputLow,outputHigh,total,basis,factor\n',
    );
  });
});

describe('what cannot be had is said', () => {
  test('where one request alone breaks a limit', () => {
    const text = renderCapacity(
      { ...FITS, limits: { ttft: null, tpot: '0.001', within: null }, load: { ...FITS.load!, fleet: null } },
      { ...PAGE, width: 120 },
    );
    expect(text).toContain('Within TPOT of 1 ms: not even one request alone.');
    expect(text).toMatch(/no number of replicas\s+keeps the limits\./);
  });
  test('where no price is known, nothing is said of a cost', () => {
    const { rent: _, costs: __, ...unpriced } = FITS;
    expect(renderCapacity(unpriced, PAGE)).not.toContain('USD');
  });
});

describe('the basis of the rates stands above them', () => {
  const text = (changes: object) =>
    renderCapacity({ ...FITS, serving: { ...FITS.serving!, ...changes } }, { ...PAGE, width: 120 }).replace(/\n/g, ' ');
  test('measured or scaled, with the factor and the nearest row', () => {
    expect(text({})).toMatch(
      /One replica Measured: the estimate times 1\.09, .* the nearest 700 tok\/s output with vllm/,
    );
    expect(text({ basis: 'scaled' })).toMatch(
      /One replica Scaled to meet what was measured: the estimate times 1\.09;/,
    );
  });
  test('or estimated, with what is missing', () => {
    expect(text({ basis: 'estimated', factor: '1', distance: null, nearest: null })).toContain(
      'One replica Estimated: the catalog has no run of many requests at once on 2 x box that loads like fp8.',
    );
    const vllm = {
      ...FITS,
      replica: { ...FITS.replica, engine: 'vllm' },
      serving: { ...FITS.serving!, basis: 'estimated' as const },
    };
    expect(renderCapacity(vllm, { ...PAGE, width: 120 }).replace(/\n/g, ' ')).toContain('at once with vllm on 2 x box');
  });
});

test('the heading names own prices and the file of the catalog', () => {
  const named = { ...FITS.catalog, name: 'new.json', overlays: [{ name: 'own' }] };
  const heading = 'catalog new.json (2026.11.1) with own prices (own)';
  for (const text of [
    renderCapacity({ ...FITS, catalog: named }, PAGE),
    renderRanking({ ...RANKING, catalog: named }, PAGE),
  ])
    expect(text.replace(/\n/g, ' ')).toContain(heading);
});

describe('for programs', () => {
  test('the JSON has sorted keys, decimals as text, and reads back as the report', () => {
    const json = renderCapacityJson(FITS);
    expect(JSON.parse(json)).toEqual(FITS);
    expect(json).not.toMatch(/: -?\d/);
    const keys = [...json.matchAll(/^ {2}"(\w+)":/gm)].map(found => found[1]);
    expect(keys).toEqual([...keys].sort());
  });
  test('the CSV of a replica is its curve', () => {
    expect(renderCapacityCsv(FITS).split('\n')[3]).toBe('10,16,0.3,0.15,0.6,520,260,1040,2600,measured,1.0871');
  });
  test('the ranking as JSON has null for what is not known, and no names made for the eye', () => {
    const { rows } = JSON.parse(renderRankingJson(RANKING));
    expect(rows[2]).toMatchObject({ device: 'rack', gpus: '1', rent: null, perMtokAtLoad: null });
    expect(rows[0]).not.toHaveProperty('id');
  });
  test('the ranking as CSV quotes what has a comma', () => {
    const [head = '', first = ''] = renderRankingCsv(RANKING).split('\n');
    expect(head.split(',').at(-1)).toBe('rentSource');
    expect(first).toMatch(/^box,2,fp8,.*,"rentals\/cloud\/box: a price list, with a comma"$/);
  });
});
