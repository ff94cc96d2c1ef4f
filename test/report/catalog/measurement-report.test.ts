import { describe, expect, test } from 'vitest';
import { renderMeasurements, renderMeasurementsJson } from '../../../src/report/catalog/measurement-report.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { SMALL_CATALOG } from '../../catalog/measurements/catalog.ts';
import { imported } from '../../catalog/measurements/measured.ts';

const account = (files: readonly string[] = ['vllm.json', 'vllm-appended.jsonl']) =>
  imported(SMALL_CATALOG, files, { said: { gpus: 1, precision: 'bf16' } }).account;
const written = { output: 'measured/', again: false };

describe('the report of an import of measurements', () => {
  test('says which rows were entered, what was left out, and what is worth a look', async () => {
    await expect(renderMeasurements(account(), written, PAGE)).toMatchFileSnapshot('golden/measurements.txt');
  });
  test('says how many rows of the catalog are replaced, and that earlier ones were', () => {
    const said = (text: string) => text.replace(/\s+/g, ' ');
    expect(said(renderMeasurements(account(), written, PAGE))).toContain(
      'The 1 measured row that the catalog has of this model and device no longer counts',
    );
    expect(said(renderMeasurements({ ...account(), replaces: 0 }, { ...written, again: true }, PAGE))).toContain(
      'The catalog has no measured row of this model and device. Rows of an earlier import',
    );
  });
  test('fits on a narrow screen without characters beyond ASCII', () => {
    const narrow = renderMeasurements(account(), written, { ...PAGE, width: 44, unicode: false });
    expect(narrow).toMatch(/^[\n -~]*$/);
    expect(Math.max(...narrow.split('\n').map(line => line.length))).toBeLessThanOrEqual(44);
  });
  test('has nothing in it that acts on a terminal', () => {
    const [first, ...rest] = account().files;
    const files = [{ ...first!, called: ['\u001b[2Jmodel'] }, ...rest];
    expect(renderMeasurements({ ...account(), files }, written, PAGE)).not.toContain('\u001b');
  });
  test('names as many doubts as can be read, and counts the rest', () => {
    const [doubt] = account().warnings;
    const warnings = Array.from({ length: 15 }, () => doubt!);
    const text = renderMeasurements({ ...account(), warnings }, written, PAGE);
    expect(text.match(/E527/g)).toHaveLength(12);
    expect(text).toContain('  and 3 more: --format json\n');
  });
  test('says the same as JSON, with the full digits', () => {
    const json = JSON.parse(renderMeasurementsJson(account(), written));
    expect(json.rows[0]).toMatchObject({ rate: '2136.213028150392 tok/s', file: 'runs/vllm.json' });
    expect(json).toMatchObject({ schema: 'tco-measurements/1', replaces: 1, again: false, output: 'measured/' });
  });
});
