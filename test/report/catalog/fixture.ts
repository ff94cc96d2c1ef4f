import { createHash } from 'node:crypto';
import type { Catalog } from '../../../src/catalog/catalog.ts';
import type { CompiledCatalog } from '../../../src/catalog/compiled.ts';
import { openCatalog } from '../../../src/catalog/open.ts';
import { canonicalJson } from '../../../src/catalog/source/canonical.ts';
import { compileEntries } from '../../../src/catalog/source/compile.ts';
import { internSources } from '../../../src/catalog/source/intern-sources.ts';

export const SOURCE = '{ title: a price list, url: https://example.com/prices, read: 2026-10-01, grade: verified }';
const OTHER = '{ title: an announcement, read: 2026-10-20, grade: third-party }';

/** A small catalog of every kind, with a price that changed, one announced, one withdrawn, two currencies. */
export const ENTRIES: Readonly<Record<string, string>> = {
  catalog: 'version: 2026.11.1\ndate: 2026-11-01\n',
  'api/acme/one': `name: Acme One
model: tiny
contextWindow: 200000 tok
aliases: [{ id: one-latest, from: 2026-03-01 }, { id: uno }]
source: ${SOURCE}
prices:
  - validTo: 2026-03-01
    recordedAt: 2025-12-01
    status: effective
    input: 4 USD/Mtok
    cacheRead: 0.4 USD/Mtok
    output: 20 USD/Mtok
  - validFrom: 2026-03-01
    validTo: 2027-01-01
    recordedAt: 2026-03-01
    status: effective
    note: cheaper since the new chips
    input: 2 USD/Mtok
    cacheRead: 0.2 USD/Mtok
    output: 10 USD/Mtok
    request: 0.01 USD/request
    variants:
      - prompt: "> 200000 tok"
        input: 4 USD/Mtok
        output: 15 USD/Mtok
      - { utc: ["22:00-04:00"], days: [sat, sun], output: 8 USD/Mtok }
      - { region: eu, times: 110%, buckets: [input, output] }
      - { tier: batch, times: 50%, buckets: [input, output], source: ${OTHER} }
  - validFrom: 2026-06-01
    recordedAt: 2026-05-01
    status: withdrawn
    input: 1 USD/Mtok
    output: 5 USD/Mtok
  - validFrom: 2027-01-01
    recordedAt: 2026-10-20
    status: scheduled
    source: ${OTHER}
    input: 1.5 USD/Mtok
    output: 8 USD/Mtok
`,
  'api/beta/two': `name: Beta Two
model: two
source: ${OTHER}
prices:
  - validFrom: 2026-02-01
    recordedAt: 2026-02-01
    status: deprecated
    free: [input]
    output: 0.0028 USD/Mtok
`,
  'api/beta/three': `name: Beta Three
model: tiny
source: ${OTHER}
prices:
  - { validFrom: 2027-02-01, recordedAt: 2026-02-01, status: scheduled, input: 1 USD/Mtok, output: 2 USD/Mtok }
`,
  'models/tiny': `name: Tiny 8B
parameters: 8.03B param
activeParameters: 8.03B param
layers: 32
hidden: 4096
heads: 32
kvHeads: 8
headDim: 128
kvBytesPerToken: 131072 B/tok
contextWindow: 131072 tok
licence: Apache-2.0
source: ${SOURCE}
`,
  'devices/box': `name: A box
memory: 96 GB
bandwidth: 819 GB/s
flops: { bf16: 22.05 TFLOP/s }
link: none
gpusPerServer: 1
activePower: { value: 270 W/device, source: ${OTHER} }
source: ${SOURCE}
prices:
  - { validTo: 2026-06-25, recordedAt: 2026-06-26, status: effective, price: 3999 USD/device, source: ${SOURCE} }
  - { validFrom: 2026-06-25, recordedAt: 2026-06-26, status: effective, price: 5299..5499 USD/device, source: ${OTHER}, note: with more memory }
`,
  'rentals/cloud/box': `source: ${SOURCE}
offers:
  - { instance: b8, gpus: 8, region: east, term: on-demand, validFrom: 2024-01-01, validTo: 2025-01-01, recordedAt: 2024-01-01, price: 80 USD/instance/h }
  - { instance: b8, gpus: 8, region: east, term: on-demand, validFrom: 2025-01-01, validTo: 2026-01-01, recordedAt: 2025-01-01, price: 60 USD/instance/h }
  - { instance: b8, gpus: 8, region: east, term: on-demand, validFrom: 2026-01-01, recordedAt: 2026-01-01, price: 40 USD/instance/h }
  - { instance: b1, gpus: 1, region: west, term: spot, validFrom: 2026-01-01, recordedAt: 2026-01-01, price: 2.5 EUR/instance/h }
`,
  'throughput/tiny/box': `source: ${SOURCE}
rows:
  - { gpus: 1, precision: fp8, engine: vllm, mode: saturated, input: 1000 tok, output: 500 tok, concurrency: 64, metric: output, rate: 1234.5 tok/s }
`,
  'sites/here': `name: Here
electricity:
  - { recordedAt: 2026-01-01, status: effective, price: 0.12 EUR/kWh, source: ${SOURCE} }
pue: 1.4
source: ${SOURCE}
`,
  'rules/strict': `name: Strict\ncloses: [api, rent]\nunlessAgreement: baa\nbecause: the law says so\nsource: ${SOURCE}\n`,
  defaults: `staff.mlops.fte: { value: 0.25 FTE, source: ${OTHER} }
staff.mlops.salary: { value: 214500 USD/year, source: ${OTHER} }
site.electricity: { value: 0.146 USD/kWh, source: ${SOURCE} }
site.pue: { value: 1.56, source: ${SOURCE} }
`,
};

/** A rule of every form and what is known of a provider, for `compiledFixture`. */
export const COMPLIANCE: Readonly<Record<string, string>> = {
  'rules/stricter': `name: Stricter
from: 2026-01-01
until: 2027-01-01
supersededBy: strict
data: [regulated]
requires:
  - { agreement: baa, of: [api, rent] }
  - { retention: 30 day, of: [api] }
  - any: [{ region: [eu, uk] }, { attestation: soc2, source: ${OTHER} }]
because: a later law says so
further: [{ says: when it began, source: ${OTHER} }]
source: ${SOURCE}
`,
  'providers/acme': `name: Acme
source: ${OTHER}
facts:
  - { offers: [baa, dpa], attestations: [soc2, iso27001], source: ${SOURCE} }
  - { trainsOnInputs: false, retention: 30 day, region: us }
  - { with: zero-retention, retention: 0 day }
  - { models: [one*], tiers: [batch], retention: 55 day, note: of batches }
  - { withholds: [pci] }
`,
};

/** Entries as a compiled catalog, the way the build makes one; entries of `changes` replace those of the fixture, `undefined` takes one away. */
export function compiledFixture(changes: Readonly<Record<string, string | undefined>> = {}): CompiledCatalog {
  const entries = Object.entries({ ...ENTRIES, ...changes }).filter(([, text]) => text !== undefined);
  const { content, problems } = compileEntries(
    entries.map(([path, text]) => ({ path: `${path}.yaml`, file: `pricing-data/${path}.yaml`, text: text! })),
  );
  const errors = problems.filter(problem => problem.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(problem => `${problem.at?.file}: ${problem.message}`).join('\n'));
  const interned = internSources(content);
  return { ...interned, sha256: createHash('sha256').update(canonicalJson(interned)).digest('hex') };
}

export function opened(json = compiledFixture()): { readonly json: CompiledCatalog; readonly catalog: Catalog } {
  return { json, catalog: openCatalog(json) };
}
