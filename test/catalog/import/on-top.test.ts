import { describe, expect, test } from 'vitest';
import type { CompiledCatalog } from '../../../src/catalog/compiled.ts';
import { importPrices } from '../../../src/catalog/import/import-prices.ts';
import { overlaid } from '../../../src/catalog/source/overlay.ts';
import { compiled, DAY, errorsOf, remarksOf } from './imported.ts';

const SOURCE = 'source: { title: a price list, read: 2026-10-01, grade: verified }';
const entry = (model: string, price: string, more = '', variants = '') =>
  `name: M\nmodel: ${model}\n${more}${SOURCE}\nprices:\n  - recordedAt: 2026-01-01\n    status: effective\n    input: ${price} USD/Mtok\n    output: ${price} USD/Mtok\n${variants}`;

const BATCH = '    variants:\n      - { tier: batch, times: 50% }\n';

const { content } = compiled({
  'openrouter/large': entry(
    'acme-large',
    '1',
    'aliases: [{ id: acme/large }, { id: moving, to: 2027-01-01 }]\n',
    BATCH,
  ),
  'openrouter/kept': entry('kept', '1', 'aliases: [{ id: acme/other }, { id: acme/shared }]\n'),
});
const base = { ...content, sources: [], sha256: '' } as CompiledCatalog;

const model = (id: string, prompt: string, slug?: string) => ({
  id,
  ...(slug ? { canonical_slug: slug } : {}),
  name: id,
  pricing: { prompt, completion: '0.000005' },
});

function laid(...data: readonly object[]) {
  const outcome = importPrices({
    text: JSON.stringify({ data }),
    file: 'x.json',
    from: 'openrouter',
    day: DAY,
    known: base,
  });
  if (!outcome.ok) throw new Error('nothing was imported');
  const { catalog, problems } = overlaid(base, [
    { name: 'prices', files: outcome.files.map(f => ({ ...f, file: f.path })) },
  ]);
  return { files: outcome.files, report: outcome.report, catalog, problems };
}

describe('an import on top of the catalog', () => {
  test('takes the id and the model of an entry that the catalog knows by that name', () => {
    const { files, catalog, problems } = laid(model('acme/large', '0.000004'));
    expect(errorsOf(problems)).toEqual([]);
    expect(files.map(file => file.path)).toEqual(['api/openrouter/large.yaml']);
    // 0.000004 USD/tok x 1e6 tok/Mtok
    expect(catalog.api['openrouter/large']).toMatchObject({
      model: 'acme-large',
      prices: [{ prices: { input: '4 USD/Mtok' } }],
    });
  });
  test('keeps the names of the entry that it replaces, with their days', () => {
    const { catalog } = laid(model('acme/large', '0.000004'));
    expect(catalog.apiAliases).toMatchObject({
      'openrouter/acme/large': [{ entry: 'openrouter/large' }],
      'openrouter/moving': [{ entry: 'openrouter/large', to: '2027-01-01' }],
    });
  });
  test('gives an id to one entry only, and each name to the entry of the file that has it', () => {
    const { files, catalog, problems } = laid(model('acme/large', '0.000004'), model('moving', '0.000002'));
    expect(errorsOf(problems)).toEqual([]);
    expect(files.map(file => file.path)).toEqual(['api/openrouter/large.yaml', 'api/openrouter/moving.yaml']);
    expect(catalog.apiAliases['openrouter/moving']).toBeUndefined();
  });
  test('leaves a lesser name to the entry of the catalog that has it, and says so', () => {
    const { report, catalog, problems } = laid(model('acme/new', '0.000004', 'acme/shared'));
    expect(errorsOf(problems)).toEqual([]);
    expect(catalog.apiAliases['openrouter/acme/shared']).toEqual([{ entry: 'openrouter/kept' }]);
    expect(remarksOf(report, 'nameTaken')).toEqual([
      'acme/new: the name openrouter/acme/shared stays with openrouter/kept of the catalog',
    ]);
  });
  test('says which entries it replaces, and what they said beside', () => {
    const { report } = laid(model('acme/large', '0.000004'), model('acme/new', '0.000004'));
    expect([report.entries.written, report.entries.replacing]).toEqual([2, 1]);
    expect(remarksOf(report, 'saidMore')).toEqual([
      'acme/large: replaces openrouter/large, of which the catalog has also: tier batch',
    ]);
  });
});
