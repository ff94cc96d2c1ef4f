import { beforeAll, expect, test } from 'vitest';
import type { CompiledCatalog } from '../../src/catalog/compiled.ts';
import { type CatalogIndex, indexedCatalog, indexOf } from '../../src/catalog/indexed.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import { shippedCatalog } from './shipped.ts';

let json: string;
let index: CatalogIndex;

beforeAll(async () => {
  const compiled = shippedCatalog();
  json = compiled.json;
  index = JSON.parse(compiled.index) as CatalogIndex;
}, 60_000);

test('read part by part it is the whole catalog', () => {
  expect(indexedCatalog(new TextEncoder().encode(json), index)).toEqual(JSON.parse(json));
});

test('only what is looked up is read', () => {
  // all bytes but those of one entry are made unreadable
  const bytes = new TextEncoder().encode(json);
  const [start, length] = index.entries.devices!['h100-sxm']!;
  const blind = bytes.map((byte, i) => (i >= start && i < start + length ? byte : 0));
  const sources = index.whole.sources!;
  blind.set(bytes.subarray(sources[0], sources[0] + sources[1]), sources[0]);
  const catalog = openCatalog(indexedCatalog(blind, index));
  expect(catalog.device('h100-sxm')?.memory.amount.text).toBe('80 GB');
  expect(catalog.ids('device')).toContain('h200-sxm');
  expect(() => catalog.device('h200-sxm')).toThrow();
});

test('letters of several bytes do not shift what follows', () => {
  const small = {
    api: {},
    apiAliases: {},
    contracts: {},
    date: '2026-11-01',
    devices: { 'größe-1': { name: 'Größe € 𝔊' }, 'x-2': { name: 'X' } },
    format: 1,
    sha256: '',
    sources: [],
    version: '2026.11.1',
  };
  const text = JSON.stringify(small);
  const read = indexedCatalog(new TextEncoder().encode(text), indexOf(text, '')) as unknown as typeof small;
  expect(read.devices['x-2']).toEqual({ name: 'X' });
  expect(read).toEqual(small);
});

test('an index is only made of a canonical text', () => {
  const text = '{ "format": 1, "version": "2026.11.1", "date": "2026-11-01", "sha256": "" }';
  expect(() => indexOf(text, '')).toThrow('the text of the catalog is not canonical');
  expect((JSON.parse(json) as CompiledCatalog).format).toBe(1);
});
