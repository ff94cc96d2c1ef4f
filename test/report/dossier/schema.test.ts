import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { runDossier } from '../../../src/report/dossier/build-dossier.ts';
import type { DossierReport } from '../../../src/report/dossier/dossier-report.ts';
import { renderJson } from '../../../src/report/json.ts';
import { inputOf } from '../../model/compare.ts';
import { catalogJson } from '../../scenarios/catalog.ts';
import { API, OWN, RENT } from './bills.ts';

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('schema/report.schema.json', 'utf8')),
);
const dossier = (text: string, json?: string): DossierReport => {
  const { dossier, problems } = runDossier(inputOf(text, json ? { catalogJson: json } : {}));
  if (!dossier) throw new Error(problems.map(p => p.message).join('; '));
  const { report } = dossier;
  // the catalog of the tests has no file to be hashed
  return json ? report : { ...report, catalog: { ...report.catalog, sha256: '1'.repeat(64) } };
};
const accepted = (report: unknown): string =>
  validate(JSON.parse(renderJson(report as DossierReport))) ? '' : JSON.stringify(validate.errors);

const own = dossier(OWN);

describe('the published schema of what tco report writes', () => {
  test.each([
    ['owned hardware', own],
    ['an API with a discount', dossier(API)],
    ['rented hardware', dossier(RENT)],
    ['no plan that is possible', dossier(API.replace('80% }', '80%, accept: { models: [other] } }'))],
    ['no traffic', dossier(RENT.replace('1M tok/month', '0 tok/month'))],
    ['the plan of a settled split', { ...own, routed: own.plans[0] }],
  ])('accepts %s', (_, report) => {
    expect(accepted(report)).toBe('');
  });

  test('accepts a real scenario', async () => {
    expect(accepted(dossier(readFileSync('scenarios/document-desk.yaml', 'utf8'), await catalogJson()))).toBe('');
  });

  const changed = (change: object) => own.ledger.map((line, i) => (i ? line : { ...line, ...change }));
  test.each([
    ['a line of the ledger with an unknown key', { ledger: changed({ extra: 1 }) }],
    ['a line without its unit', { ledger: changed({ unit: undefined }) }],
    ['an amount that is not text', { ledger: changed({ months: [{ ...own.ledger[0]!.months[0], cash: 1 }] }) }],
    ['a curve of another unit', { curves: { ...own.curves, unit: 'tok/day' } }],
    [
      'a bar that moved otherwise',
      { sensitivity: { ...own.sensitivity, bars: [{ ...own.sensitivity!.bars[0], moved: 'twice' }] } },
    ],
  ])('refuses %s', (_, change) => {
    expect(accepted({ ...own, ...change })).not.toBe('');
  });
});
