import { describe, expect, test } from 'vitest';
import { imported, linesFrom, remarksOf } from './imported.ts';

const { files, report } = imported('models.dev');

describe('a models.dev file', () => {
  test('gives an entry under the provider names of this catalog, with long prompts at their own price', () => {
    expect(linesFrom(files['bedrock/acme.large-v1-0'], 'contextWindow')).toEqual([
      'contextWindow: 200000 tok',
      'aliases:',
      '- { id: "acme.large-v1:0" }',
      'source: { title: "models.dev price file models-dev.json", read: 2026-11-01, grade: third-party }',
      'prices:',
      '- recordedAt: 2026-11-01',
      'status: effective',
      'input: 3 USD/Mtok',
      'cacheRead: 0.3 USD/Mtok',
      'cacheWrite5m: 3.75 USD/Mtok',
      'output: 15 USD/Mtok',
      'reasoning: 15 USD/Mtok',
      'variants:',
      '- prompt: "> 200000 tok"',
      'input: 6 USD/Mtok',
      'cacheRead: 0.6 USD/Mtok',
      'output: 22.5 USD/Mtok',
    ]);
  });
  test('takes tiers with their own bound in place of the one that is made from them', () => {
    expect(linesFrom(files['acme/tiered'], 'status')).toEqual([
      'status: deprecated',
      'input: 1.25 USD/Mtok',
      'output: 10 USD/Mtok',
      'variants:',
      '- prompt: "> 272000 tok"',
      'input: 2.5 USD/Mtok',
      'output: 15 USD/Mtok',
      '- prompt: ">= 500000 tok"',
      'input: 5 USD/Mtok',
      'output: 30 USD/Mtok',
    ]);
  });
  test('names a zero of a single price and leaves it out', () => {
    expect(linesFrom(files['acme/no-cache-write'], 'input')).toEqual(['input: 1 USD/Mtok', 'output: 2 USD/Mtok']);
    expect(remarksOf(report, 'zero')).toEqual([
      'acme/subscription: cost.input 0',
      'acme/subscription: cost.output 0',
      'acme/no-cache-write: cost.cache_write 0',
    ]);
  });
  test('lists models without a price, and counts what has no counterpart', () => {
    expect(report.left.map(({ reason, entries }) => [reason, ...entries.map(e => e.from)])).toEqual([
      ['no price per token is stated', 'acme/unpriced', 'acme/wrong'],
      ['a price of 0 that is not declared free', 'acme/subscription'],
    ]);
    expect(report.noCounterpart.map(({ field, count }) => [field, count])).toEqual([
      ['cost.input_audio', 1],
      ['cost.tiers[].input', 1],
      ['cost.tiers[].output', 1],
      ['cost.tiers[].tier', 1],
      ['experimental', 1],
    ]);
    expect(remarksOf(report, 'unknownKey')).toEqual(['acme/wrong: cost 5']);
  });
});
