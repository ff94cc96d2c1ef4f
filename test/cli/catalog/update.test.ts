import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CompiledCatalog } from '../../../src/catalog/compiled.ts';
import { canonicalJson } from '../../../src/catalog/source/canonical.ts';
import { type UpdateOptions, update } from '../../../src/cli/commands/catalog/update.ts';
import { type DownloadSettings, download } from '../../../src/cli/download.ts';
import { OutputFault, UsageFault } from '../../../src/cli/exit.ts';
import type { Host } from '../../../src/cli/host.ts';
import { InputFault } from '../../../src/input/problem.ts';
import { compiledFixture, ENTRIES } from '../../report/catalog/fixture.ts';
import { type Answer, HERE, serving } from './server.ts';

const said = vi.hoisted(() => ({ out: [] as string[], err: [] as string[] }));
vi.mock('../../../src/cli/output.ts', async original => {
  const real = await original<typeof import('../../../src/cli/output.ts')>();
  return {
    ...real,
    emit: (text: string) => void said.out.push(text),
    note: (text: string) => void said.err.push(text),
  };
});
const shipped = vi.hoisted(() => ({ json: undefined as unknown }));
vi.mock('../../../src/cli/catalog-files.ts', () => ({
  shippedCatalog: () => ({ catalog: shipped.json, warnings: [] }),
}));

const HEAD = 'version: 2026.12.1\ndate: 2026-12-01\n';
const textOf = (catalog: CompiledCatalog): string => `${canonicalJson(catalog)}\n`;
const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const one = ENTRIES['api/acme/one']!;

const before = compiledFixture();
// input from 2 to 1.8 USD/Mtok: 10 % less
const next = textOf(compiledFixture({ catalog: HEAD, 'api/acme/one': one.replace('input: 2 USD', 'input: 1.8 USD') }));
const changed = (data: object): string => {
  const { sha256: _, ...content } = data as CompiledCatalog;
  return textOf({ ...content, sha256: sha256(canonicalJson(content)) } as CompiledCatalog);
};

const FILES: Readonly<Record<string, string>> = {
  '/next': next,
  // output from 10 to 16 USD/Mtok: 60 % more
  '/dearer': textOf(
    compiledFixture({ catalog: HEAD, 'api/acme/one': one.replace('output: 10 USD', 'output: 16 USD') }),
  ),
  // a box from 3999 to 5998.5 USD: 50 % more, which is not more than half
  '/half': textOf(compiledFixture({ catalog: HEAD, 'devices/box': ENTRIES['devices/box']!.replace('3999', '5998.5') })),
  '/older': changed({ ...before, version: '2026.10.1', date: '2026-10-01' }),
  '/empty': changed({
    ...before,
    date: '2026-12-01',
    api: {},
    apiAliases: {},
    rentals: {},
    throughput: {},
    models: {},
    devices: {},
  }),
  '/page': '<html>not a catalog</html>',
  '/list': '[]',
  '/newer': changed({ ...before, format: 2 }),
  '/unit': changed(JSON.parse(textOf(before).replace('"memory":"96 GB"', '"memory":"96 USD"'))),
  '/source': changed({ ...before, sources: [] }),
  '/edited': textOf({ ...JSON.parse(next), version: 'mine' }),
  '/latin': next.replace('Acme One', 'Acm\u00e9'),
};
const bytesOf = (path: string): Buffer => Buffer.from(FILES[path]!, path === '/latin' ? 'latin1' : 'utf8');

const answerWith =
  (bytes: Buffer): Answer =>
  response =>
    response.end(bytes);

let server: Awaited<ReturnType<typeof serving>>;
let folder: string;
let file: string;
const OLD = textOf(before);

beforeAll(async () => {
  server = await serving({
    ...Object.fromEntries(Object.keys(FILES).map(path => [path, answerWith(bytesOf(path))])),
    '/truncated': response => {
      response.writeHead(200, { 'content-length': String(next.length) });
      response.write(next.slice(0, 500), () => response.destroy());
    },
    '/slow': () => undefined,
    '/moved': response => response.writeHead(301, { location: 'http://catalog.test/next' }).end(),
  });
});
afterAll(() => server.close());
beforeEach(() => {
  said.out = [];
  said.err = [];
  shipped.json = before;
  folder = mkdtempSync(join(tmpdir(), 'tco-update-'));
  file = join(folder, 'catalog.json');
  writeFileSync(file, OLD);
});

const host = (env: Host['env'] = {}): Host => ({ root: folder, env, engine: () => expect.unreachable() });
const run = (
  path: string,
  options: Partial<UpdateOptions> = {},
  settings: DownloadSettings = {},
  env = {},
): Promise<number> =>
  update(
    {
      from: `https://catalog.test:${server.port}${path}`,
      sha256: path in FILES ? sha256(bytesOf(path)) : sha256(next),
      output: file,
      format: 'table',
      color: false,
      ...options,
    },
    host(env),
    (url, own) => download(url, { ...own, ...HERE, milliseconds: 2000, ...settings }),
  );
const problemsOf = async (running: Promise<number>): Promise<string> => {
  const thrown = await running.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(InputFault);
  return (thrown as InputFault).message;
};
/** The old file byte for byte, and nothing beside it. */
const untouched = (): void => {
  expect(readFileSync(file, 'utf8')).toBe(OLD);
  expect(readdirSync(folder)).toEqual(['catalog.json']);
};

describe('an update', () => {
  test('puts the file there byte for byte, shows the difference, and says how to use it', async () => {
    expect(await run('/next')).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(next);
    expect(readdirSync(folder)).toEqual(['catalog.json']);
    expect(said.out.join('')).toMatch(/ input from 2026-03-01 +2 +→ +1\.8 USD\/Mtok +-10 %/);
    expect(said.err.join('')).toContain(`Use it: tco compare --catalog ${file} SCENARIO`);
  });
  test('compares with the file that is there; without one, with the catalog in use', async () => {
    shipped.json = compiledFixture({ 'rules/strict': undefined });
    await run('/next');
    expect(said.out.join('')).not.toContain('rules: strict');
    said.out = [];
    await run('/next', { output: join(folder, 'new.json') });
    expect(said.out.join('')).toContain('rules: strict');
    expect(readFileSync(join(folder, 'new.json'), 'utf8')).toBe(next);
  });
  test('is quiet when asked to be, and gives the difference as data', async () => {
    await run('/next', { quiet: true, format: 'json' });
    expect(said.err).toEqual([]);
    expect(JSON.parse(said.out.join(''))).toMatchObject({ schema: 'tco-catalog-diff/1', counts: { beyond: 0 } });
  });
});

describe('a difference that should be looked at first', () => {
  test.each([
    ['/dearer', /price.* changed by more than half \(api\/acme\/one .*\+60 %/],
    ['/older', /it is of 2026-10-01, older than the 2026-11-01 of the one in use/],
    ['/empty', /7 of 13 entries are gone/],
  ])('is shown and not written without --accept: %s', async (path, words) => {
    expect(await run(path)).toBe(5);
    untouched();
    expect(said.out.join('')).toContain('→');
    expect(said.err.join('').replace(/\s+/g, ' ')).toMatch(words);
    expect(said.err.join('')).toContain('error[E505]');
  });
  test('is written with --accept', async () => {
    expect(await run('/dearer', { accept: true })).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(FILES['/dearer']);
  });
  test('half more is not more than half', async () => {
    // 5998.5 / 3999 = 1.5
    expect(await run('/half')).toBe(0);
  });
});

describe('what leaves the old file as it is', () => {
  test('another sha256: 5', async () => {
    expect(await run('/next', { sha256: sha256('another file') })).toBe(5);
    expect(said.err.join('')).toContain('error[E504]');
    untouched();
  });
  test.each([
    ['/truncated', 'E503', 'the connection broke off before the end', {}],
    ['/slow', 'E503', 'it took longer than 0.2 s', { milliseconds: 200 }],
    ['/next', 'E503', 'it is larger than 1000 bytes', { bytes: 1000 }],
    ['/gone', 'E503', 'the server answered with status 404', {}],
    ['/moved', 'E502', 'begins with `http:`, and only https is used', {}],
    ['/next', 'E502', 'is not an address of the public internet', { allowed: undefined! }],
  ])('a download that fails: %s, %s, %s', async (path, code, words, settings) => {
    expect(await run(path, {}, settings)).toBe(5);
    expect(said.err.join('')).toContain(`error[${code}]`);
    expect(said.err.join('').replace(/\s+/g, ' ')).toContain(words);
    expect(said.out).toEqual([]);
    untouched();
  });
  test.each([
    ['/page', /E440: .* no JSON/],
    ['/list', /E440: /],
    ['/newer', /E441: .* format 2/],
    ['/unit', /E501: .*memory: .*USD/],
    ['/source', /E501: /],
    ['/edited', /E501: .* its own sha256 is not that of its content/],
    ['/latin', /E501: .* it is not UTF-8/],
  ])('a file that is no sound catalog: %s', async (path, message) => {
    expect(await problemsOf(run(path))).toMatch(message);
    untouched();
  });
  test('a newer format says that a newer tco is needed', async () => {
    const thrown = (await run('/newer').catch(reason => reason)) as InputFault;
    expect(thrown.problems[0]!.hint).toBe('install a newer tco');
  });
  test('a disk that cannot be written: the fault of the output', async () => {
    // a folder stands where the temporary file goes
    const blocked = `.catalog.json.${process.pid}.tmp`;
    mkdirSync(join(folder, blocked));
    await expect(run('/next')).rejects.toThrow(OutputFault);
    expect(readFileSync(file, 'utf8')).toBe(OLD);
    expect(readdirSync(folder).sort()).toEqual([blocked, 'catalog.json']);
    await expect(run('/next', { output: join(folder, 'no', 'catalog.json') })).rejects.toThrow(
      'its folder does not exist',
    );
  });
  test('a file that is no catalog is not overwritten, and nothing is fetched', async () => {
    const other = join(folder, 'package.json');
    writeFileSync(other, '{}');
    const asked = server.asked.length;
    expect(await problemsOf(run('/next', { output: other }))).toContain('E506');
    expect(readFileSync(other, 'utf8')).toBe('{}');
    expect(server.asked.length).toBe(asked);
  });
  test('an environment in which certificates are not checked', async () => {
    const asked = server.asked.length;
    expect(await run('/next', {}, {}, { NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toBe(5);
    expect(said.err.join('')).toContain('error[E507]');
    expect(server.asked.length).toBe(asked);
    untouched();
  });
  test.each([
    [{ from: undefined! }, '--from is missing'],
    [{ sha256: undefined! }, '64 hexadecimal digits'],
    [{ sha256: 'abc' }, '64 hexadecimal digits'],
    [{ output: '-' }, '--output names the file'],
  ])('a command line that says too little: %j', async (options, message) => {
    await expect(run('/next', options)).rejects.toThrow(UsageFault);
    await expect(run('/next', options)).rejects.toThrow(message);
    untouched();
  });
});
