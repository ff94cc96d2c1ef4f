import { describe, expect, test } from 'vitest';
import { knownDevice } from '../../../src/analysis/capacity/known-device.ts';
import { knownModel } from '../../../src/analysis/capacity/known-model.ts';
import { measuredBeside } from '../../../src/analysis/capacity/measured-beside.ts';
import { rentOffers } from '../../../src/analysis/capacity/rent-offers.ts';
import { compiledFixture, opened, SOURCE } from '../../report/catalog/fixture.ts';

const { catalog } = opened();

describe('a model', () => {
  test('is known by its id', () => {
    expect(knownModel(catalog, 'tiny')).toMatchObject({ id: 'tiny', inCatalog: true, contextWindow: 131072 });
  });
  test('is known by the name its publisher gives it, with format and variant', () => {
    expect(knownModel(catalog, 'acme/Tiny-Instruct-FP8')).toMatchObject({ id: 'tiny', inCatalog: true });
  });
  test('without an entry may still have a shape that is known by name', () => {
    expect(knownModel(catalog, 'llama-2-7b')).toMatchObject({ id: 'llama-2-7b', inCatalog: false });
    expect(knownModel(catalog, 'llama-9-7b')).toBeUndefined();
  });
});

describe('a device', () => {
  test('is known by its id, and by a name that adds maker and memory', () => {
    expect(knownDevice(catalog, 'box')).toMatchObject({ id: 'box', gpusPerServer: 1 });
    expect(knownDevice(catalog, 'NVIDIA Box 96GB')).toMatchObject({ id: 'box' });
    expect(knownDevice(catalog, 'boxx')).toBeUndefined();
  });
});

describe('rents', () => {
  test('are the on-demand offers in USD that are in force on the day, per GPU', () => {
    // b8 on demand: 40 USD / 8 GPUs in 2026, 80 / 8 in 2024; b1 is spot and in EUR
    expect(rentOffers(catalog, 'box', '2026-11-01').map(o => [o.instance, o.perGpu])).toEqual([['b8', 5]]);
    expect(rentOffers(catalog, 'box', '2024-06-01').map(o => o.perGpu)).toEqual([10]);
    expect(rentOffers(catalog, 'box', '2023-06-01')).toEqual([]);
    expect(rentOffers(catalog, 'box', '2026-11-01', 'nobody')).toEqual([]);
  });
});

describe('measured rows', () => {
  const row = (gpus: number, precision: string, input: number) =>
    `  - { gpus: ${gpus}, precision: ${precision}, engine: vllm, mode: saturated, input: ${input} tok, output: 500 tok, metric: output, rate: 100 tok/s }\n`;
  const rows = opened(
    compiledFixture({
      'throughput/tiny/box': `source: ${SOURCE}\nrows:\n${row(2, 'fp16', 1000)}${row(1, 'fp16', 8000)}${row(1, 'bf16', 2000)}${row(1, 'int4', 1000)}`,
    }),
  ).catalog.throughput('tiny', 'box');
  const { architecture } = knownModel(catalog, 'tiny')!;
  const { spec, gpusPerServer } = knownDevice(catalog, 'box')!;
  const beside = (precision: string) =>
    measuredBeside(
      rows,
      { architecture, precision, kvBits: 16, engine: undefined, tuning: 'default' },
      { spec: spec!, gpusPerServer },
      1,
      { input: 1000, output: 500 },
    );
  test('are those of a precision that loads and computes alike: of as many GPUs first, then the nearest in length', () => {
    expect(beside('fp16').map(({ row: r }) => [r.gpus, r.precision])).toEqual([
      [1, 'bf16'],
      [1, 'fp16'],
      [2, 'fp16'],
    ]);
    expect(beside('int4').map(({ row: r }) => r.precision)).toEqual(['int4']);
    expect(beside('fp8')).toEqual([]);
  });
  test('stand beside the estimate of their own run', () => {
    for (const { measured, estimated } of beside('fp16')) {
      expect(measured).toBeCloseTo(100, 9);
      expect(estimated).toBeGreaterThan(0);
    }
    expect(beside('fp16')[0]!.estimated).not.toBe(beside('fp16')[1]!.estimated);
  });
});
