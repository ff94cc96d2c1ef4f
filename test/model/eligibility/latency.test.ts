import { describe, expect, test } from 'vitest';
import type { CompiledCatalog } from '../../../src/catalog/compiled.ts';
import { openCatalog } from '../../../src/catalog/open.ts';
import { barriersOf } from '../../../src/model/eligibility/eligibility.ts';
import { Faults } from '../../../src/model/fault.ts';
import { modelOf } from '../../../src/model/model.ts';
import { parseScenario } from '../../../src/scenario/parse.ts';
import { compiledJson, SOURCE } from '../../catalog/entries.ts';
import { compared, PLAIN, planOf, reportOf } from '../compare.ts';

const MODEL = `name: M\nparameters: 70B param\nactiveParameters: 70B param\nlayers: 80\nhidden: 8192\nheads: 64\nkvHeads: 8\nheadDim: 128\nkvBytesPerToken: 327680 B/tok\nlicence: { value: MIT, source: ${SOURCE} }\nsource: ${SOURCE}\n`;
const DEVICE = `name: H100\nmemory: 80 GB\nbandwidth: 3350 GB/s\nlink: nvlink4\nflops: { bf16: 989 TFLOP/s, fp8: 1979 TFLOP/s }\ngpusPerServer: 8\nidlePower: 70 W/GPU\nactivePower: 700 W/GPU\nsource: ${SOURCE}\n`;
const catalogWith = (rows = ''): CompiledCatalog =>
  compiledJson({
    'models/m-70b': MODEL,
    'devices/h100-sxm': DEVICE,
    ...(rows ? { 'throughput/m-70b/h100-sxm': `rows:\n${rows}` } : {}),
  });
const row = (mode: string, metric: string, rate: string, more = '') =>
  `  - { gpus: 2, precision: fp8, engine: vllm, mode: ${mode}, input: 1000 tok, output: 500 tok, ${more}metric: ${metric}, rate: ${rate} tok/s, source: ${SOURCE} }\n`;

const OWN = 'model: m-70b, precision: fp8, replica: 2 x h100-sxm, rent: { price: 2 USD/GPU/h }';
const API = 'api: acme/m, price: { input: 1 USD/Mtok, output: 1 USD/Mtok }';
const task = (latency: string, input = '1000 tok') =>
  `requests: 100k /day, input: ${input}, output: 500 tok${latency ? `, latency: { ${latency} }` : ''}`;
const scenario = (tasks: Record<string, string>, options: Record<string, string>, more = '') => {
  const map = (entries: Record<string, string>) =>
    Object.entries(entries)
      .map(([id, text]) => `  ${id}: { ${text} }\n`)
      .join('');
  return `tco: 1\n${PLAIN}tasks:\n${map(tasks)}options:\n${map(options)}staff: {}\n${more}`;
};
const run = (tasks: Record<string, string>, options: Record<string, string>, more = '', catalog = catalogWith()) =>
  reportOf(scenario(tasks, options, more), JSON.stringify(catalog));

/** The reasons that close the only option to the only task, by what would have to give. */
function barriers(latency: string, option: string, catalog = catalogWith(), input = '1000 tok', lifted: string[] = []) {
  const { scenario: parsed } = parseScenario(scenario({ t: task(latency, input) }, { a: option }), 'test.yaml');
  const find = barriersOf(
    { scenario: parsed!, catalog: openCatalog(catalog), asOf: '2026-11-01' },
    new Faults(),
    new Set(lifted),
  );
  return find(parsed!.tasks[0]!, parsed!.options[0]!);
}

describe('what an option is said to deliver', () => {
  test('closes it to the tasks whose limit is tighter, and to no others', () => {
    const { plans } = run(
      { chat: task('ttft: 500 ms'), batch: task('') },
      { api: `${API}, latency: { ttft: 800 ms, tpot: 20 ms }` },
    );
    expect(plans[0]!.reasons).toEqual(['chat: the time to the first token is 800 ms on api, the limit is 500 ms']);
  });
  test('is compared in one unit, and may be just the limit', () => {
    const delivers = `${API}, latency: { ttft: 800 ms, tpot: 20 ms }`;
    expect(barriers('ttft: 0.8 s, tpot: 0.02 s', delivers)).toEqual([]);
    expect(barriers('ttft: 0.799 s, tpot: 19.9 ms', delivers).map(b => [b.kind, b.requirement, b.source])).toEqual([
      ['latency', 'tasks.t.latency.ttft', undefined],
      ['latency', 'tasks.t.latency.tpot', undefined],
    ]);
  });
  test('comes before the estimate, and makes stated rates checkable', () => {
    // two H100s read 1000 tok in less than 500 ms
    expect(barriers('ttft: 500 ms', OWN)).toEqual([]);
    expect(barriers('ttft: 500 ms', `${OWN}, latency: { ttft: 1 s }`)[0]!.sentence).toBe(
      'the time to the first token is 1 s on a, the limit is 500 ms',
    );
    const stated = `${OWN}, throughput: { total: 9k tok/s }, latency: { ttft: 1 s }`;
    const { plans, problems } = run({ chat: task('ttft: 2 s') }, { own: stated });
    expect([plans[0]!.feasible, problems]).toEqual([true, []]);
  });
});

describe('a limit that nothing is known of', () => {
  const warnings = (tasks: Record<string, string>, options: Record<string, string>) =>
    run(tasks, options).problems.flatMap(p => (p.code === 'E421' ? [] : [`${p.code} ${p.details.split('\n')[0]}`]));
  test('is a warning, one for each option', () => {
    expect(
      warnings(
        { chat: task('ttft: 1 s'), code: task('tpot: 40 ms') },
        { api: API, own: `${OWN}, throughput: { total: 9k tok/s }` },
      ),
    ).toEqual([
      'E444 the latency limits are not checked on api: it does not say how fast it answers',
      'E444 the latency limits are not checked on own: its throughput is stated, and says nothing of them',
    ]);
  });
  test('says which figure is missing where the other is there', () => {
    expect(warnings({ chat: task('ttft: 1 s, tpot: 40 ms') }, { api: `${API}, latency: { ttft: 1 s }` })).toEqual([
      'E444 the latency limits are not checked on api: its `latency` has no `tpot`',
    ]);
  });
  test('is none where no task has a limit, or the option is closed to those that have', () => {
    expect(warnings({ chat: task('') }, { api: API })).toEqual([]);
    expect(warnings({ chat: `${task('ttft: 1 s')}, accept: { models: [other] }` }, { api: API })).toEqual([]);
  });
});

describe('one request alone', () => {
  const inMs = (sentence: string) => {
    const [, figure, unit] = /of ([\d.]+) (ms|s) on a/.exec(sentence)!;
    return Number(figure) * (unit === 's' ? 1000 : 1);
  };
  test('closes a fleet where it is too slow, with both figures and what they rest on', () => {
    const [found] = barriers('tpot: 1 ms', OWN);
    expect(found!.sentence).toMatch(/^one request alone has its time per token of [\d.]+ ms on a, the limit is 1 ms$/);
    expect(found!.source).toMatchObject({ kind: 'default', reason: expect.stringMatching(/^serving estimate of/) });
    // 70 GB of weights over 2 × 3.35 TB/s are 10.4 ms at the least; no replica uses less than half of its bandwidth
    expect(inMs(found!.sentence)).toBeGreaterThan(10.4);
    expect(inMs(found!.sentence)).toBeLessThan(20.9);
  });
  test('is held against the limit to the last digit that is shown', () => {
    for (const name of ['ttft', 'tpot']) {
      const alone = inMs(barriers(`${name}: 1 ms`, OWN)[0]!.sentence);
      expect(barriers(`${name}: ${alone * 1.01} ms`, OWN)).toEqual([]);
      expect(barriers(`${name}: ${alone * 0.99} ms`, OWN)).toHaveLength(1);
    }
  });
  test('closes the fleet to the task with the long prompts, and the others keep it', () => {
    const tasks = { long: task('ttft: 1 s', '60k tok'), short: task('ttft: 1 s') };
    const options = { own: `${OWN}, replicas: 100`, api: `${API}, latency: { ttft: 900 ms }` };
    const report = run(tasks, options, 'plans: { both: { fill: [own, api] } }\n');
    expect(planOf(report, 'own').reasons).toEqual([
      expect.stringMatching(
        /^long: one request alone has its time to the first token of [\d.]+ s on own, the limit is 1 s$/,
      ),
    ]);
    const both = planOf(report, 'both');
    expect(both.feasible).toBe(true);
    expect(both.shares.map(s => [s.task, s.option, Number(s.share)])).toEqual(
      expect.arrayContaining([
        ['long', 'api', 1],
        ['short', 'own', 1],
      ]),
    );
  });
  test('is what the task asks, whatever else the fleet serves', () => {
    const reason = (others: Record<string, string>) =>
      planOf(run({ long: task('ttft: 1 s', '60k tok'), ...others }, { own: OWN }), 'own').reasons[0];
    expect(reason({ short: task('') })).toBe(reason({}));
  });
  test('keeps the limit where longer prompts of other tasks share the fleet', () => {
    const plan = planOf(run({ long: task('', '60k tok'), short: task('ttft: 1 s') }, { own: OWN }), 'own');
    expect([plan.feasible, plan.reasons]).toEqual([true, []]);
  });
  test('reads its prompt no more than once, however short the answer', () => {
    const first = (output: string) =>
      inMs(
        (() => {
          const text = scenario(
            { t: `requests: 1k /day, input: 8000 tok, output: ${output}, latency: { ttft: 1 ms }` },
            { a: OWN },
          );
          return planOf(reportOf(text, JSON.stringify(catalogWith())), 'a').reasons[0]!;
        })(),
      );
    expect(first('1 tok') / first('500 tok')).toBeLessThan(2);
  });
  test('is as much faster as the replica was measured to be', () => {
    const first = (rate: string) =>
      inMs(
        barriers('tpot: 1 ms', OWN, catalogWith(row('closed-loop', 'output', rate, 'concurrency: 64, ')))[0]!.sentence,
      );
    // one row: its rate over the estimate holds for all conditions
    expect(first('1000') / first('2000')).toBeCloseTo(2, 2);
  });
  test('follows a measurement of the scenario', () => {
    const first = (rate: number) =>
      inMs(
        barriers(
          'ttft: 1 ms',
          `${OWN}, throughput: { measured: ${rate} tok/s, metric: output, at: { input: 1000 tok, output: 500 tok } }`,
        )[0]!.sentence,
      );
    expect(first(1000) / first(3000)).toBeCloseTo(3, 1);
  });
  test('is that of rows of one request at a time where there are no others', () => {
    const rows = row('single-stream', 'prefill', '500') + row('single-stream', 'output', '40');
    // 1000 tok ÷ 500 tok/s = 2 s; 1 ÷ 40 tok/s = 25 ms
    expect(barriers('ttft: 1 s, tpot: 20 ms', OWN, catalogWith(rows)).map(b => b.sentence)).toEqual([
      'one request alone has its time to the first token of 2 s on a, the limit is 1 s',
      'one request alone has its time per token of 25 ms on a, the limit is 20 ms',
    ]);
    expect(barriers('ttft: 2 s, tpot: 25 ms', OWN, catalogWith(rows))).toEqual([]);
  });
});

test('a limit that is lifted closes nothing', () => {
  const lifted = barriers('ttft: 1 ms, tpot: 1 ms', OWN, catalogWith(), '1000 tok', ['tasks.t.latency.ttft']);
  expect(lifted.map(b => b.requirement)).toEqual(['tasks.t.latency.tpot']);
});

test('a fleet is not sized under a limit that is lifted', () => {
  const { scenario: parsed } = parseScenario(scenario({ t: task('ttft: 1 ms') }, { a: OWN }), 'test.yaml');
  const drive = { lifted: new Set(['tasks.t.latency.ttft']) };
  const model = modelOf(parsed!, openCatalog(catalogWith()), '2026-11-01', drive, new Faults());
  const { closed } = model.plan('a', model.mixes[0]!.mix);
  const supply = model.supplies.get('a')!;
  expect([closed, supply.kind === 'fleet' && supply.fleet.rates.staffing]).toEqual([[], undefined]);
});

test('a limit that is not above 0 ends the run with its place', () => {
  const { report, problems } = compared(scenario({ t: task('ttft: 0 s') }, { a: API }));
  expect([report, problems.map(p => [p.code, p.path])]).toEqual([undefined, [['E215', 'tasks.t.latency.ttft']]]);
});
