import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/input/decode.ts';
import { parseScenario } from '../../src/scenario/parse.ts';

const TASK = 'tasks:\n  chat: { requests: 120k /day, input: 1500 tok, output: 300 tok }\n';
const BASE = `${TASK}options:\n  gpt: { api: openai/gpt-4o }\n`;

/** Every problem of a text or of bytes as `CODE line:column`. */
function found(input: string | Uint8Array): string[] {
  const text = typeof input === 'string' ? input : decodeText(input, 'a.yaml');
  const problems = typeof text === 'string' ? parseScenario(text, 'a.yaml').problems : text;
  return problems.map(p => `${p.code} ${p.at?.line}:${p.at?.column}`);
}

const bytes = (text: string, encoding: BufferEncoding) => Uint8Array.from(Buffer.from(text, encoding));
const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

describe('hostile text that is built here', () => {
  it('2: 99 aliases of a list of 2,000 are refused before they are expanded', () => {
    expect(found(`a: &a [${'x, '.repeat(2000)}]\nb: [${'*a, '.repeat(99)}]`)).toEqual([
      'E112 1:4',
      'E112 2:5',
      'E112 2:9',
    ]);
  });

  it('4: nesting is counted before anything is built', () => {
    expect(found('['.repeat(1000))).toEqual(['E111 1:33']);
    expect(found('['.repeat(100_000))).toEqual(['E111 1:33']);
    expect(found(`a:\n${'- '.repeat(100_000)}`)).toEqual(['E111 2:67']);
    expect(found(lines(500, i => `${' '.repeat(i)}k:`))[0]).toMatch(/^E111/);
  });

  it('5: 100,000 keys in one map take less than a second', () => {
    const start = performance.now();
    expect(found(lines(100_000, i => `k${i}: 1`))).toEqual(['E123 25001:1']);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('17: an empty file is said to be empty', () => {
    for (const text of ['', '\n', ' \n\n', '---\n', '# only\n# comments\n']) expect(found(text)[0]).toMatch(/^E107/);
  });

  it('19: exactly one byte order mark at the start is nothing', () => {
    expect(found(bytes(`\ufeff${BASE}`, 'utf8'))).toEqual([]);
    expect(found(bytes(`\ufeff\ufeff${BASE}`, 'utf8'))).toEqual(['E105 1:1']);
  });

  it('21: UTF-16 is named', () => {
    expect(found(bytes(`\ufeff${BASE}`, 'utf16le'))).toEqual(['E102 1:1']);
    expect(found(bytes(BASE, 'utf16le'))).toEqual(['E102 1:1']);
    expect(found(Uint8Array.from(Buffer.from(`\ufeff${BASE}`, 'utf16le').swap16()))).toEqual(['E102 1:1']);
  });

  it('22: Latin-1 is shown with the offset of its byte', () => {
    const problems = decodeText(bytes('name: caf\u00e9\n', 'latin1'), 'a.yaml');
    expect(problems).toMatchObject([
      {
        code: 'E103',
        at: { line: 1, column: 10 },
        message: 'byte 9 (0xe9) is not UTF-8; in Latin-1 it would be é (U+00E9)',
      },
    ]);
    expect(found(Uint8Array.of(0x61, 0x3a, 0x20, 0xc3))).toEqual(['E103 1:4']);
    expect(found(Uint8Array.of(0x61, 0x0a, 0x62, 0xed, 0xa0, 0x80))).toEqual(['E103 2:2']);
  });

  it('23: CRLF gives the same scenario, CR alone is refused', () => {
    const { scenario } = parseScenario(BASE, 'a.yaml');
    expect(parseScenario(BASE.replaceAll('\n', '\r\n'), 'a.yaml').scenario).toEqual(scenario);
    expect(found(BASE.replaceAll('\n', '\r'))).toEqual(['E120 1:7']);
  });

  it('24: control characters are refused and never shown', () => {
    for (const c of ['\u0000', '\u001b', '\u007f', '\u0085', '\u0007'])
      expect(found(`${BASE}name: a${c}b\n`)).toEqual(['E104 5:8']);
    expect(found(`${BASE}name: "a\\eb"\n`)).toEqual(['E104 5:7']);
  });

  it('30: a scenario has at most 1 MiB, and a long text in it is no burden', () => {
    expect(found(new Uint8Array(1024 * 1024 + 1).fill(0x61))).toEqual(['E101 1:1']);
    expect(found(`name: ${'x'.repeat(1_000_000)}\n${BASE}`)).toEqual([]);
  });

  it('33: JSON is read as YAML is', () => {
    const json =
      '{\n\t"tasks": {"chat": {"requests": "120k /day", "input": "1500 tok", "output": "300 tok", "retries": 0.02}},\n\t"options": {"gpt": {"api": "openai/gpt-4o"}}\n}\n';
    const { scenario, problems } = parseScenario(json, 'a.json');
    expect(problems).toEqual([]);
    const yaml = parseScenario(BASE.replace('300 tok', '300 tok, retries: 0.02'), 'a.yaml').scenario;
    expect(scenario?.tasks[0]?.retries.amount).toEqual(yaml?.tasks[0]?.retries.amount);
    expect(scenario?.options[0]).toMatchObject({ kind: 'api', api: 'openai/gpt-4o' });
  });

  it('38: -0 is 0', () => {
    const { scenario } = parseScenario(BASE.replace('300 tok', '-0 tok'), 'a.yaml');
    const output = scenario!.tasks[0]!.counts.output!.amount.likely;
    expect(output.isZero() && output.isPositive()).toBe(true);
  });

  it('49: three thirds are a whole', () => {
    const options = 'options:\n  a: { api: x/a }\n  b: { api: x/b }\n  c: { api: x/c }\n';
    expect(found(`${TASK}${options}plans: { mix: { shares: { chat: { a: 1/3, b: 1/3, c: 1/3 } } } }\n`)).toEqual([]);
  });

  it('55: hours per month are 730 unless said, and listed as a default', () => {
    const { hoursPerMonth, daysPerMonth } = parseScenario(BASE, 'a.yaml').scenario!.calendar;
    expect(hoursPerMonth.amount.likely.toFixed()).toBe('730');
    expect(hoursPerMonth.source).toMatchObject({ kind: 'default' });
    expect(daysPerMonth).toBeUndefined();
  });

  it('69: a batch price has its own section, not a key of the option', () => {
    expect(found(`${TASK}options: { gpt: { api: x/y, batch: 50% } }\n`)).toEqual(['E301 3:29']);
  });

  it('73: a budget of 0 is a budget of 0', () => {
    const { scenario } = parseScenario(
      `${BASE}budget:\n  - { metric: plans.gpt.monthly, max: 0 USD/month }\n`,
      'a.yaml',
    );
    expect(scenario!.budget).toHaveLength(1);
    expect(scenario!.budget[0]!.max!.amount.likely.isZero()).toBe(true);
  });

  it('74: thousands of tasks are read within two seconds, or refused with the limit', () => {
    const tasks = (count: number) =>
      `tasks:\n${lines(count, i => `  t${i}: { requests: 1k /day, input: 5 tok, output: 3 tok }`)}\noptions: { gpt: { api: x/y } }\n`;
    const start = performance.now();
    expect(found(tasks(5000))).toEqual([]);
    expect(found(tasks(10_000))[0]).toMatch(/^E123/);
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it('14: nothing of a hostile file reaches the prototype of objects', () => {
    parseScenario(
      '{"__proto__": {"price": 0}, "tasks": {"__proto__": {"price": 0}}, "options": {"constructor": {"prototype": {"price": 0}}}}',
      'a.json',
    );
    expect(({} as Record<string, unknown>).price).toBeUndefined();
  });

  it('76: the names that every object has are ids like others, and none is found by accident', () => {
    expect(found(`${TASK}options: { toString: { api: x/y }, valueOf: { api: x/z } }\nbaseline: valueOf\n`)).toEqual([]);
    expect(found(`${BASE}plans: { p: { fill: [hasOwnProperty, gpt] } }\n`)).toEqual(['E306 5:22']);
  });
});
