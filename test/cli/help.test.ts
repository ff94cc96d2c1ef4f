import { describe, expect, test } from 'vitest';
import { tco } from './harness/tco.ts';

describe('the help of a command inside another', () => {
  test('is found by both ways', () => {
    const { stdout } = tco(['help', 'catalog', 'list']);
    expect(stdout).toContain('Usage: tco catalog list [options] [kind]');
    expect(tco(['catalog', 'help', 'list']).stdout).toBe(stdout);
  });
  test.each([
    [['help', 'catalog', 'nope'], 'there is no command `catalog nope`'],
    [['help', 'compare', 'more'], 'there is no command `compare more`'],
    [['help', 'nope'], 'there is no command `nope`'],
    [['catalog', 'help', 'nope'], 'there is no command `nope`'],
  ])('tco %j is a wrong command line', (args, words) => {
    const run = tco(args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(words);
  });
  test.each([
    [['catalog', 'list', '--sort', 'prize'], 'tco help catalog list'],
    [['catalog', 'nope'], 'tco help catalog'],
    [['compare'], 'tco help compare'],
    [['nope'], 'tco help'],
  ])('after a wrong command line tco %j is named: %s', (args, words) => {
    const run = tco(args);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(new RegExp(`\nSee: ${words}\n$`));
    expect(tco(words.split(' ').slice(1)).code).toBe(0);
  });
});

test('an order that is not known is not called a format', () => {
  expect(tco(['catalog', 'list', '--sort', 'prize'], { COLUMNS: '200' }).stderr).toContain(
    'Known orders are id, price.',
  );
});

test('what is wrong with a command line keeps to the width of the screen', () => {
  const { stderr } = tco(['compare', 'x.yaml', '--format', 'xml'], { COLUMNS: '40' });
  expect(Math.max(...stderr.split('\n').map(line => line.length))).toBeLessThanOrEqual(40);
  expect(stderr.replace(/\s+/g, ' ')).toContain('Known formats are table, json, csv, markdown.');
});

test('--set has no empty list for a default', () => {
  expect(tco(['help', 'compare']).stdout).not.toContain('default: []');
});
