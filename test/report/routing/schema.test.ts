import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { renderJson } from '../../../src/report/json.ts';
import { impossible, routeReport, routing } from './fixture.ts';

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('schema/report.schema.json', 'utf8')),
);

describe('the published schema of the routing section', () => {
  test.each([
    ['a split', routeReport()],
    ['a split without a sweep', routeReport({ sweep: undefined })],
    ['where no split is possible', impossible],
  ])('accepts %s', (_, data) => {
    expect(validate(JSON.parse(renderJson(data))), JSON.stringify(validate.errors)).toBe(true);
  });
  test.each(Object.keys(routing()).filter(key => key !== 'sweep'))('refuses a section without %s', key => {
    expect(validate(JSON.parse(renderJson(routeReport({ [key]: undefined }))))).toBe(false);
  });
  test.each([
    ['an unknown key', { extra: '1' }],
    ['a number that is not text', { bound: 9999 as unknown as string }],
    ['a week of 167 hours', { week: { ...routing().week!, classOf: routing().week!.classOf.slice(1) } }],
  ])('refuses %s', (_, changes) => {
    expect(validate(JSON.parse(renderJson(routeReport(changes as Parameters<typeof routeReport>[0]))))).toBe(false);
  });
});
