import { describe, expect, test } from 'vitest';
import { eachCsvRow } from '../../src/input/csv-rows.ts';

const rowsOf = (text: string): (readonly string[])[] => {
  const rows: (readonly string[])[] = [];
  expect(eachCsvRow(text, cells => rows.push(cells))).toBeUndefined();
  return rows;
};

describe('CSV', () => {
  test.each([
    [
      'lines end with LF, CRLF, or with the text',
      'a,b\r\n1,2\n3,4',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'an empty cell is a cell',
      ',a,\n"",,\n',
      [
        ['', 'a', ''],
        ['', '', ''],
      ],
    ],
    ['an empty line is no row', 'a\n\n\r\nb\n', [['a'], ['b']]],
    [
      'a quoted cell holds commas, doubled quotes and line breaks',
      'a,"b,""c""\r\nd"\r\ne,f\n',
      [
        ['a', 'b,"c"\r\nd'],
        ['e', 'f'],
      ],
    ],
    ['a quote inside of an unquoted cell stands for itself', 'a 5" disk,b\r\n', [['a 5" disk', 'b']]],
    ['what stands behind a closing quote belongs to the cell', '"a"b,c\n', [['ab', 'c']]],
  ])('%s', (_, text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });
  test('a quoted cell that is never closed is told with the line on which its row begins', () => {
    expect(eachCsvRow('a\n"b\nb"\n\n"c,\nd\n', () => {})).toEqual({ line: 5 });
  });
  test('each row comes with the line on which it begins', () => {
    const lines: number[] = [];
    eachCsvRow('a\n"b\nb"\n\nc\n', (_, line) => lines.push(line));
    expect(lines).toEqual([1, 2, 5]);
  });
});
