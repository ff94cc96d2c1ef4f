import { describe, expect, test } from 'vitest';
import type { CompiledCatalog } from '../../../src/catalog/compiled.ts';
import { openCatalog } from '../../../src/catalog/open.ts';
import { compiled, imported, linesFrom, remarksOf } from './imported.ts';

const { files, report } = imported('genai-prices');

describe('a genai-prices file', () => {
  test('gives dated periods, with prompt tiers that begin above their start', () => {
    expect(linesFrom(files['anthropic/claude-tall'], 'prices:')).toEqual([
      'prices:',
      '- validTo: 2026-03-13',
      'recordedAt: 2026-11-01',
      'status: effective',
      'note: "Long prompts cost more until March."',
      'input: 3 USD/Mtok',
      'output: 15 USD/Mtok',
      'variants:',
      '- prompt: "> 200000 tok"',
      'input: 6 USD/Mtok',
      'output: 22.5 USD/Mtok',
      '- validFrom: 2026-03-13',
      'validTo: 2027-01-01',
      'recordedAt: 2026-11-01',
      'status: effective',
      'note: "Long prompts cost more until March."',
      'input: 3 USD/Mtok',
      'output: 15 USD/Mtok',
      '- validFrom: 2027-01-01',
      'recordedAt: 2026-11-01',
      'status: scheduled',
      'note: "Long prompts cost more until March."',
      'input: 2 USD/Mtok',
      'output: 0.5 USD/Mtok',
    ]);
  });
  test('gives windows of the day in UTC', () => {
    expect(linesFrom(files['deepseek/deepseek-day-and-night'], 'input')).toEqual([
      'input: 0.135 USD/Mtok',
      'output: 0.55 USD/Mtok',
      'variants:',
      '- utc: ["00:30-16:30"]',
      'input: 0.27 USD/Mtok',
      'output: 1.1 USD/Mtok',
    ]);
  });
  test('turns names into aliases where the file means this model by them', () => {
    // `claude-plain-b` of the second model begins with `claude-plain`, so the first one takes it
    const { content } = compiled(files);
    const catalog = openCatalog({ ...content, sources: [], sha256: '' } as CompiledCatalog);
    expect(catalog.api('anthropic/claude-plain-20260101')?.id).toBe('anthropic/claude-plain');
    expect(catalog.api('anthropic/claude-tall-b')?.id).toBe('anthropic/claude-tall');
    expect(catalog.api('anthropic/claude-plain-b')).toBeUndefined();
  });
  test('counts clauses that stand for more names than can be listed', () => {
    expect(report.noCounterpart.find(other => other.field === 'match')).toEqual({
      field: 'match',
      what: 'names by pattern',
      count: 3,
      examples: [
        { entry: 'anthropic/claude-plain', value: 'starts_with claude-plain' },
        { entry: 'aws/amazon.talk-v1:0', value: 'contains amazon.talk' },
        { entry: 'deepseek/deepseek-day-and-night', value: 'regex ^deepseek-d' },
      ],
    });
  });
  test('says what a provider says of its prices where the model says nothing', () => {
    expect(files['anthropic/claude-plain']).toContain('note: "Batch prices are not in this file."');
  });
  test('marks deprecated models, and converts fees per thousand requests', () => {
    expect(files['bedrock/amazon.talk-v1-0']).toContain('status: deprecated\n');
    // 12 USD / 1000 request
    expect(files['deepseek/sonar']).toContain('request: 0.012 USD/request\n');
  });
  test('takes an empty set of prices for free only where the name says so', () => {
    expect(files['bedrock/gift-free']).toContain('free: true\n');
    expect(files['bedrock/blank']).toBeUndefined();
  });
  test('lists models without a price of output, and prices under conditions that cannot be said', () => {
    expect(report.left.map(({ reason, entries }) => [reason, ...entries.map(e => e.from)])).toEqual([
      ['no price of output tokens', 'aws/titan-embed'],
      ['prices under another condition', 'deepseek/deepseek-on-sundays'],
      ['no price per token is stated', 'aws/blank'],
    ]);
  });
  test('names what looks wrong: a dear cache read, an unknown key, a big change from one period to the next', () => {
    expect(remarksOf(report, 'cacheReadDearer')).toEqual([
      'deepseek/sonar: a cache read (2) dearer than input (1); it is left out',
    ]);
    expect(remarksOf(report, 'unknownKey')).toEqual(['deepseek/sonar: prices.surprise_mtok 1']);
    // 15 > 3 x 0.5
    expect(remarksOf(report, 'bigChange')).toEqual(['anthropic/claude-tall: output 15, but 0.5 from 2027-01-01 on']);
    expect(remarksOf(report, 'outputCheaper')).toEqual([
      'anthropic/claude-tall: output (0.5) cheaper than input (2 USD/Mtok)',
    ]);
  });
});
