import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { renderJson, toJson } from '../../src/report/json.ts';
import { report } from './fixture.ts';

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('schema/report.schema.json', 'utf8')),
);

describe('JSON', () => {
  test('reads back as the report', () => {
    expect(JSON.parse(renderJson(report()))).toEqual(report());
  });
  test('has sorted keys, two spaces and a newline at the end, whatever the order of the data', () => {
    expect(toJson({ b: [1, { d: null, c: [] }], a: {}, '10': 'x', '9': undefined })).toBe(
      '{\n  "10": "x",\n  "a": {},\n  "b": [\n    1,\n    {\n      "c": [],\n      "d": null\n    }\n  ]\n}\n',
    );
  });
  test('escapes what could act on a screen and reads back the same', () => {
    const text = '\u001b\u009b\u202e\u2028\ud800';
    expect(toJson(text)).toBe('"\\u001b\\u009b\\u202e\\u2028\\ud800"\n');
    expect(JSON.parse(toJson(text))).toBe(text);
  });
});

describe('the published schema', () => {
  const payback = {
    plan: 'a',
    against: 'b',
    upfront: '1',
    status: 'within',
    months: '2.5',
    wholeMonths: 3,
    discountedMonths: null,
    discountedStatus: 'never',
    belowAgain: null,
    shortfall: null,
    npv: '-1',
    irr: null,
    irrReason: 'the cash never turns positive',
  } as const;
  test.each([
    ['the fixture', report()],
    [
      'a report without plans',
      report({
        plans: [],
        breakEven: [],
        envelope: [],
        verdict: { cheapest: null, candidates: [], saving: null, against: null, flips: [] },
      }),
    ],
    ['a report with payback', report({ payback: [payback] })],
  ])('accepts %s', (_, data) => {
    expect(validate(JSON.parse(renderJson(data))), JSON.stringify(validate.errors)).toBe(true);
  });
  test.each([
    ['an unknown key', { ...report(), extra: 1 }],
    ['a number that is not text', report({ basis: { ...report().basis, discountRate: 0.08 as unknown as string } })],
    ['an exponent', report({ basis: { ...report().basis, discountRate: '8e-2' } })],
    ['a missing section', { ...report(), verdict: undefined }],
    ['another version', { ...report(), schema: 'tco-report/2' }],
  ])('refuses %s', (_, data) => {
    expect(validate(JSON.parse(JSON.stringify(data)))).toBe(false);
  });
});
