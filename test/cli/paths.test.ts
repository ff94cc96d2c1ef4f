import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { fewEntries } from './harness/few-entries.ts';
import { shell } from './harness/tco.ts';

const root = inject('whole');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tco-paths-'));
  mkdirSync(join(folder, '.git'));
  cpSync(join(root, 'scenarios', 'first.yaml'), join(folder, 'first.yaml'));
  cpSync(join(root, 'scenarios', 'prices'), join(folder, 'prices'), { recursive: true });
  write('new.json', fewEntries());
});

const OFFER = 'prices/api/together/llama-3.3-70b.yaml';
const LONG = 'x'.repeat(300);
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const tco = (args: string, before = '') =>
  shell(`${before}${before && '; '}${process.execPath} ${root}/bin/tco.js ${args}`, folder);
const inOneLine = (text: string) => text.replace(/\s+/g, ' ');

describe('--output never overwrites what the run has read', () => {
  test.each([
    ['compare first.yaml --catalog new.json', 'new.json'],
    ['compare first.yaml --catalog prices', OFFER],
    ['breakeven first.yaml --catalog new.json', 'new.json'],
    ['explain first.yaml --catalog prices', OFFER],
    ['catalog why first.yaml --catalog prices', OFFER],
    ['catalog list --catalog new.json', 'new.json'],
    ['catalog show h100-sxm --catalog prices', OFFER],
    ['catalog lint prices', OFFER],
    ['catalog diff new.json prices', OFFER],
    ['catalog list', 'tco-project.yaml'],
    ['compare first.yaml', 'tco-project.yaml'],
    ['compare first.yaml', 'based.json'],
    ['compare - < first.yaml', 'first.yaml'],
  ])('%s, onto %s', (args, output) => {
    cpSync(join(folder, 'new.json'), join(folder, 'based.json'));
    write('tco-project.yaml', 'tco: 1\nbase: based.json\n');
    const before = readFileSync(join(folder, output), 'utf8');
    const run = tco(`${args} --output ${output}`);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(inOneLine(run.stderr)).toContain(
      `\`${output}\` is one of the files that were read; it would be overwritten`,
    );
    expect(readFileSync(join(folder, output), 'utf8')).toBe(before);
  });
  test('nor the catalog that came with the program', () => {
    expect(tco(`compare first.yaml --output ${root}/dist/catalog.json`).code).toBe(2);
  });
});

describe('a path that leads nowhere is no fault of the program', () => {
  beforeEach(() => symlinkSync('loop', join(folder, 'loop')));
  test.each([
    ['loop', 'its links lead in a circle'],
    ['first.yaml/x', 'there is no'],
    [LONG, 'its name is too long'],
  ])('read: %s', (path, words) => {
    for (const args of [
      `compare first.yaml --catalog ${path}`,
      `catalog list --catalog ${path}`,
      `catalog diff ${path} ${path}`,
      `catalog lint ${path}`,
      `compare ${path}`,
    ]) {
      const run = tco(args);
      expect(run, args).toMatchObject({ code: 3, stdout: '' });
      expect(inOneLine(run.stderr), args).toContain(words);
    }
  });
  test.each([
    ['loop', 'its links lead in a circle'],
    ['loop/x', 'its links lead in a circle'],
    ['first.yaml/x', 'its folder is not a folder'],
    [LONG, 'its name is too long'],
  ])('written: %s', (path, words) => {
    for (const args of ['compare first.yaml', 'catalog list']) {
      const run = tco(`${args} --output ${path}`);
      expect(run, args).toMatchObject({ code: 5, stdout: '' });
      expect(inOneLine(run.stderr), args).toContain(words);
    }
  });
  test('the current folder may be gone', () => {
    const run = tco('catalog list', 'mkdir gone; cd gone; rmdir ../gone');
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain('error[E130]: the current folder is no longer there');
  });
});

describe('tco-project.yaml', () => {
  test('is not read through a link, so that nothing of another file is shown', () => {
    write('secret', 'password: hunter2\n');
    symlinkSync('secret', join(folder, 'tco-project.yaml'));
    for (const args of ['compare first.yaml', 'catalog list']) {
      const run = tco(args);
      expect(run).toMatchObject({ code: 3, stdout: '' });
      expect(run.stderr).toContain('error[E131]: `tco-project.yaml` is a link, not a regular file');
      expect(run.stderr).not.toContain('hunter2');
    }
  });
  test('may name absolute paths', () => {
    write('tco-project.yaml', `tco: 1\nbase: ${folder}/new.json\ncatalog: [${folder}/prices]\n`);
    mkdirSync(join(folder, 'below'));
    cpSync(join(folder, 'first.yaml'), join(folder, 'below/first.yaml'));
    const { catalog } = JSON.parse(tco('compare below/first.yaml --format json').stdout);
    expect(catalog).toMatchObject({ name: `${folder}/new.json`, overlays: [{ name: `${folder}/prices` }] });
    write('tco-project.yaml', 'tco: 1\ncatalog: [/nowhere]\n');
    mkdirSync(join(folder, 'nowhere'));
    expect(tco('catalog list').stderr).toContain('there is no folder `/nowhere`');
  });
  test('shows where it names what is not there, all of it together', () => {
    write('tco-project.yaml', 'tco: 1\nbase: nope.json\ncatalog: [prices, gone, also/gone]\n');
    expect(tco('catalog list').stderr).toBe(`error[E130]: there is no file \`nope.json\`
 --> tco-project.yaml:2:7
  |
2 | base: nope.json
  |       ^^^^^^^^^

error[E130]: there is no folder \`gone\`
 --> tco-project.yaml:3:19
  |
3 | catalog: [prices, gone, also/gone]
  |                   ^^^^

error[E130]: there is no folder \`also/gone\`
 --> tco-project.yaml:3:25
  |
3 | catalog: [prices, gone, also/gone]
  |                         ^^^^^^^^^

3 errors in tco-project.yaml; more: tco error E130
`);
  });
});

describe('what somebody typed as an address', () => {
  test.each([
    'https://user:s3cr3t@example.com/c.json',
    'https://s3cr3t@example.com/c.json',
    '"https://example.invalid/c.json?token=s3cr3t"',
    '"https://example.invalid/c.json#s3cr3t"',
    'http://user:s3cr3t@example.com/c.json',
    'user:s3cr3t@example.com/c.json',
    'https:user:s3cr3t@example.com/c.json',
    'https://user:s3/cr3t@example.com/c.json',
  ])('is shown without what is secret in it: %s', address => {
    for (const args of [
      `catalog update --from ${address} --sha256 ${'0'.repeat(64)} --output other.json`,
      ...(address.includes('//') ? [`compare ${address}`, `compare first.yaml --catalog ${address}`] : []),
    ]) {
      const run = tco(args);
      expect([2, 3, 5]).toContain(run.code);
      expect(run.stderr).not.toMatch(/s3|cr3t/);
    }
  });
  test.each(['http://example.com/c.json', 'example.com/c.json', 'c.json', 'file:///etc/passwd'])(
    'is a wrong command line where it is no https address: %s',
    address => {
      const run = tco(`catalog update --from ${address} --sha256 ${'0'.repeat(64)}`);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain('--from is no https address');
    },
  );
});

test('the help of --set shows no empty list', () => {
  for (const command of ['compare', 'breakeven', 'explain', 'catalog why'])
    expect(tco(`${command} --help`).stdout, command).toMatch(/--set <path=amount>[^[]*\(default: none\)/);
});
