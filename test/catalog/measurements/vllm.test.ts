import { describe, expect, test } from 'vitest';
import { changed, codesOf, fixture, readAs, runOf } from './measured.ts';

describe('a result of vllm bench serve', () => {
  test('is a closed loop where requests in flight were held at a number', () => {
    expect(runOf('vllm.json')).toMatchObject({
      label: 'concurrency 16',
      measuredWith: 'vllm bench serve',
      day: '2026-09-15',
      called: ['meta-llama/Llama-3.1-8B-Instruct'],
      engine: 'vllm',
      gpus: undefined,
      precision: undefined,
      load: { mode: 'closed-loop', concurrency: 16 },
      // 159,937 and 32,000 tokens of 160 completed requests: 999.60625, to six digits 999.606, and 200
      input: '999.606',
      output: '200',
      metric: 'output',
    });
  });
  test('keeps the digits of its rate and times as they stand in the file', () => {
    const text = fixture('vllm.json');
    const digits = (key: string) => new RegExp(`"${key}": ([\\d.]+)`).exec(text)![1];
    const run = runOf('vllm.json');
    expect([run.rate.text, run.ttft, run.tpot]).toEqual(
      ['output_throughput', 'mean_ttft_ms', 'mean_tpot_ms'].map(digits),
    );
    expect(run.notes).toEqual(['160 requests', 'p99 of TTFT 135 ms', 'p99 of TPOT 9.38 ms']);
  });
  test('is a burst where all requests came at once, also when the limit was not below their number', () => {
    const burst = { mode: 'burst', concurrency: 160 };
    expect(runOf('vllm.json', changed('vllm.json', { max_concurrency: null })).load).toEqual(burst);
    expect(runOf('vllm.json', changed('vllm.json', { max_concurrency: 160 })).load).toEqual(burst);
    expect(runOf('vllm.json', changed('vllm.json', { max_concurrency: 159 })).load?.mode).toBe('closed-loop');
  });
  test('is left out where requests came at a finite rate, or at a rising one', () => {
    const { runs, left } = readAs('vllm.json', changed('vllm.json', { request_rate: 4.5 }));
    expect(runs).toEqual([]);
    expect(left.map(({ label, reason }) => `${label}: ${reason}`)).toEqual([
      '4.5 requests a second: requests came at a given rate, so that its tokens a second are those of the load and not what the machine can do',
    ]);
    const rising = readAs('vllm.json', changed('vllm.json', { ramp_up_strategy: 'linear' }));
    expect(rising.left.map(run => run.reason)).toEqual(['the load rose during the run']);
  });
  test('may be one of several that were appended to a file', () => {
    const { runs, left } = readAs('vllm-appended.jsonl');
    expect(runs.map(({ label, mark }) => [label, mark.line])).toEqual([
      ['burst of 500', 1],
      ['concurrency 64', 3],
    ]);
    expect(left.map(({ mark }) => mark.line)).toEqual([2]);
  });
  test('may be one of a list', () => {
    const list = `[${fixture('vllm.json')},\n${changed('vllm.json', { max_concurrency: 8 })}]`;
    expect(readAs('list.json', list).runs.map(run => run.label)).toEqual(['concurrency 16', 'concurrency 8']);
  });
  test('of 2024 has fewer fields, and no limit of requests in flight', () => {
    expect(runOf('vllm-2024.json')).toMatchObject({
      day: '2024-06-12',
      load: { mode: 'burst', concurrency: 300 },
      // 67,200 and 61,830 tokens of 300 requests
      input: '224',
      output: '206.1',
    });
  });
  test('counts all tokens where only these were counted', () => {
    const text = changed('vllm.json', { output_throughput: undefined, total_token_throughput: 12813.5 });
    expect(runOf('vllm.json', text)).toMatchObject({ metric: 'total', rate: { text: '12813.5' } });
  });
  test('of SGLang has the same fields, and is called by its name', () => {
    const text = changed('vllm.json', { backend: 'sglang', total_output_tokens_retokenized: 31998 });
    expect(runOf('vllm.json', text)).toMatchObject({ measuredWith: 'SGLang bench_serving', engine: 'sglang' });
  });
  test('does not say the engine where the client spoke the API of OpenAI', () => {
    expect(runOf('vllm.json', changed('vllm.json', { backend: 'openai-chat' })).engine).toBeUndefined();
  });
  test('is read with the NaN and Infinity that Python writes; a time that was not measured is left out', () => {
    const text = fixture('vllm.json')
      .replace(/"mean_ttft_ms": [\d.]+/, '"mean_ttft_ms": NaN')
      .replace(/"mean_tpot_ms": [\d.]+/, '"mean_tpot_ms": 0.0')
      .replace('"request_rate": "inf"', '"request_rate": Infinity');
    expect(runOf('vllm.json', text)).toMatchObject({
      ttft: undefined,
      tpot: undefined,
      load: { mode: 'closed-loop', concurrency: 16 },
    });
  });
  test('warns of more than 1 % of failed requests, counted or not', () => {
    const doubts = (changes: object) => runOf('vllm.json', changed('vllm.json', { ...changes })).warnings;
    // 1 of 161 is 0.6 %, 2 of 162 are 1.2 %
    expect(doubts({ failed: 1 })).toEqual([]);
    expect(doubts({ failed: 2 }).map(d => `${d.code} ${d.severity} ${d.message}`)).toEqual([
      'E527 warning concurrency 16: 2 of 162 requests failed (1.2 %)',
    ]);
    // 170 sent, 160 completed: 10 of 170 are 5.9 %
    expect(doubts({ failed: undefined, num_prompts: 170 }).map(d => d.message)).toEqual([
      'concurrency 16: 10 of 170 requests failed (5.9 %)',
    ]);
  });
  test('warns of a run of fewer than two rounds', () => {
    const short = runOf('vllm.json', changed('vllm.json', { max_concurrency: 100 }));
    expect(short.warnings.map(d => d.code)).toEqual(['E529']);
    expect(runOf('vllm.json', changed('vllm.json', { max_concurrency: 80 })).warnings).toEqual([]);
  });
  test.each([
    [{ output_throughput: 0 }, ['E524 `output_throughput` is 0 tok/s']],
    [{ output_throughput: -5.5 }, ['E524 `output_throughput` is -5.5 tok/s']],
    [{ output_throughput: 'fast' }, ['E524 `output_throughput` is no number']],
    [{ completed: 0 }, ['E526 `completed` is `0`']],
    [{ total_input_tokens: undefined }, ['E526 `total_input_tokens` is missing']],
    [{ total_output_tokens: null }, ['E526 `total_output_tokens` is no number']],
  ])('is refused with %o', (changes, problems) => {
    const read = readAs('vllm.json', changed('vllm.json', changes));
    expect(codesOf(read)).toEqual(problems);
    expect(read.runs).toEqual([]);
  });
  test('of embeddings makes no tokens and is left out', () => {
    const text = changed('vllm.json', { total_output_tokens: undefined, output_throughput: undefined });
    expect(readAs('vllm.json', text).left.map(run => run.reason)).toEqual(['it made no tokens: embeddings or pooling']);
  });
  test('shows the place of what is wrong', () => {
    const text =
      '[\n{"completed": 3, "request_throughput": 1,\n  "total_input_tokens": 3, "total_output_tokens": 9,\n  "output_throughput": 0}\n]';
    expect(readAs('zero.json', text).problems).toMatchObject([{ at: { file: 'zero.json', line: 4, column: 24 } }]);
  });
});
