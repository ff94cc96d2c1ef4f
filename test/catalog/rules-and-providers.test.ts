import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import { compileEntries } from '../../src/catalog/source/compile.ts';
import { overlaid } from '../../src/catalog/source/overlay.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import { BUY, closing } from '../model/eligibility/judging.ts';
import { compiledJson, SOURCE } from './entries.ts';
import { realFiles } from './guard/real.ts';
import { shippedCatalog } from './shipped.ts';

const rule = (text: string) => `name: R\nbecause: it is asked for\nsource: ${SOURCE}\n${text}`;
const provider = (...facts: string[]) =>
  `name: P\nsource: ${SOURCE}\nfacts: [${facts.map(fact => `{ ${fact} }`).join(', ')}]\n`;

const faults = (path: string, text: string, more: Readonly<Record<string, string>> = {}): string[] =>
  compileEntries(
    Object.entries({ catalog: 'version: 2026.11.1\ndate: 2026-11-01\n', [path]: text, ...more }).map(([p, t]) => ({
      path: `${p}.yaml`,
      file: `${p}.yaml`,
      text: t,
    })),
  ).problems.map(p => [p.code, p.message, p.hint].filter(Boolean).join(': '));

describe('a rule', () => {
  test('is compiled and opened with its conditions', () => {
    const json = compiledJson({
      'rules/r': rule(
        'from: 2026-01-01\nrequires:\n  - { agreement: baa, of: [api, rent] }\n  - any: [{ retention: 30 day }, { region: [eu, us] }]\n',
      ),
    });
    expect(openCatalog(json).rule('r')).toMatchObject({
      from: '2026-01-01',
      unknownCloses: true,
      data: [],
      requires: [
        { demand: { kind: 'agreement', agreement: 'baa' }, of: ['api', 'rent'] },
        {
          demand: {
            kind: 'any',
            of: [{ demand: { kind: 'retention' } }, { demand: { kind: 'region', within: ['eu', 'us'] } }],
          },
          of: ['api', 'rent', 'buy'],
        },
      ],
    });
  });
  test.each([
    ['', 'E469: the rule requires nothing'],
    ['requires: []\n', 'E469: the rule requires nothing'],
    ['requires: [{ of: [api] }]\n', 'E469: the condition asks for nothing: it asks for one of agreement, '],
    [
      'requires: [{ agreement: baa, retention: 0 day }]\n',
      'E469: the condition asks for 2 things: `agreement`, `retention`: write a condition for each of them',
    ],
    ['requires: [{ any: [{ agreement: a, offers: b }] }]\n', 'E469: the condition asks for 2 things'],
    ['requires: [{ region: [] }]\n', 'E469: `region` is an empty list'],
    ['requires: [{ agreement: baa }]\ncloses: [api]\n', 'E469: `requires` and `closes` stand side by side'],
    [
      'requires: [{ retention: 0 day }]\nunlessAgreement: baa\n',
      'E469: `unlessAgreement` belongs to `closes`: write `agreement: baa` as a condition of `requires`',
    ],
    ['requires: [{ region: [eurpe] }]\n', 'E220: `region[0]`: `eurpe` is not a place'],
    ['requires: [{ attestation: soc3 }]\n', 'E220: `attestation`: `soc3` is not one of the allowed words'],
    [
      'requires: [{ trainsOnInputs: no }]\n',
      'E221: `trainsOnInputs`: expected true or false, got the text `no`: write `false`',
    ],
    ['requires: [{ retention: 30 tok }]\n', 'E213: `retention`: `30 tok` is in tok, not in day'],
    ['requires: [{ agrement: baa }]\n', 'agrement'],
    ['from: 2026-02-01\nuntil: 2026-02-01\ncloses: [api]\n', 'E454: `until: 2026-02-01` is not after'],
    ['supersededBy: s\ncloses: [api]\n', '`s`'],
    ['data: [secret]\ncloses: [api]\n', '`secret`'],
  ])('with %j is refused', (text, message) => {
    expect(faults('rules/r', rule(text)).join('\n')).toContain(message);
  });
  test('of the older form in a folder of one’s own takes the place of the shipped one', () => {
    const base = compiledJson({ 'rules/r': rule('requires: [{ retention: 0 day }]\n') });
    const own = {
      path: 'rules/r.yaml',
      file: 'own/rules/r.yaml',
      text: rule('closes: [api]\nunlessAgreement: nda\n'),
    };
    const { catalog, problems } = overlaid(base, [{ name: 'own', files: [own] }]);
    expect(problems).toEqual([]);
    expect(openCatalog(catalog).rule('r')?.requires).toMatchObject([
      { demand: { kind: 'agreement', agreement: 'nda' }, of: ['api'] },
    ]);
  });
});

describe('a provider', () => {
  test('is compiled and opened with its facts, each with its own source or that of the entry', () => {
    const other = '{ title: a page, read: 2026-10-02, grade: assumed }';
    const json = compiledJson({ 'providers/p': provider('offers: [baa]', `retention: 30 day, source: ${other}`) });
    expect(openCatalog(json).provider('p')?.facts).toMatchObject([
      { offers: ['baa'], withholds: [], source: { grade: 'verified', entry: 'providers/p' } },
      { retention: expect.anything(), source: { title: 'a page', grade: 'assumed' } },
    ]);
  });
  test('is not known by the catalogs of before', () => {
    const { providers: _, ...old } = compiledJson({}) as { providers?: unknown } & ReturnType<typeof compiledJson>;
    expect(openCatalog(old as ReturnType<typeof compiledJson>).provider('p')).toBeUndefined();
  });
  test.each([
    [provider(), 'E469: no fact is written'],
    [provider('of: [api]'), 'E469: the fact says nothing: it says one of offers, '],
    [provider('offers: [baa], withholds: [baa]'), 'E469: `baa` is both offered and withheld'],
    [provider('region: eu, from: 2026-02-01, until: 2026-01-01'), 'E454: `until: 2026-01-01` is not after'],
    [provider('retention: -1 day'), 'retention'],
    [provider('atestations: [soc2]'), 'atestations'],
    [provider('models: ["*m"], region: eu'), 'E450: `models[0]`: `*m` is not a model'],
    [provider('regions: { east: atlantis }'), 'E220: `east`: `atlantis` is not a place'],
    [provider('tiers: [fast], region: eu'), '`fast`'],
  ])('with %j is refused', (text, message) => {
    expect(faults('providers/p', text).join('\n')).toContain(message);
  });
});

describe('the shipped rules and providers', () => {
  let catalog: Catalog;
  beforeAll(() => {
    catalog = openCatalog(JSON.parse(shippedCatalog().json));
  });

  test('have a source each, read on a day, and with an address unless it is an assumption', () => {
    const sources = [
      ...catalog.ids('rule').flatMap(id => {
        const { source, requires } = catalog.rule(id)!;
        return [source, ...requires.map(c => c.source)];
      }),
      ...catalog.ids('attributes').flatMap(id => catalog.provider(id)!.facts.map(f => f.source)),
    ];
    expect(sources.length).toBeGreaterThan(100);
    for (const source of sources) {
      if (source.kind !== 'catalog') throw new Error('no source of the catalog');
      expect(source.read, source.title).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(
        source.url !== undefined || ['assumed', 'derived'].includes(source.grade),
        `${source.entry} ${source.title}`,
      ).toBe(true);
    }
  });
  test('name providers that the catalog has prices of, and two for prices of one’s own', () => {
    const paths = new Set(realFiles().map(f => f.path.split('/').slice(0, 2).join('/')));
    const sells = (id: string) => paths.has(`api/${id}`) || paths.has(`rentals/${id}`);
    expect(catalog.ids('attributes').filter(id => !sells(id))).toEqual(['cohere', 'vertex-ai']);
  });
  test('have every rule that is asked for, each in force or superseded by one that is', () => {
    const known = catalog.ids('rule');
    for (const id of ['hipaa', 'gdpr', 'pci-dss', 'soc-2', 'sr-11-7', 'attorney-client', 'trade-secrets', 'air-gap'])
      expect(known).toContain(id);
    for (const id of known) {
      const { until, supersededBy } = catalog.rule(id)!;
      if (until !== undefined) expect(catalog.rule(supersededBy!)?.from).toBe(until);
    }
  });
  test('name models that the provider has an entry of', () => {
    const models = catalog.ids('api');
    for (const id of catalog.ids('attributes'))
      for (const patterns of catalog.provider(id)!.facts.flatMap(f => (f.models ? [f.models] : []))) {
        // the geographic profiles of Bedrock are chosen by own prices too
        if (patterns.every(pattern => /^[a-z]+\.\*$/.test(pattern))) continue;
        const named = patterns.map(pattern => `${id}/${pattern}`);
        const known = (name: string) =>
          models.some(m => (name.endsWith('*') ? m.startsWith(name.slice(0, -1)) : m === name));
        expect(named.some(known), named.join()).toBe(true);
      }
  });
  test('know where every site lies that lies in one country or in the EU', () => {
    const known = rule('requires: [{ region: [global] }]\n');
    for (const site of catalog.ids('site')) {
      if (site === 'world' || site.startsWith('colocation-')) continue;
      const { sentences } = closing(BUY, { 'rules/r': known }, { sites: `sites: { home: { region: ${site} } }\n` });
      expect(sentences, site).toEqual([]);
    }
  });
});

test('the examples of the manual are right', () => {
  const [scenario, ownRule, ownProvider] = [
    ...readFileSync('docs/compliance.md', 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm),
  ].map(found => found[1]!);
  expect(parseScenario(scenario!, 'compliance.md').problems).toEqual([]);
  expect(faults('rules/r', ownRule!)).toEqual([]);
  expect(faults('providers/acme', ownProvider!)).toEqual([]);
});
