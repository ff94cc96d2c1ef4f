import { describe, expect, test } from 'vitest';
import { NO_LEGAL_ADVICE } from '../../../src/model/eligibility/disclaimer.ts';
import { API, BUY, CLOSED, closing, provider, RENT, rule } from './judging.ts';

/** Under one condition, with these facts of acme: the sentences behind the rule's name and reason. */
const under = (condition: string, option: string, ...facts: string[]): string[] =>
  closing(option, {
    'rules/r': rule(`[{ ${condition} }]`),
    ...(facts.length ? { 'providers/acme': provider(...facts) } : {}),
  }).sentences.map(sentence => sentence.replace('under R: it is asked for; ', ''));

const READ = 'a price list, read 2026-10-01';

describe('an agreement', () => {
  test('opens once it is signed', () => {
    expect(under('agreement: baa', API)).toEqual([
      'no `baa` is stated as signed: state `agreements: [baa]` on a once it is signed',
    ]);
    expect(under('agreement: baa', `${API}, agreements: [baa]`)).toEqual([]);
  });
  test('is asked of the kinds of options that the condition names', () => {
    expect(under('agreement: baa, of: [api, rent]', BUY)).toEqual([]);
    expect(under('agreement: baa, of: [api, rent]', RENT)).toHaveLength(1);
  });
  test('that the provider offers is told with its source', () => {
    expect(under('agreement: baa', API, 'offers: [baa]')).toEqual([
      `no \`baa\` is stated as signed, acme offers one (${READ}): state \`agreements: [baa]\` on a once it is signed`,
    ]);
  });
  test('that the provider is known not to offer cannot have been signed, unless the option says that it is on offer', () => {
    const closed = under('agreement: baa', `${API}, agreements: [baa]`, 'withholds: [baa]');
    expect(closed).toEqual([
      `acme offers no \`baa\` (${READ}): state \`attributes: { offers: [baa] }\` on a if one is on offer to you`,
    ]);
    expect(
      under('agreement: baa', `${API}, agreements: [baa], attributes: { offers: [baa] }`, 'withholds: [baa]'),
    ).toEqual([]);
  });
  test('that is misspelt is told', () => {
    expect(under('agreement: model-documentation', `${API}, agreements: [model-documentaton]`)[0]).toContain(
      '(`model-documentaton` is written: `model-documentation` may be meant)',
    );
  });
  test('of a later fact counts over that of an earlier one', () => {
    expect(under('offers: dpa', API, 'withholds: [dpa]', 'offers: [dpa]')).toEqual([]);
    expect(under('offers: dpa', API, 'offers: [dpa]', 'withholds: [dpa]')).toHaveLength(1);
  });
});

describe('what is not known closes', () => {
  test.each([
    ['offers: dpa', 'offers: [dpa]', 'whether acme offers a `dpa` is not known'],
    ['trainsOnInputs: false', 'trainsOnInputs: false', 'whether acme may train on inputs is not known'],
    ['retention: 30 day', 'retention: 30 day', 'how long acme keeps inputs is not known, at most 30 day is allowed'],
    ['region: [eu]', 'region: eu', 'where acme processes inputs is not known, it must be in eu'],
    ['attestation: soc2', 'attestations: [soc2]', 'an attestation `soc2` of acme is not known'],
    ['openWeights: true', 'openWeights: true', 'whether acme serves open weights is not known'],
  ])('%s, until the option or a fact says it: %s', (condition, stated, words) => {
    const [sentence] = under(condition, CLOSED);
    expect(sentence).toContain(words);
    expect(sentence).toContain('state `attributes: {');
    expect(under(condition, `${CLOSED}, attributes: { ${stated} }`)).toEqual([]);
    expect(under(condition, CLOSED, stated)).toEqual([]);
  });
  test('and what is stated on the option counts over what is known of its provider', () => {
    expect(under('trainsOnInputs: false', API, 'trainsOnInputs: true')[0]).toContain(
      `acme may train on inputs (${READ})`,
    );
    expect(
      under('trainsOnInputs: false', `${API}, attributes: { trainsOnInputs: false }`, 'trainsOnInputs: true'),
    ).toEqual([]);
    expect(
      under('trainsOnInputs: false', `${API}, attributes: { trainsOnInputs: true }`, 'trainsOnInputs: false'),
    ).toHaveLength(1);
  });
});

describe('a retention', () => {
  test.each([
    ['30 day', 0],
    ['29 day', 0],
    ['31 day', 1],
  ])('of %s under one of 30 days', (kept, closed) => {
    expect(under('retention: 30 day', API, `retention: ${kept}`)).toHaveLength(closed);
  });
  test('says how long it is', () => {
    expect(under('retention: 0 day', API, 'retention: 30 day')[0]).toContain(
      `acme keeps inputs for 30 day, at most 0 day is allowed (${READ})`,
    );
  });
  test('follows from an agreement that is signed', () => {
    const facts = ['retention: 30 day', 'with: zero-retention, retention: 0 day'];
    expect(under('retention: 0 day', API, ...facts)).toHaveLength(1);
    expect(under('retention: 0 day', `${API}, agreements: [zero-retention]`, ...facts)).toEqual([]);
  });
});

describe('a place', () => {
  test.each([
    ['eu', '[eea]', 0],
    ['de', '[eu]', 0],
    ['no', '[eea]', 0],
    ['no', '[eu]', 1],
    ['eea', '[eu]', 1],
    ['global', '[eu]', 1],
    ['us', '[eu, us]', 0],
    ['global', '[global]', 0],
  ])('%s within %s', (place, within, closed) => {
    expect(under(`region: ${within}`, API, `region: ${place}`)).toHaveLength(closed);
  });
  test('is where the region of the provider lies that the option chooses', () => {
    const facts = ['region: global', 'regions: { eu-west-1: ie, us-east-1: us }'];
    expect(under('region: [eu]', `${RENT.replace('acme,', 'acme, region: eu-west-1,')}`, ...facts)).toEqual([]);
    expect(under('region: [eu]', `${RENT.replace('acme,', 'acme, region: us-east-1,')}`, ...facts)[0]).toContain(
      'inputs are processed in us, not in eu',
    );
    // a region that is not known is none: the usual one of the provider does not stand in for it
    expect(under('region: [global]', `${RENT.replace('acme,', 'acme, region: mars,')}`, ...facts)[0]).toContain(
      'where acme processes inputs is not known',
    );
  });
  test('of owned hardware is that of its site', () => {
    const at = (region: string) =>
      closing(BUY, { 'rules/r': rule('[{ region: [eu] }]') }, { sites: `sites: { home: { region: ${region} } }\n` })
        .sentences;
    expect(at('germany')).toEqual([]);
    expect(at('us-average')[0]).toContain('inputs are processed in us, not in eu');
    expect(under('region: [eu]', BUY)[0]).toContain('where a processes inputs is not known');
  });
});

describe('who runs the model himself', () => {
  test('has its weights, and is neither trained on nor kept by anybody', () => {
    for (const option of [RENT, BUY])
      for (const condition of ['openWeights: true', 'trainsOnInputs: false', 'retention: 0 day'])
        expect(under(condition, option)).toEqual([]);
  });
  test('has it on his premises if he owns it, or says so', () => {
    expect(under('onPremises: true', BUY)).toEqual([]);
    expect(under('onPremises: true', API)).toEqual(['a does not stand on your own premises']);
    expect(under('onPremises: true', `${RENT}, attributes: { onPremises: true }`)).toEqual([]);
    expect(under('onPremises: true', `${BUY}, attributes: { onPremises: false }`)).toHaveLength(1);
  });
  test('needs the attestations of the cloud where he rents', () => {
    expect(under('attestation: soc2', RENT)[0]).toContain('an attestation `soc2` of acme is not known');
    expect(under('attestation: soc2', RENT, 'attestations: [iso27001, soc2]')).toEqual([]);
    expect(under('attestation: soc2', RENT, 'of: [api], attestations: [soc2]')).toHaveLength(1);
  });
});

describe('one of several conditions', () => {
  const ANY = 'any: [{ openWeights: true }, { agreement: docs }]';
  test('is enough', () => {
    expect(under(ANY, API)).toEqual([]);
    expect(under(ANY, `${CLOSED}, agreements: [docs]`)).toEqual([]);
  });
  test('is said with each of the ways', () => {
    expect(under(ANY, CLOSED, 'openWeights: false')).toEqual([
      `acme does not open its weights (${READ}), and no \`docs\` is stated as signed: state \`attributes: { openWeights: true }\` on a if it is so, or state \`agreements: [docs]\` on a once it is signed`,
    ]);
  });
  test('is asked of nobody where it is for other kinds of options', () => {
    expect(under('any: [{ agreement: docs, of: [rent] }]', API)).toEqual([]);
  });
});

describe('for what facts hold', () => {
  const none = (fact: string, option = API, asOf?: string) =>
    closing(
      option,
      { 'rules/r': rule('[{ attestation: soc2 }]'), 'providers/acme': provider(`${fact}, attestations: [soc2]`) },
      asOf === undefined ? {} : { asOf },
    ).found.length === 0;
  test.each([
    ['of: [api]', API, true],
    ['of: [rent]', API, false],
    ['tiers: [batch]', API, false],
    ['tiers: [standard]', API, true],
    ['tiers: [standard]', RENT, false],
    ['models: [m]', API, true],
    ['models: [sec*]', API, false],
    ['models: [sec*]', CLOSED, true],
    ['models: [secre]', CLOSED, false],
    ['with: nda', API, false],
    ['with: nda', `${API}, agreements: [nda]`, true],
  ])('%s of %s', (fact, option, holds) => {
    expect(none(fact, option)).toBe(holds);
  });
  test('from their first day until the day that they no longer do', () => {
    const fact = 'from: 2026-03-01, until: 2026-06-01';
    expect(['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map(day => none(fact, API, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('what is said', () => {
  test('of each option: the rule, since when, why, what is missing, and the source of it', () => {
    const { found } = closing(API, {
      'rules/r': rule('[{ agreement: baa }, { retention: 0 day }]', 'from: 2013-09-23\n'),
      'providers/acme': provider('retention: 30 day'),
    });
    expect(found).toEqual([
      {
        requirement: 'tasks.t.compliance.r',
        kind: 'rule',
        sentence: `under R (from 2013-09-23): it is asked for; no \`baa\` is stated as signed: state \`agreements: [baa]\` on a once it is signed; acme keeps inputs for 30 day, at most 0 day is allowed (${READ}): state \`attributes: { retention: 0 day }\` on a if it is so`,
        source: expect.objectContaining({ kind: 'catalog', title: 'the law', read: '2026-09-01' }),
      },
    ]);
  });
  test('with the source of the attribute that falls short, else that of the condition', () => {
    const source = (condition: string, ...facts: string[]) =>
      closing(API, { 'rules/r': rule(`[{ ${condition} }]`), 'providers/acme': provider(...facts) }).found[0]!.source;
    expect(source('retention: 0 day', 'retention: 30 day')).toMatchObject({ entry: 'providers/acme' });
    expect(
      source('agreement: baa, source: { title: its article 3, read: 2026-08-01, grade: third-party }', 'region: us'),
    ).toMatchObject({ title: 'its article 3', grade: 'third-party' });
  });
  test('that none of it is legal advice, in one sentence', () => {
    expect(NO_LEGAL_ADVICE).toMatch(/no legal advice[^.]*\.$/);
  });
});

describe('a rule that', () => {
  const DATED = { 'rules/r': rule('[{ agreement: baa }]', 'from: 2026-01-01\nuntil: 2027-01-01\n') };
  test('the catalog does not have is an error with the nearest name', () => {
    const { problems, found } = closing(
      API,
      { 'rules/hipaa': rule('[{ agreement: baa }]') },
      { task: 'compliance: [hippa]' },
    );
    expect(found).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'E411',
        severity: 'error',
        message: 'the catalog has no rule `hippa`',
        hint: 'did you mean `hipaa`?',
        at: expect.objectContaining({ line: 2 }),
      }),
    ]);
    expect(closing(API, {}, { task: 'compliance: [constructor]' }).problems[0]).toMatchObject({ code: 'E411' });
  });
  test('is not yet in force closes nothing, and that is said', () => {
    const { found, problems } = closing(API, DATED, { asOf: '2025-12-31' });
    expect(found).toEqual([]);
    expect(problems).toMatchObject([
      { code: 'E446', severity: 'warning', message: 'R is not yet in force on 2025-12-31, it closes nothing' },
    ]);
    expect(closing(API, DATED, { asOf: '2026-01-01' }).found).toHaveLength(1);
  });
  test('is no longer in force closes nothing, and that is said', () => {
    const { found, problems } = closing(API, DATED, { asOf: '2027-01-01' });
    expect(found).toEqual([]);
    expect(problems).toMatchObject([
      { code: 'E446', message: 'R is no longer in force on 2027-01-01, it closes nothing' },
    ]);
    expect(closing(API, DATED, { asOf: '2026-12-31' }).problems).toEqual([]);
  });
  test('was superseded is held in the form of what superseded it', () => {
    const { found, problems } = closing(
      API,
      {
        'rules/r': rule('[{ agreement: baa }]', 'until: 2026-04-17\nsupersededBy: s\n'),
        'rules/s': rule('[{ agreement: nda }]', 'from: 2026-04-17\n').replace('name: R', 'name: S'),
      },
      { asOf: '2026-05-01' },
    );
    expect(found.map(b => [b.requirement, b.sentence])).toEqual([
      ['tasks.t.compliance.r', expect.stringMatching(/^under S \(from 2026-04-17\): .*`nda`/)],
    ]);
    expect(problems).toMatchObject([
      { code: 'E446', message: 'R is no longer in force on 2026-05-01: S is held in its place' },
    ]);
  });
  test('two that supersede each other close nothing, and end', () => {
    const { found } = closing(API, {
      'rules/r': rule('[{ agreement: baa }]', 'until: 2026-01-01\nsupersededBy: s\n'),
      'rules/s': rule('[{ agreement: nda }]', 'until: 2026-01-01\nsupersededBy: r\n'),
    });
    expect(found).toEqual([]);
  });
  test('is of the older form, `closes` and `unlessAgreement`, still holds', () => {
    const old = (more: string) => ({
      'rules/r': `name: Old\ncloses: [api, rent]\n${more}because: it is asked for\nsource: { title: t, read: 2026-01-01, grade: assumed }\n`,
    });
    expect(closing(API, old('unlessAgreement: baa\n')).sentences).toEqual([
      'under Old: it is asked for; no `baa` is stated as signed: state `agreements: [baa]` on a once it is signed',
    ]);
    expect(closing(`${API}, agreements: [baa]`, old('unlessAgreement: baa\n')).sentences).toEqual([]);
    expect(closing(`${API}, agreements: [baa]`, old('')).sentences).toEqual([
      'under Old: it is asked for; APIs are closed',
    ]);
    expect(closing(BUY, old('')).sentences).toEqual([]);
  });
});

describe('the class of the data', () => {
  const RULES = {
    'rules/careful': rule('[{ trainsOnInputs: false }]', 'data: [confidential, regulated]\nunknown: opens\n'),
  };
  const trains = { ...RULES, 'providers/acme': provider('trainsOnInputs: true') };
  test('closes what is known to violate its rule, and says which class it is', () => {
    const { found } = closing(API, trains, { task: 'data: confidential' });
    expect(found).toMatchObject([
      {
        requirement: 'tasks.t.data',
        kind: 'data',
        sentence: expect.stringMatching(/^with `data: confidential`, under R: .*acme may train on inputs/),
        source: { entry: 'providers/acme' },
      },
    ]);
  });
  test('leaves open what is not known, and other classes', () => {
    expect(closing(API, RULES, { task: 'data: confidential' }).found).toEqual([]);
    expect(closing(API, trains, { task: 'data: internal' }).found).toEqual([]);
  });
  test('closes nothing where it is not written', () => {
    expect(closing(API, trains, { task: 'latency: { ttft: 1 s }' }).found.filter(b => b.kind === 'data')).toEqual([]);
  });
  test('does not say again what a named rule says', () => {
    const named = closing(API, trains, { task: 'data: confidential, compliance: [careful]' }).found;
    expect(named.map(b => b.kind)).toEqual(['rule']);
  });
  test('is under rules in force only', () => {
    const later = { ...trains, 'rules/careful': `${trains['rules/careful']}from: 2027-01-01\n` };
    expect(closing(API, later, { task: 'data: regulated' }).found).toEqual([]);
  });
});
