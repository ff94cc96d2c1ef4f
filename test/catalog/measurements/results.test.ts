import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/catalog/measurements/csv-table.ts';
import { TOOLS } from '../../../src/catalog/measurements/run.ts';
import { codesOf, readAs } from './measured.ts';

const said = (name: string, text: string) =>
  readAs(name, text).problems.map(({ code, message, at }) => `${code} ${at?.line}:${at?.column} ${message}`);

describe('a file of results', () => {
  test.each([
    ['empty.json', '', 'E520 1:1 the file is empty'],
    ['cut.json', '{"completed": 3,\n "dura', 'E520 2:2 a text that is not closed, or has a wrong escape in it'],
    ['log.txt', '===== Serving Benchmark Result =====\n', 'E520 1:1 this is neither JSON nor CSV'],
    ['open.csv', 'Metric,"avg\n', 'E520 1:8 a quoted cell of CSV that is not closed before a comma'],
    ['none.json', '[]', 'E522 1:1 the list of results is empty'],
    ['other.json', '{"a": 1}', 'E521 1:1 this has the form of no result that is known'],
    ['number.json', '[3]', 'E521 1:2 a single value has the form of no result that is known'],
    ['other.csv', 'a,b\n1,2\n', 'E521 1:1 this CSV has the form of no result that is known'],
    ['head.csv', 'n_prompt,n_gen,avg_ts\n', 'E522 1:1 there is no line below the head'],
  ])('%s is refused', (name, text, message) => {
    expect(said(name, text)).toEqual([message]);
  });
  test('is not read as another form than the one asked for', () => {
    const one = {
      vllm: 'vllm.json',
      'llama-bench': 'llama-bench.csv',
      aiperf: 'aiperf.json',
      'genai-perf': 'genai-perf.csv',
    };
    for (const from of TOOLS) {
      expect(codesOf(readAs(one[from], undefined, from))).toEqual([]);
      const other = from === 'vllm' ? 'aiperf' : 'vllm';
      expect(readAs(one[from], undefined, other).problems.every(p => p.code === 'E521')).toBe(true);
      expect(readAs(one[from], undefined, other).problems[0]?.hint).toBe(`it looks like \`--from ${from}\``);
    }
  });
  test('tells everything that is wrong in it', () => {
    expect(said('two.json', '{"a": 1}\n{"b": 1}')).toHaveLength(2);
  });
});

describe('CSV', () => {
  const cells = (text: string) => {
    const read = readCsv(text, 'a.csv');
    return read.ok ? read.rows.map(row => row.map(cell => cell.text)) : read.problem.message;
  };
  test('has quoted cells with commas, quotes and line ends in them', () => {
    expect(cells('a,"b,c","d ""e"""\n1,"2\n3",4')).toEqual([
      ['a', 'b,c', 'd "e"'],
      ['1', '2\n3', '4'],
    ]);
  });
  test('has empty cells, and lines without any', () => {
    expect(cells('a,,\n\nb\n')).toEqual([['a', '', ''], [], ['b']]);
  });
  test('is linear in its length', () => {
    expect(cells(`"${'""'.repeat(200_000)}"`)).toHaveLength(1);
    expect(cells(`"${'a'.repeat(500_000)}`)).toBe('a quoted cell of CSV that is not closed before a comma');
  });
});
