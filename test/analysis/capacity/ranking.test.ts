import { describe, expect, test } from 'vitest';
import { type Ranked, ranking } from '../../../src/analysis/capacity/ranking.ts';
import { compiledFixture, opened, SOURCE } from '../../report/catalog/fixture.ts';
import { DEVICES, QUESTION } from './fixture.ts';

const ALL = 1000;
const rank = (changes: Partial<typeof QUESTION> = {}, top = ALL) => ranking(DEVICES, { ...QUESTION, ...changes }, top);
const name = ({ gpus, device, precision }: Ranked) => `${gpus} x ${device.id} ${precision}`;
const LIMITS = { timeToFirstToken: 2, timePerToken: 0.05 };
const LOAD = { requests: 20, peakToMean: 2 };

describe('the ranking', () => {
  test('has the cheapest first, and devices without a price behind all with one', () => {
    const { ranked, priced } = rank();
    const costs = ranked.slice(0, priced).map(r => r.costs!.full);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    expect(ranked.slice(priced).map(r => r.device.id)).toEqual(ranked.slice(priced).map(() => 'mac'));
    expect(ranked.length).toBeGreaterThan(priced);
  });
  test('tries 1, 2, 4, 8 and 16 GPUs at fp16, fp8 and int4, fp8 only where a device computes in it', () => {
    const { ranked, tooSmall } = rank();
    // a100 and mac have no fp8: 2 devices x 2 precisions x 5 counts + 2 x 3 x 5
    expect(ranked.length + tooSmall).toBe(50);
    expect(ranked.filter(r => r.precision === 'fp8').map(r => r.device.id)).not.toContain('a100');
    expect(new Set(ranked.map(r => r.gpus))).toEqual(new Set([1, 2, 4, 8, 16]));
  });
  test('counts the replicas that do not hold the model instead of listing them', () => {
    // 700 GB of weights at fp16: more than 8 x 24 GB
    const big = { ...QUESTION.choice.architecture, parameters: 350e9, activeParameters: 350e9 };
    const { ranked, tooSmall } = rank({ choice: { ...QUESTION.choice, architecture: big }, precision: 'fp16' });
    expect(ranked.map(name)).not.toContain('8 x consumer fp16');
    expect(tooSmall).toBeGreaterThan(0);
    expect(ranked.length + tooSmall).toBe(20);
  });
  test('is by the cost within the limits where there are any, what breaks one behind what does not', () => {
    const { ranked, priced } = rank({ limits: LIMITS });
    const rows = ranked.slice(0, priced);
    const first = rows.findIndex(r => r.goodput === null);
    const kept = first === -1 ? rows : rows.slice(0, first);
    const costs = kept.map(r => r.costs!.withinLimits!);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    expect(rows.slice(kept.length).every(r => r.goodput === null)).toBe(true);
    for (const { goodput, costs: c } of kept) {
      expect(goodput!.timePerToken).toBeLessThanOrEqual(LIMITS.timePerToken * (1 + 1e-6));
      expect(c!.withinLimits!).toBeGreaterThanOrEqual(c!.full * (1 - 1e-9));
    }
  });
  test('at a load has the same first rows however few are asked for', () => {
    // the bound by which fleets are skipped must not skip a cheaper one
    const all = rank({ limits: LIMITS, load: LOAD }).ranked.filter(r => r.costs?.atLoad !== undefined);
    const costs = all.map(r => r.costs!.atLoad!);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    for (const top of [1, 3, 5])
      expect(rank({ limits: LIMITS, load: LOAD }, top).ranked.map(r => r.costs!.atLoad)).toEqual(costs.slice(0, top));
  });
  test('at a load has the same first rows also where measured runs disagree', () => {
    const row = (gpus: number, concurrency: number, rate: number) =>
      `  - { gpus: ${gpus}, precision: fp16, engine: vllm, mode: closed-loop, input: 2000 tok, output: 300 tok, concurrency: ${concurrency}, metric: output, rate: ${rate} tok/s }\n`;
    const [one, two] = [row(1, 2, 40) + row(1, 8, 900) + row(1, 32, 500), row(2, 4, 900) + row(2, 64, 700)];
    const files = { 'throughput/tiny/box': `source: ${SOURCE}\nrows:\n${one}${two}` };
    const rows = opened(compiledFixture(files)).catalog.throughput('tiny', 'box');
    const devices = DEVICES.map(device => ({ ...device, rows }));
    const asked = { ...QUESTION, limits: LIMITS, load: LOAD, precision: 'fp16' };
    const costs = (top: number) => ranking(devices, asked, top).ranked.map(r => r.costs?.atLoad);
    const all = costs(ALL).filter(cost => cost !== undefined);
    expect(all).toEqual([...all].sort((a, b) => a - b));
    expect(all).not.toEqual(
      ranking(DEVICES, asked, ALL)
        .ranked.map(r => r.costs?.atLoad)
        .slice(0, all.length),
    );
    for (const top of [1, 2, 3, 5]) expect(costs(top)).toEqual(all.slice(0, top));
  });
  test('leaves out what the engine does not run on', () => {
    const on = (engine: string) =>
      new Set(rank({ choice: { ...QUESTION.choice, engine } }).ranked.map(r => r.device.id));
    expect(on('mlx')).toEqual(new Set(['mac']));
    expect(on('vllm')).toEqual(new Set(['a100', 'h100', 'consumer']));
  });
});
