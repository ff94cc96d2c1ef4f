import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommand } from '../../../scripts/build.mjs';
import type { CompiledCatalog } from '../../../src/catalog/compiled.ts';
import { indexOf } from '../../../src/catalog/indexed.ts';
import { canonicalJson } from '../../../src/catalog/source/canonical.ts';
import { compiledFixture, ENTRIES } from '../../report/catalog/fixture.ts';
import { environment } from '../harness/tco.ts';

let root: string;
const textOf = (catalog: CompiledCatalog): string => `${canonicalJson(catalog)}\n`;

/** The command as it is built, with a small catalog. */
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tco-catalog-'));
  mkdirSync(join(root, 'dist'));
  for (const folder of ['bin', 'scenarios']) cpSync(folder, join(root, folder), { recursive: true });
  const text = textOf(compiledFixture());
  const index = indexOf(text.trimEnd(), createHash('sha256').update(text).digest('hex'));
  writeFileSync(join(root, 'dist', 'catalog.json'), text);
  writeFileSync(join(root, 'dist', 'catalog.index.json'), JSON.stringify(index));
  await buildCommand('src/cli/main.ts', join(root, 'dist', 'tco.cjs'));
  written('old.json', text);
  written('new.json', textOf(compiledFixture({ 'rules/strict': undefined })));
  for (const [path, yaml] of Object.entries(ENTRIES)) written(`entries/${path}.yaml`, yaml);
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

function written(name: string, text: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

function tco(args: readonly string[], env: Record<string, string> = {}, node: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, join(root, 'bin', 'tco.js'), ...args], {
    cwd: root,
    env: environment(env),
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { code: status, stdout, stderr };
}

describe('tco catalog list', () => {
  test('prints the list to standard output, and nothing to standard error', () => {
    const run = tco(['catalog', 'list']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('acme/one');
  });
  test('an empty list ends with 0 and says so', () => {
    const run = tco(['catalog', 'list', 'models', '--search', 'nothing']);
    expect(run).toMatchObject({ code: 0 });
    expect(run.stdout).toContain('No open model fits.');
  });
  test.each([
    [['--provider', 'acne'], 'did you mean `acme`?'],
    [['planets'], 'known: api, models'],
    [['--term', 'spot'], 'it narrows rentals'],
    [['--sort', 'name'], 'price'],
    [['--as-of', 'tomorrow'], 'YYYY-MM-DD'],
    [['--format', 'xml'], 'csv'],
  ])('an unknown value ends with 2: %j', (args, message) => {
    const run = tco(['catalog', 'list', ...args]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(message);
  });
  test('--output writes the file and nothing else', () => {
    expect(tco(['catalog', 'list', '--format', 'csv', '--output', 'list.csv'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(readFileSync(join(root, 'list.csv'), 'utf8')).toMatch(/^id,name,provider/);
  });
});

describe('tco catalog show', () => {
  test('prints the page of an entry', () => {
    const run = tco(['catalog', 'show', 'acme/one'], { COLUMNS: '120' });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('batch: half of input and output');
    expect(run.stdout).toContain('[2] an announcement, read on 2026-10-20, third-party');
  });
  test('an unknown id ends with 3 and names neighbours, also as data', () => {
    const run = tco(['catalog', 'show', 'acme/oen']);
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain('error[E500]: the catalog has no `acme/oen`');
    expect(run.stderr).toContain('did you mean `acme/one`?');
    expect(JSON.parse(tco(['catalog', 'show', 'acme/oen', '--format', 'json']).stdout)).toMatchObject({
      problems: [{ code: 'E500' }],
    });
  });
  test('an unknown kind ends with 2', () => {
    expect(tco(['catalog', 'show', 'box', '--kind', 'device'])).toMatchObject({ code: 2 });
  });
  test('colour comes only where it is asked for', () => {
    expect(tco(['catalog', 'show', 'box'], { FORCE_COLOR: '1' }).stdout).toContain('\u001b[1m');
    expect(tco(['catalog', 'show', 'box']).stdout).not.toContain('\u001b');
    expect(tco(['catalog', 'show', 'box', '--no-color'], { FORCE_COLOR: '1' }).stdout).not.toContain('\u001b');
  });
});

describe('tco catalog diff', () => {
  test('ends with 0, with differences and without', () => {
    const run = tco(['catalog', 'diff', 'old.json', 'new.json']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('rules: strict');
    expect(tco(['catalog', 'diff', 'old.json', 'old.json'])).toMatchObject({ code: 0, stderr: '' });
  });
  test('compares a folder of entries with what it was compiled to: they say the same', () => {
    const run = tco(['catalog', 'diff', 'old.json', 'entries', '--format', 'json']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(run.stdout).counts).toEqual({ came: 0, went: 0, changes: 0, beyond: 0, resourced: 0 });
  });
  test('ends with 3 where one of the two is no catalog', () => {
    written('page.html', '<html>');
    expect(tco(['catalog', 'diff', 'old.json', 'page.html'])).toMatchObject({ code: 3, stdout: '' });
    expect(tco(['catalog', 'diff', 'old.json', 'nowhere'])).toMatchObject({ code: 3, stdout: '' });
    expect(tco(['catalog', 'diff', 'old.json', 'scenarios'])).toMatchObject({ code: 3, stdout: '' });
  });
  test('does not write over what it reads', () => {
    expect(tco(['catalog', 'diff', 'old.json', 'new.json', '--output', 'old.json'])).toMatchObject({ code: 2 });
  });
});

describe('tco catalog update', () => {
  const hash = '0'.repeat(64);
  test.each([
    [['--from', 'http://example.com/catalog.json', '--sha256', hash], 2, '--from is no https address'],
    [['--from', 'https://127.0.0.1/catalog.json', '--sha256', hash], 5, 'is not an address of the public internet'],
    [['--from', 'https://[::1]/catalog.json', '--sha256', hash], 5, 'is not an address of the public internet'],
    [['--from', 'https://169.254.169.254/latest', '--sha256', hash], 5, 'is not an address of the public internet'],
    [['--from', 'https://example.com/catalog.json'], 2, '--sha256'],
    [['--sha256', hash], 2, '--from'],
  ])('%j ends with %i', (args, code, message) => {
    const run = tco(['catalog', 'update', ...args]);
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr.replace(/\s+/g, ' ')).toContain(message);
  });
  test('refuses to fetch where the environment switches the check of certificates off', () => {
    const run = tco(['catalog', 'update', '--from', 'https://example.com/c.json', '--sha256', hash], {
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    });
    expect(run.code).toBe(5);
    expect(run.stderr).toContain('E507');
  });
});

describe('the network', () => {
  /** The modules of the network that a run loads. */
  const loaded = (args: readonly string[]): string[] => {
    written(
      'watch.cjs',
      `const m = require('node:module'); const load = m._load;
m._load = function (name) { if (/^(node:)?(https?|http2|net|tls|dns|dgram|undici)(\\/|$)/.test(name)) process.stderr.write('LOADED ' + name + '\\n'); return load.apply(this, arguments); };`,
    );
    const { stderr } = tco(args, {}, ['-r', join(root, 'watch.cjs')]);
    return [...stderr.matchAll(/LOADED (?:node:)?(\S+)/g)].map(found => found[1]!);
  };
  test('is not loaded by a comparison', () => {
    written(
      'scenario.yaml',
      'tco: 1\nname: one task\ntasks: { all: { tokens: 1M tok/month, inputShare: 50% } }\noptions: { acme: { api: acme/one } }\n',
    );
    expect(tco(['compare', 'scenario.yaml']).code).toBe(0);
    expect(loaded(['compare', 'scenario.yaml'])).toEqual([]);
  });
  test.each([
    [['--help']],
    [['catalog', 'list']],
    [['catalog', 'show', 'box']],
    [['catalog', 'diff', 'old.json', 'new.json']],
  ])('is not loaded by %j', args => {
    expect(loaded(args)).toEqual([]);
  });
  test('is loaded by an update, so that the test above can fail', () => {
    expect(loaded(['catalog', 'update', '--from', 'https://127.0.0.1/', '--sha256', '0'.repeat(64)])).toContain(
      'https',
    );
  });
});
