import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { shell } from './harness/tco.ts';

const root = inject('whole');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tco-own-'));
  mkdirSync(join(folder, '.git'));
  mkdirSync(join(folder, 'plans'));
  cpSync(join(root, 'scenarios', 'first.yaml'), join(folder, 'plans', 'first.yaml'));
  cpSync(join(root, 'scenarios', 'prices'), join(folder, 'prices'), { recursive: true });
});

const OFFER = 'prices/api/together/llama-3.3-70b.yaml';
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const tco = (args: string, env: Record<string, string> = {}) =>
  shell(`${process.execPath} ${root}/bin/tco.js ${args}`, folder, env);
/** What the report says of its catalog. */
const catalogOf = (args: string) => JSON.parse(tco(`compare ${args} --format json`).stdout).catalog;

describe('--catalog', () => {
  test('a folder lies on top of the catalog', () => {
    expect(catalogOf('plans/first.yaml --catalog prices/')).toMatchObject({
      overlays: [{ name: 'prices', entries: 2 }],
      overridden: [
        { figure: 'catalog.api."together/llama-3.3-70b".input', was: '0.88 USD/Mtok', is: '0.80 USD/Mtok' },
        { figure: 'catalog.api."together/llama-3.3-70b".output', was: '0.88 USD/Mtok', is: '0.80 USD/Mtok' },
      ],
    });
  });
  test('a compiled catalog takes the place of the shipped one', () => {
    const own = readFileSync(join(root, 'dist', 'catalog.json'), 'utf8');
    write('catalog.json', own);
    const run = tco('compare plans/first.yaml --catalog catalog.json');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    // but for its name, everything is the same
    const asShipped = run.stdout.replace(/catalog catalog\.json \((.*)\)/, 'catalog $1');
    expect(asShipped).toBe(tco('compare plans/first.yaml').stdout);
  });
  test('a compiled catalog that was changed by hand is used, with a warning and the hash it really has', () => {
    const own = readFileSync(join(root, 'dist', 'catalog.json'), 'utf8');
    write('catalog.json', own.replace('"version":"', '"version":"2026.12.9","x":"'));
    const run = tco('compare plans/first.yaml --catalog catalog.json --format json');
    expect(run.stderr).toContain('warning[E439]: `catalog.json` was changed after it was compiled');
    expect(JSON.parse(run.stdout).catalog.sha256).not.toBe(JSON.parse(own).sha256);
  });
  test.each([
    ['nowhere', 'there is no folder `nowhere`', 3],
    ['plans/first.yaml', '`plans/first.yaml` is not a compiled catalog', 3],
    ['', 'there is no folder ``', 3],
  ])('`%s` is refused', (name, message, code) => {
    const run = tco(`compare plans/first.yaml --catalog '${name}'`);
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toContain(message);
  });
  test('a mistake in a folder is shown where it stands, together with those of the scenario', () => {
    write(OFFER, readFileSync(join(folder, OFFER), 'utf8').replace('output: 0.80 USD/Mtok', 'output: 0.80'));
    write('plans/first.yaml', readFileSync(join(folder, 'plans/first.yaml'), 'utf8').replace('1500 tok', '1500'));
    const run = tco('compare plans/first.yaml --catalog prices');
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(/plans\/first\.yaml:6:\d+[\s\S]*prices\/api\/together\/llama-3\.3-70b\.yaml:10:13/);
  });
  test('a link in a folder is not followed', () => {
    symlinkSync('/etc/hostname', join(folder, 'prices/api/together/other.yaml'));
    expect(tco('compare plans/first.yaml --catalog prices').stderr).toContain('is a link or a device');
  });
});

describe('tco-project.yaml', () => {
  test('holds for the scenarios in the folders below it, and its paths start from its own folder', () => {
    write('tco-project.yaml', 'tco: 1\ncatalog: [prices]\n');
    expect(catalogOf('plans/first.yaml').overlays).toMatchObject([{ name: 'prices', entries: 2 }]);
  });
  test('beyond the root of the repository is not looked for', () => {
    write('tco-project.yaml', 'tco: 1\ncatalog: [prices]\n');
    mkdirSync(join(folder, 'plans', '.git'));
    expect(catalogOf('plans/first.yaml')).not.toHaveProperty('overlays');
  });
  test('comes below what --catalog names', () => {
    write('tco-project.yaml', 'tco: 1\ncatalog: [prices]\n');
    cpSync(join(folder, 'prices'), join(folder, 'later'), { recursive: true });
    const later = OFFER.replace('prices', 'later');
    write(later, readFileSync(join(folder, later), 'utf8').replaceAll('0.80', '0.70'));
    const { overlays, overridden } = catalogOf('plans/first.yaml --catalog later');
    expect(overlays.map((o: { name: string }) => o.name)).toEqual(['prices', 'later']);
    expect(overridden[0]).toMatchObject({ is: '0.70 USD/Mtok', by: 'later/api/together/llama-3.3-70b' });
  });
  test('says after how many days a price is old', () => {
    write('tco-project.yaml', 'tco: 1\npriceAge: 10 day\n');
    expect(tco('compare plans/first.yaml').stdout).toMatch(
      /warning E433: the price of rentals\/runpod\/a100-sxm-80 was last read/,
    );
  });
  test('with a mistake is shown where it stands', () => {
    write('tco-project.yaml', 'tco: 1\ncatlog: [prices]\n');
    const run = tco('compare plans/first.yaml');
    expect(run.code).toBe(3);
    expect(run.stderr).toContain(' --> tco-project.yaml:2:1\n');
    expect(run.stderr).toContain('did you mean `catalog`?');
  });
});

describe('tco catalog why', () => {
  test('names the entry, the folder it comes from, the period and the source of each price', () => {
    expect(tco('catalog why plans/first.yaml hosted --catalog prices').stdout).toBe(`hosted, prices of 2026-11-01
  - api/together/llama-3.3-70b comes from prices, which replaces the entry of
    the catalog ${catalogOf('plans/first.yaml').version}
  - prices from 2026-10-15, recorded on 2026-10-12: in force on 2026-11-01
  - service tier standard
  - no discount: list price

  input   0.80 USD/Mtok  [1]
  output  0.80 USD/Mtok  [1]

  [1] prices/api/together/llama-3.3-70b: offer 2026-117 (example) (from
      2026-10-15, read 2026-10-12)
`);
  });
  test('before the first price of an own entry it says why there is none', () => {
    expect(tco('catalog why plans/first.yaml hosted --catalog prices --as-of 2026-10-01').stdout).toContain(
      'together/llama-3.3-70b has no price in force on 2026-10-01: the next one\n    begins on 2026-10-15',
    );
  });
  test('says which offer was taken, and which were not', () => {
    const { stdout } = tco('catalog why plans/first.yaml rented');
    expect(stdout).toMatch(/- 1x-a100-sxm-80-community \(1 GPU\), any, on-demand is taken/);
    expect(stdout).toMatch(/not taken: 1x-a100-sxm-80 \(1 GPU\)/);
  });
  test('can be asked by the entry as well, and as data', () => {
    const { why } = JSON.parse(tco('catalog why plans/first.yaml together/llama-3.3-70b --format json').stdout);
    expect(why.map((w: { option: string }) => w.option)).toEqual(['hosted']);
  });
  test('suggests what may have been meant', () => {
    const run = tco('catalog why plans/first.yaml hostd');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('did you mean `hosted`?');
  });
});

describe('tco catalog import', () => {
  const FILE = JSON.stringify({
    'together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo': {
      litellm_provider: 'together_ai',
      mode: 'chat',
      input_cost_per_token: 7.5e-7,
      output_cost_per_token: 7.5e-7,
    },
    'acme/mystery': { litellm_provider: 'acme', mode: 'chat', input_cost_per_token: 0, output_cost_per_token: 0 },
  });
  test('makes a folder of own prices that a scenario is costed with at once', () => {
    write('prices.json', FILE);
    const run = tco('catalog import prices.json --from litellm --as-of 2026-10-20 --output imported');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('2 entries: 1 entered, 1 listed below.');
    expect(run.stdout).toContain('acme/mystery');
    expect(catalogOf('plans/first.yaml --catalog imported').overridden[0]).toMatchObject({
      was: '0.88 USD/Mtok',
      is: '0.75 USD/Mtok',
      by: 'imported/api/together/llama-3.3-70b',
    });
  });
  test('needs to be told the form and the folder', () => {
    write('prices.json', FILE);
    expect(tco('catalog import prices.json --output imported').code).toBe(2);
    expect(tco('catalog import prices.json --from litellm').code).toBe(2);
    expect(tco('catalog import prices.json --from liteLLM --output imported').stderr).toMatch(/litellm/);
  });
});

describe('tco catalog lint', () => {
  test('finds a price per thousand tokens in a folder of own prices', () => {
    // 0.80 USD/Mtok are 0.0008 USD per thousand tokens
    write(OFFER, readFileSync(join(folder, OFFER), 'utf8').replaceAll('0.80 USD', '0.0008 USD'));
    const run = tco('catalog lint prices');
    expect(run.code).toBe(3);
    expect(run.stdout).toMatch(/prices\/api\/together\/llama-3\.3-70b\.yaml:\d+/);
  });
});

describe('the age of the catalog', () => {
  const undated = () =>
    write('plans/first.yaml', readFileSync(join(folder, 'plans/first.yaml'), 'utf8').replace(/^asOf: .*\n/m, ''));
  const at = (day: string) => ({ SOURCE_DATE_EPOCH: String(Date.parse(`${day}T12:00:00Z`) / 1000) });
  test('is said on standard error by the clock, where the scenario names no day', () => {
    undated();
    const run = tco('compare plans/first.yaml', at('2036-01-01'));
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/^warning\[E436\]: the catalog is of .+ days old on 2036-01-01/);
    expect(tco('compare plans/first.yaml --quiet', at('2036-01-01')).stderr).toBe('');
  });
  test('a clock that stands before the catalog is said to be wrong', () => {
    undated();
    expect(tco('compare plans/first.yaml', at('1971-01-01')).stderr).toMatch(/which is before the\s+catalog/);
  });
  test('changes nothing on standard output, and nothing is said where a day is named', () => {
    expect(tco('compare plans/first.yaml', at('2036-01-01'))).toEqual(
      tco('compare plans/first.yaml', at('2026-11-01')),
    );
  });
});
