import { expect, test } from 'vitest';
import { nameMatcher } from '../../../src/model/capacity/match-name.ts';
import { predictRows } from '../../../src/model/capacity/predict-rows.ts';

const names = nameMatcher({
  models: {
    'llama-3.1-8b': {
      parameters: 8.03e9,
      layers: 32,
      hidden: 4096,
      heads: 32,
      kvHeads: 8,
      headDim: 128,
      vocabulary: 128_256,
      tiedEmbedding: false,
    },
  },
  devices: { 'h100-sxm': { memory: 80e9, bandwidth: 3350e9, flops: { bf16: 989e12, fp8: 1979e12 }, link: 'nvlink4' } },
});
const row = {
  id: 'a',
  hw_class: 'H100',
  hardware: 'H100 SXM 80GB',
  n_gpus: '1',
  tp: '1',
  pp: '1',
  replicas: '1',
  model: 'Llama-3.1-8B',
  params_b: '8.03',
  active_params_b: '8.03',
  weight_fmt: 'fp8',
  weight_bits: '8',
  kv_bits: '8',
  engine: 'vllm',
  engine_version: '0.11.0',
  mode: 'offline_saturated',
  input_len: '1000',
  output_len: '1000',
  concurrency: '',
  metric: 'out_tok_s',
};
const first = (...rows: Record<string, string>[]) => predictRows(rows, names).map(p => p.predicted);

test('answers each row with its id, in order', () => {
  const answers = predictRows([row, { ...row, id: 'b', metric: 'total_tok_s' }], names);
  expect(answers.map(a => a.id)).toEqual(['a', 'b']);
  // as many tokens in as out: in total twice as many
  expect(answers[1]!.predicted! / answers[0]!.predicted!).toBeCloseTo(2, 9);
});

test('knows a device and a model by many spellings', () => {
  const spelt = [
    { ...row, hardware: 'NVIDIA H100 80GB HBM3', model: 'meta-llama/Llama-3.1-8B-Instruct' },
    { ...row, hardware: 'h100-sxm', model: 'Meta-Llama-3.1-8B-Instruct-FP8' },
  ];
  const [plain] = first(row);
  for (const rate of first(...spelt)) expect(rate).toBeCloseTo(plain!, 6);
});

test('derives an unknown model from its parameters, and an unknown device from its class', () => {
  const [plain, model, device] = first(row, { ...row, model: 'Somebody-8B' }, { ...row, hardware: 'H100 of somebody' });
  expect(Math.abs(Math.log(model! / plain!))).toBeLessThan(0.15);
  expect(device).toBeGreaterThan(0);
});

test('gives the reason where it has no figure', () => {
  const refused = (change: Record<string, string>) => predictRows([{ ...row, ...change }], names)[0]!.refused;
  expect(refused({ hardware: 'abacus', hw_class: '' })).toBe('no device `abacus` is known');
  expect(refused({ model: 'x', params_b: '' })).toBe('no model `x` is known, and its parameters are not stated');
  expect(refused({ output_len: '' })).toBe('the lengths of its requests are not stated');
  expect(refused({ mode: 'dance' })).toBe('no mode `dance`');
  // 405 GB of weights, a cache of 516 MB or less, 1.5 GB beside them; 80 GB x 1.065 x 0.95 = 80.9 GB
  expect(refused({ model: 'Big', params_b: '405', active_params_b: '405' })).toMatch(
    /^needs 40\d\.\d GB, has 80\.9 GB$/,
  );
});

test('stays finite for empty, zero and absurd cells', () => {
  const odd = ['', '0', '-5', 'NaN', '1e9', 'many'];
  const rows = odd.flatMap(cell => Object.keys(row).map(column => ({ ...row, [column]: cell })));
  for (const p of predictRows(rows, names))
    expect(
      p.refused !== undefined ||
        (p.predicted! > 0 && Number.isFinite(p.predicted!) && p.low! <= p.predicted! && p.predicted! <= p.high!),
    ).toBe(true);
});

test('takes a row that only describes', () => {
  const { id, hardware, model, weight_fmt, mode, input_len, output_len } = row;
  expect(first({ id, hardware, model, weight_fmt, mode, input_len, output_len })[0]).toBeGreaterThan(1000);
});
