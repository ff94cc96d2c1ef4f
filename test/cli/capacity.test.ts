import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { shell } from './harness/tco.ts';

const root = inject('whole');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tco-capacity-'));
});

const tco = (args: string) => shell(`${process.execPath} ${root}/bin/tco.js capacity ${args}`, folder);
const json = (args: string) => JSON.parse(tco(`${args} --format json`).stdout);

const MODEL = '--model llama-3.1-8b';
const REQUEST = '--input 2000 --output 300';
const H100 = `${MODEL} --replica "1 x h100-sxm" --precision fp8 ${REQUEST}`;

describe('one replica', () => {
  test('is answered on standard output with nothing on standard error', () => {
    const run = tco(H100.replace('llama-3.1-8b', 'llama-3.3-70b'));
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^llama-3\.3-70b at fp8 on 1 x h100-sxm · requests of 2,000 tok in and 300 tok out/);
    for (const part of ['Fits: weights', 'One replica', 'Requests at once', 'Cost per Mtok', 'Measured runs'])
      expect(run.stdout).toContain(part);
  });
  test('has a page, a JSON and a CSV that agree', () => {
    const report = json(H100);
    const csv = tco(`${H100} --format csv`).stdout.trim().split('\n');
    expect(csv).toHaveLength(report.serving.curve.length + 1);
    const last = report.serving.curve.at(-1);
    expect(csv.at(-1)!.split(',').slice(0, 2)).toEqual([last.concurrency, last.tpot]);
    expect(last.concurrency).toBe(report.fit.batch);
  });
  test('knows the model by the name its publisher gives it', () => {
    expect(json(H100.replace('llama-3.1-8b', 'meta-llama/Llama-3.1-8B-Instruct')).replica.model).toBe('llama-3.1-8b');
  });
  test('takes times with and without a space, and keeps within them', () => {
    const { limits } = json(`${H100} --ttft 2s --tpot "20 ms"`);
    expect(limits).toMatchObject({ ttft: '2', tpot: '0.02' });
    expect(Number(limits.within.tpot)).toBeLessThanOrEqual(0.02);
    expect(Number(limits.within.concurrency)).toBeGreaterThan(1);
  });
  test.each([
    // 500,000 / 86,400 s
    ['--load "500k /day"', 5.787037],
    ['--load "500k request/day"', 5.787037],
    // 2,300 tok a request: 115,000,000 / 2,300 / 86,400 s
    ['--load "115M tok/day"', 0.578704],
    // 730 h of 3,600 s
    ['--load "2.628M /month"', 1],
    ['--requests "2 /s"', 2],
  ])('%s is a load of %s requests a second', (flag, requests) => {
    expect(Number(json(`${H100} ${flag}`).load.requests)).toBeCloseTo(requests, 5);
  });
  test('the busiest hour sizes the fleet, the mean one keeps it busy', () => {
    const [flat, peaked] = ['', '--peak-to-mean 4'].map(
      flag => json(`${H100} --ttft 2s --requests "60 /s" ${flag}`).load,
    );
    expect(Number(peaked.fleet.replicas)).toBeGreaterThan(2 * Number(flat.fleet.replicas));
    expect(Number(peaked.fleet.utilisation)).toBeLessThan(Number(flat.fleet.utilisation));
  });
  test('costs what --rent says, over the tokens of both kinds', () => {
    const { serving, costs, rent } = json(`${H100} --rent "3.60 USD/GPU/h"`);
    expect(rent).toMatchObject({ perGpu: '3.6', provider: null, source: 'command line: --rent 3.60 USD/GPU/h' });
    // 3.60 USD/h over total tok/s x 3,600 s = 1,000 / total USD/Mtok
    expect(Number(costs.full)).toBeCloseTo(1000 / Number(serving.total.value), 7);
  });
  test('costs the offer of --provider, on the day of --as-of', () => {
    expect(json(`${H100} --provider lambda`).rent).toMatchObject({ provider: 'lambda' });
    expect(json(`${H100} --as-of 2020-01-01`)).not.toHaveProperty('rent');
    expect(tco(`${H100} --as-of 2020-01-01`).stdout).toMatch(/No on-demand offer in USD for h100-sxm/);
  });
  test('without --precision is taken at the widest that fits', () => {
    const widest = (model: string) => json(`--model ${model} --replica "1 x h100-sxm" ${REQUEST}`).replica.precision;
    // 8B at fp16 are 16 GB, 70B are 141, 71 and 37 GB at fp16, fp8 and int4, of 80 GB
    expect([widest('llama-3.1-8b'), widest('llama-3.3-70b')]).toEqual(['fp16', 'fp8']);
  });
  test.each(['page.txt', '2026.csv', './300'])('--output takes the tokens and, once more, the file %s', file => {
    expect(tco(`${H100} --output ${file}`)).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(join(folder, file), 'utf8')).toBe(tco(H100).stdout);
  });
});

describe('measured runs', () => {
  const rate = (points: Record<string, number>) =>
    Object.entries(points)
      .map(
        ([concurrency, tokens]) =>
          `  - { gpus: 1, precision: fp8, engine: vllm, mode: closed-loop, input: 2000 tok, output: 300 tok, concurrency: ${concurrency}, metric: output, rate: ${tokens} tok/s }\n`,
      )
      .join('');
  beforeEach(() => {
    const own = join(folder, 'own', 'throughput', 'llama-3.1-8b');
    mkdirSync(own, { recursive: true });
    const source = 'source: { title: a benchmark, read: 2026-11-01, grade: third-party }';
    writeFileSync(join(own, 'h100-sxm.yaml'), `${source}\nrows:\n${rate({ 8: 600, 64: 1500 })}`);
  });
  const point = (
    report: { serving: { curve: { concurrency: string; output: { high: string } }[] } },
    concurrency: string,
  ) => report.serving.curve.find(found => found.concurrency === concurrency);
  test('of a folder of one’s own are what the page says at their concurrency', () => {
    const report = json(`${H100} --catalog own`);
    expect(point(report, '8')).toMatchObject({ basis: 'measured', output: { value: '600', unit: 'tok/s' } });
    expect(point(report, '64')).toMatchObject({ basis: 'measured', output: { value: '1500' } });
    const outputs = report.serving.curve.map(({ output }: { output: { value: string } }) => Number(output.value));
    expect(outputs).toEqual([...outputs].sort((a, b) => a - b));
    expect(report.replica.engine).toBe('vllm');
    // the interval is ln 1.1 wide on each side at the very point
    expect(Number(point(report, '64')!.output.high)).toBeCloseTo(1650, 6);
  });
  test('make the replica slower, its limits tighter and its tokens dearer than the estimate does', () => {
    const flags = '--engine vllm --ttft 2s --tpot 40ms --load "5M /day"';
    const [own, sglang] = [
      `${H100} ${flags} --catalog own`,
      `${H100} ${flags} --catalog own`.replace('vllm', 'sglang'),
    ].map(args => json(args));
    expect(Number(own.serving.factor)).toBeLessThan(0.6);
    expect(sglang.serving).toMatchObject({ basis: 'estimated', factor: '1', distance: null, nearest: null });
    expect(Number(own.limits.within.concurrency)).toBeLessThan(Number(sglang.limits.within.concurrency));
    expect(Number(own.limits.within.tpot)).toBeLessThanOrEqual(0.04);
    expect(Number(own.load.fleet.replicas)).toBeGreaterThan(Number(sglang.load.fleet.replicas));
    for (const cost of ['full', 'withinLimits', 'atLoad'])
      expect(Number(own.costs[cost])).toBeGreaterThan(Number(sglang.costs[cost]));
  });
  test('and own prices are named on the page', () => {
    const text = tco(`${H100} --catalog own`).stdout.replace(/\n/g, ' ');
    expect(text).toContain('with own prices (own)');
    expect(text).toMatch(
      /One replica (Measured|Scaled to meet what was measured): the estimate times 0\.\d+[,;] .*nearest .*1500 tok\/s output with vllm/,
    );
    expect(text).toContain('No --engine: that of the nearest measured run, vllm.');
  });
  test('count in the ranking as on the page', () => {
    const args = '--ttft 2s --tpot 40ms --load "5M /day" --catalog own';
    const { rows } = json(`${MODEL} ${REQUEST} --precision fp8 --device h100-sxm ${args}`);
    const row = rows.find(({ gpus }: { gpus: string }) => gpus === '1');
    const page = json(`${H100} ${args}`);
    expect(row.basis).not.toBe('estimated');
    expect(page).toMatchObject({
      replica: { engine: row.engine },
      serving: { basis: row.basis, factor: row.factor, distance: row.distance, output: { value: row.output } },
      limits: { within: { concurrency: row.within, total: row.goodput } },
      load: { fleet: { replicas: row.replicas, utilisation: row.utilisation } },
      costs: { full: row.perMtok, withinLimits: row.perMtokWithinLimits, atLoad: row.perMtokAtLoad },
    });
  });
});

describe('what has no answer', () => {
  test('a replica that does not fit says what it needs and what would fit, with exit code 5', () => {
    const run = tco(`--model llama-3.3-70b --replica "1 x h100-sxm" --precision fp16 ${REQUEST}`);
    expect(run).toMatchObject({ code: 5, stderr: '' });
    expect(run.stdout).toMatch(
      /Does not fit: .* need\s+143 GB, 1 GPU can fill 8\d\.\d GB\.\nWhat fits: fp8 on the same GPU, or 2 GPUs\./s,
    );
  });
  test('a limit that one request alone breaks, with exit code 5', () => {
    const run = tco(`${H100} --tpot 0.1ms`);
    expect(run.code).toBe(5);
    expect(run.stdout).toContain('not even one request alone');
  });
  test('a ranking in which nothing holds the model, with exit code 5', () => {
    const run = tco(`--model deepseek-r1 --device rtx-3050 --precision fp16 ${REQUEST}`);
    expect(run.code).toBe(5);
    expect(run.stdout).toContain('None of the 5 replicas tried holds the model.');
  });
  test('a device whose arithmetic the catalog does not know, with exit code 3', () => {
    const run = tco(`${MODEL} --replica "1 x mac-mini-m4-pro-64" ${REQUEST}`);
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain('E530');
  });
});

describe('a wrong command line ends with exit code 2 and all that is wrong with it', () => {
  const faults = (args: string): string => {
    const run = tco(args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    return run.stderr;
  };
  test('flags that are missing or cannot be read', () => {
    const said = faults(
      '--replica h100 --precision fp17 --input 2x --ttft 2 --load "3 apples" --kv-precision 9 --tuning x',
    );
    for (const part of [
      '--model is missing',
      '--output is missing',
      '--input `2x` is not a number',
      '--ttft has no unit: write the unit: `2 s`',
      '--load has the unknown unit `apples`',
      '--replica `h100` is not a number of devices and the device: write `2 x h100-sxm`',
      '--precision `fp17` is not known: did you mean `fp16`',
      '--kv-precision `9` is none of fp16',
      '--tuning `x` is neither default nor tuned',
    ])
      expect(said).toContain(part);
  });
  test('ids that are not known, each with the nearest', () => {
    const said = faults(`--model lama-3.1-8b --replica "1 x h100" --provider lamda ${REQUEST}`);
    expect(said).toMatch(
      /no.*`lama-3\.1-8b` is not known: did you mean `llama-3\.1-8b`|--model `lama-3\.1-8b` is not known: did you mean `llama-3\.1-8b`/,
    );
    expect(said).toContain('no device `h100` is known: did you mean `h100-nvl`');
    expect(said).toContain('--provider `lamda` rents nothing out: did you mean `lambda`?');
  });
  test.each([
    ['flags that say the same thing', `${H100} --load "1 /s" --requests "1 /s"`, 'say the same thing'],
    ['two prices', `${H100} --rent "1 USD/GPU/h" --provider lambda`, 'both say what the GPUs cost'],
    ['a flag of the ranking beside a replica', `${H100} --top 3`, '--top shortens the ranking'],
    [
      'a flag of a replica beside the ranking',
      `${MODEL} ${REQUEST} --concurrency 4`,
      '--concurrency goes with --replica',
    ],
    ['a flag given twice', `${H100} --input 3`, '--input is given twice'],
    ['two files', `${H100} --output a.txt --output b.txt`, '--output is given twice'],
    ['an amount in another currency', `${H100} --rent "1 EUR/GPU/h"`, '--rent'],
    ['an answer of no tokens', `${MODEL} --input 10 --output 0`, '--output `0` is too small'],
  ])('%s', (_, args, message) => {
    expect(faults(args)).toContain(message);
  });
});

describe('the ranking', () => {
  const RANK = `${MODEL} ${REQUEST} --precision fp8`;
  test('is by cost, the cheapest first, as long as --top says', () => {
    const { rows, rankedBy } = json(`${RANK} --top 7`);
    const costs = rows.map((row: { perMtok: string }) => Number(row.perMtok));
    expect(rankedBy).toBe('full');
    expect(costs).toHaveLength(7);
    expect(costs).toEqual([...costs].sort((a: number, b: number) => a - b));
  });
  test('says the same of a replica as the page of that replica', () => {
    const flags = '--ttft 2s --load "500k /day"';
    const [row] = json(`${RANK} ${flags} --device h100-sxm --top 1`).rows;
    const page = json(`${MODEL} --replica "${row.gpus} x ${row.device}" --precision fp8 ${REQUEST} ${flags}`);
    expect(page).toMatchObject({
      fit: { batch: row.batch },
      serving: { output: { value: row.output } },
      load: { fleet: { replicas: row.replicas, utilisation: row.utilisation } },
      costs: { full: row.perMtok, withinLimits: row.perMtokWithinLimits, atLoad: row.perMtokAtLoad },
    });
  });
  test('lists devices without a price last', () => {
    const { rows, counts } = json(`${RANK} --top 1000`);
    const prices = rows.map((row: { perMtok: string | null }) => row.perMtok !== null);
    expect(prices).toEqual([...prices].sort((a, b) => Number(b) - Number(a)));
    expect(prices.filter(Boolean)).toHaveLength(Number(counts.priced));
    expect(prices.length).toBe(Number(counts.priced) + Number(counts.unpriced));
  });
});

describe('--batch', () => {
  const HEAD = 'output_len,id,model,hardware,n_gpus,input_len,note';
  const rows = (text: string | Buffer) => writeFileSync(join(folder, 'rows.csv'), text);
  test('answers each row in order, with a byte order mark and CRLF in the file', () => {
    rows(
      `\ufeff${HEAD}\r\n300,a,llama-3.1-8b,H100 SXM,1,2000,"x,\r\ny"\r\n300,,llama-3.1-8b,h100-sxm,1,2000,\r\n300,c,llama-3.1-8b,h100-sxm,1,much,\r\n`,
    );
    const run = tco('--batch rows.csv');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(
      /^id,predicted_tok_s,low,high,refused\na,[\d.]+,[\d.]+,[\d.]+,\n,,,,the row has no id\nc,,,,`input_len` is no number: `much`\n$/,
    );
  });
  test('writes to --output, never over the file itself', () => {
    rows(`${HEAD}\n300,a,llama-3.1-8b,h100-sxm,1,2000,\n`);
    expect(tco('--batch rows.csv --output out.csv')).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe(tco('--batch rows.csv').stdout);
    expect(tco('--batch rows.csv --output rows.csv').code).toBe(2);
    expect(readFileSync(join(folder, 'rows.csv'), 'utf8')).toMatch(/^output_len/);
  });
  test('reads standard input', () => {
    rows(`${HEAD}\n300,a,llama-3.1-8b,h100-sxm,1,2000,\n`);
    expect(tco('--batch - < rows.csv').stdout).toBe(tco('--batch rows.csv').stdout);
  });
  test.each([
    ['a heading without the columns it needs', 'name\nx\n', 3, 'E531'],
    ['an empty file', '', 3, 'E531'],
    ['a quoted cell without an end', `${HEAD}\n300,"a,llama\n`, 3, 'E532'],
    ['bytes that are not UTF-8', Buffer.from([0x69, 0x64, 0x2c, 0xff, 0x0a]), 3, 'E103'],
  ])('%s is an error of the file, and nothing is written', (_, text, code, message) => {
    rows(text);
    const run = tco('--batch rows.csv --output out.csv');
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toContain(message);
    expect(existsSync(join(folder, 'out.csv'))).toBe(false);
  });
  test('takes nothing beside it that the file says itself', () => {
    rows(`${HEAD}\n`);
    const run = tco('--batch rows.csv --model llama-3.1-8b --kv-precision fp8');
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('--model, --kv-precision');
  });
});

test('what stands behind `import` belongs to `import`', () => {
  const run = tco('import result.json --model llama-3.1-8b --output own');
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toContain('--device is missing');
});
