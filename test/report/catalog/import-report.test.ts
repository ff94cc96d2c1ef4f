import { describe, expect, test } from 'vitest';
import { importPrices } from '../../../src/catalog/import/import-prices.ts';
import { renderImport, renderImportJson } from '../../../src/report/catalog/import-report.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { fixture, imported } from '../../catalog/import/imported.ts';

const text = (screen = PAGE) => renderImport(imported('litellm').report, 'prices/', screen);

describe('the report of an import', () => {
  test('says what was entered, what has no place, and what looks wrong', async () => {
    await expect(text()).toMatchFileSnapshot('golden/import.txt');
  });
  test('fits on a narrow screen without characters beyond ASCII', async () => {
    const narrow = text({ ...PAGE, width: 44, unicode: false });
    expect(narrow).toMatch(/^[\n -~]*$/);
    expect(Math.max(...narrow.split('\n').map(line => line.length))).toBeLessThanOrEqual(44);
  });
  test('names zero prices one by one however many there are, and the first of other oddities', () => {
    const models = Array.from({ length: 40 }, (_, i) => [
      `m${i}`,
      { litellm_provider: 'p', input_cost_per_token: i < 20 ? 0 : 2e-6, output_cost_per_token: 1e-6 },
    ]);
    const outcome = importPrices({
      text: JSON.stringify(Object.fromEntries(models)),
      file: 'x',
      from: 'litellm',
      day: '2026-11-01',
    });
    const lines = outcome.ok ? renderImport(outcome.report, 'o', PAGE).split('\n') : [];
    expect(lines.filter(line => /^ {2}m\d+: input_cost_per_token$/.test(line))).toHaveLength(20);
    // 20 outputs of 1 USD/Mtok beside inputs of 2: 12 are shown
    expect(lines).toContain('  and 8 more entries');
  });
  test('shows names from the file without what a terminal would act on', () => {
    const hostile = fixture('litellm').replace('"ollama/llama"', '"ollama/\\u001b[31mllama\\u202e"');
    const { report } = imported('litellm', hostile);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(renderImport(report, 'o', PAGE)).not.toMatch(/[\u001b\u202e]/);
  });
  test('is whole as JSON', () => {
    const { report } = imported('litellm');
    expect(JSON.parse(renderImportJson(report, 'prices/'))).toEqual(
      JSON.parse(JSON.stringify({ ...report, output: 'prices/' })),
    );
  });
});
