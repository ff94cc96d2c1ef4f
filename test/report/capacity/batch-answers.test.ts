import { describe, expect, test } from 'vitest';
import { nameMatcher } from '../../../src/model/capacity/match-name.ts';
import { predictRows } from '../../../src/model/capacity/predict-rows.ts';
import { batchAnswers } from '../../../src/report/capacity/batch-answers.ts';

const box = { memory: 96e9, bandwidth: 819e9, flops: { bf16: 22e12 }, link: 'none' };
const names = nameMatcher({ models: { tiny: { parameters: 8.03e9 } }, devices: { box } });

const HEAD = 'id,hardware,n_gpus,model,weight_fmt,input_len,output_len,concurrency,mode,metric';
const ROW = 'a,box,1,tiny,fp8,1000,500,8,closed_loop,out_tok_s';

const answers = (text: string): string[] => {
  const given = batchAnswers(text, names);
  if (typeof given !== 'string') throw new Error(JSON.stringify(given));
  expect(given.endsWith('\n')).toBe(true);
  return given.slice(0, -1).split('\n');
};
const answerTo = (row: string): string => answers(`${HEAD}\n${row}\n`)[1]!;

describe('a row', () => {
  test('is answered with the rate and interval of the estimate, in six digits', () => {
    const [head, answer] = answers(`${HEAD}\n${ROW}\n`);
    expect(head).toBe('id,predicted_tok_s,low,high,refused');
    const cells = ROW.split(',');
    const row = Object.fromEntries(HEAD.split(',').map((name, i) => [name, cells[i]]));
    const [{ predicted, low, high } = {}] = predictRows([row], names);
    const six = (value: number) => String(Number(value.toPrecision(6)));
    expect(answer).toBe(`a,${six(predicted!)},${six(low!)},${six(high!)},`);
  });
  test('is answered for its own metric and mode', () => {
    const total = Number(answerTo(ROW.replace('out_tok_s', 'total_tok_s')).split(',')[1]);
    // (1000 + 500) / 500 = 3 tokens in and out for each one out
    expect(total / Number(answerTo(ROW).split(',')[1])).toBeCloseTo(3, 4);
    expect(answerTo(ROW.replace('closed_loop', 'single_stream_decode'))).not.toBe(answerTo(ROW));
  });
  test('may have its columns in any order, results and unknown columns among them, and lines that end with CRLF', () => {
    const [head, cells] = [HEAD.split(','), ROW.split(',')];
    const turned = `value_tok_s,${[...head].reverse().join(',')},notes\r\n99,${[...cells].reverse().join(',')},"one,\r\ntwo"\r\n`;
    expect(answers(turned)).toEqual(answers(`${HEAD}\n${ROW}\n`));
  });
  test('gets its id back as it was written', () => {
    expect(answerTo(ROW.replace('a,', '"=1+1, ""x""",'))).toMatch(/^"=1\+1, ""x""",\d/);
  });
});

describe('a row that cannot be answered says why, and the others are', () => {
  test.each([
    ['no id', ROW.replace('a,', ','), ',,,,the row has no id'],
    ['text that is no number', ROW.replace('1000', 'many'), 'a,,,,`input_len` is no number: `many`'],
    ['a number that is not finite', ROW.replace('1000', 'Infinity'), 'a,,,,`input_len` is no number: `Infinity`'],
    ['a negative number', ROW.replace(',8,', ',-8,'), 'a,,,,`concurrency` is negative: -8'],
    ['more cells than columns', `${ROW},x`, 'a,,,,"has 11 cells, the heading 10"'],
    [
      'an unknown model without parameters',
      ROW.replace('tiny', 'huge'),
      'a,,,,"no model `huge` is known, and its parameters are not stated"',
    ],
    ['an unknown device', ROW.replace('box', 'crate'), 'a,,,,no device `crate` is known'],
    ['an unknown mode', ROW.replace('closed_loop', 'open'), 'a,,,,no mode `open`'],
    ['no lengths', ROW.replace(',1000,500,', ',,,'), 'a,,,,the lengths of its requests are not stated'],
    ['a control sign', ROW.replace('box', '\u001b[2J'), 'a,,,,no device `\\u{1B}[2J` is known'],
  ])('%s', (_, row, answer) => {
    const [, first, second] = answers(`${HEAD}\n${row}\n${ROW}\n`);
    expect(first).toBe(answer);
    expect(second).toBe(answerTo(ROW));
  });
  test('because it does not fit', () => {
    expect(answerTo(ROW.replace(',tiny,', ',falcon-180b,'))).toMatch(/^a,,,,"needs \d+\.\d GB, has \d+\.\d GB"$/);
  });
  test('more rows than are answered at a time keep their order', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) =>
      i % 3 === 0 ? `r${i},crate,1,tiny` : ROW.replace('a,', `r${i},`),
    );
    const ids = answers(`${HEAD}\n${rows.join('\n')}`)
      .slice(1)
      .map(line => line.split(',')[0]);
    expect(ids).toEqual(rows.map((_, i) => `r${i}`));
  });
});

describe('a file as a whole', () => {
  test.each([
    ['without anything', '\n\n', { kind: 'no-heading' }],
    ['without needed columns', 'name,model\n', { kind: 'missing', columns: ['id', 'hardware'] }],
    ['with a column twice', 'id,model,hardware,id\n', { kind: 'twice', column: 'id' }],
    ['with a quote that is never closed', `${HEAD}\n${ROW}\n"b,box\n`, { kind: 'unclosed', line: 3 }],
  ])('%s is not answered', (_, text, fault) => {
    expect(batchAnswers(text, names)).toEqual(fault);
  });
  test('with a heading alone is answered with one', () => {
    expect(answers(`${HEAD}\n`)).toEqual(['id,predicted_tok_s,low,high,refused']);
  });
  test('may name a class of hardware in place of a device', () => {
    expect(answers('id,model,hw_class,input_len,output_len\na,tiny,H100,1000,500\n')[1]).toMatch(/^a,\d/);
  });
});
