import { describe, expect, test } from 'vitest';
import { changed, codesOf, fixture, readAs, runOf } from './measured.ts';

const config = (input_config: unknown) => runOf('aiperf.json', changed('aiperf.json', { input_config }));

describe('a result of AIPerf', () => {
  test('has its means as they stand, and the load of the phase that was measured', () => {
    expect(runOf('aiperf.json')).toMatchObject({
      label: 'concurrency 16',
      measuredWith: 'AIPerf 0.10.0',
      day: '2026-07-03',
      called: ['llama-3.1-8b-fp8'],
      load: { mode: 'closed-loop', concurrency: 16 },
      input: '367.28125',
      output: '198.80208333333334',
      metric: 'output',
      rate: { text: '2089.1442436393677' },
      ttft: '119.13046247916667',
      tpot: '7.05021344397687',
      notes: ['96 requests', 'p99 of TTFT 254 ms', 'p99 of TPOT 9.3 ms'],
      gpus: undefined,
      precision: undefined,
      engine: undefined,
    });
  });
  test.each([
    ['AIPerf before 0.8', { loadgen: { concurrency: 8, request_count: 96 } }],
    ['GenAI-Perf', { perf_analyzer: { stimulus: { concurrency: 8 } } }],
    ['the first GenAI-Perf', { concurrency: 8, request_rate: null }],
    ['a list of one', { concurrency: [8] }],
    ['phases as a map', { phases: { profiling: { type: 'concurrency', concurrency: 8 } } }],
  ])('may say the load as %s did', (_, said) => {
    expect(config(said).load).toEqual({ mode: 'closed-loop', concurrency: 8 });
  });
  test('does not say the load where nothing of it was set', () => {
    expect(config({ loadgen: { request_count: 96 } }).load).toBeUndefined();
    const two = [
      { name: 'a', concurrency: 4 },
      { name: 'b', concurrency: 8 },
    ];
    expect(config({ phases: two }).load).toBeUndefined();
  });
  test.each([
    [{ phases: [{ name: 'profiling', type: 'poisson', rate: 1.0 }] }, '1 requests a second'],
    [{ loadgen: { request_rate: 12, concurrency: 64 } }, '12 requests a second'],
    [{ phases: [{ name: 'profiling', type: 'fixed_schedule' }] }, 'a schedule'],
    [{ loadgen: { concurrency: 1 }, input: { fixed_schedule: true } }, 'a schedule'],
  ])('is left out where requests came as in %o', (input_config, label) => {
    const { runs, left } = readAs('aiperf.json', changed('aiperf.json', { input_config }));
    expect(runs).toEqual([]);
    expect(left.map(run => run.label)).toEqual([label]);
  });
  test('is left out where it was cancelled', () => {
    const { left } = readAs('aiperf.json', changed('aiperf.json', { was_cancelled: true }));
    expect(left.map(run => run.reason)).toEqual(['the run was cancelled']);
  });
  test('has times in milliseconds, whatever their unit was', () => {
    const time = (unit: string, avg: number) =>
      runOf('aiperf.json', changed('aiperf.json', { time_to_first_token: { unit, avg } })).ttft;
    // 0.1185 s and 118,500,000 ns are 118.5 ms
    expect([time('sec', 0.1185), time('us', 118500), time('ns', 118500000), time('ms', 118.5)]).toEqual(
      Array.from({ length: 4 }, () => '118.5'),
    );
    expect(time('fortnights', 1)).toBeUndefined();
  });
  test('warns of failed requests', () => {
    const text = changed('aiperf.json', { error_request_count: { unit: 'requests', avg: 4.0 } });
    // 4 of 96 + 4 sent
    expect(runOf('aiperf.json', text).warnings.map(d => d.message)).toEqual([
      'concurrency 16: 4 of 100 requests failed (4 %)',
    ]);
  });
  test('may have its metrics below `records`, as in early versions', () => {
    const { input_config, ...records } = JSON.parse(fixture('aiperf.json'));
    expect(runOf('aiperf.json', JSON.stringify({ records, input_config }))).toMatchObject({
      rate: { text: '2089.1442436393677' },
      load: { concurrency: 16 },
    });
  });
  test('is refused without a rate in tokens a second', () => {
    const refused = (metric: unknown) =>
      codesOf(readAs('aiperf.json', changed('aiperf.json', { output_token_throughput: metric })));
    expect(refused({ unit: 'tokens/sec', avg: 0 })).toEqual(['E524 `output_token_throughput.avg` is 0 tok/s']);
    expect(refused({ unit: 'tokens/min', avg: 9 })).toEqual([
      'E524 `output_token_throughput` is in `tokens/min`, not in tokens a second',
    ]);
    expect(refused(undefined)).toEqual(['E524 `output_token_throughput.avg` is missing']);
  });
});

describe('a result of GenAI-Perf', () => {
  test('is told from one of AIPerf', () => {
    const tools = ['genai-perf.json', 'genai-perf.csv', 'aiperf.json', 'aiperf-loadgen.json', 'aiperf.csv'];
    expect(tools.map(name => runOf(name).measuredWith)).toEqual([
      'GenAI-Perf',
      'GenAI-Perf',
      'AIPerf 0.10.0',
      'AIPerf 0.3.0',
      'AIPerf',
    ]);
  });
});

describe('the CSV of AIPerf and GenAI-Perf', () => {
  test('has the metrics of the JSON, and neither load nor day', () => {
    expect(runOf('aiperf.csv')).toMatchObject({
      input: '367.28',
      output: '198.8',
      rate: { text: '2089.14', mark: { line: 10 } },
      ttft: '119.13',
      tpot: '7.05',
      load: undefined,
      day: undefined,
    });
  });
  test('may group digits by commas', () => {
    expect(runOf('genai-perf.csv')).toMatchObject({ input: '1367.28', rate: { text: '2089.14' } });
  });
});
