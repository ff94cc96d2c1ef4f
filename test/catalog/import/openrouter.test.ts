import { describe, expect, test } from 'vitest';
import { imported, linesFrom, remarksOf } from './imported.ts';

const { files, report } = imported('openrouter');

describe("OpenRouter's models", () => {
  test('give an entry digit by digit, under both of their names', () => {
    expect(files['openrouter/acme--large']).toBe(
      `name: "Acme: Large (Fast)"
model: large
contextWindow: 1000000 tok
aliases:
  - { id: "acme/large" }
  - { id: "acme/large-20260512" }
deprecation: { shutdown: 2027-05-15 }
source: { title: "openrouter price file openrouter.json", read: 2026-11-01, grade: third-party }
prices:
  - recordedAt: 2026-11-01
    status: effective
    input: 30 USD/Mtok
    cacheRead: 3 USD/Mtok
    cacheWrite5m: 0.08333333333333334 USD/Mtok
    output: 150 USD/Mtok
    reasoning: 150 USD/Mtok
    request: 0.005 USD/request
`,
    );
  });
  test('are free where they are called so, and do not take the name of the model that is not', () => {
    expect(linesFrom(files['openrouter/acme--large-free'], 'aliases')).toEqual([
      'aliases:',
      '- { id: "acme/large:free" }',
      'source: { title: "openrouter price file openrouter.json", read: 2026-11-01, grade: third-party }',
      'prices:',
      '- recordedAt: 2026-11-01',
      'status: effective',
      'free: true',
    ]);
  });
  test('are not entered at a price of -1, of 0, or of a word', () => {
    expect(report.left.map(({ reason, entries }) => [reason, ...entries.map(e => e.from)])).toEqual([
      ['its price is negative or not a number', 'openrouter/auto', 'odd/model'],
      ['a price of 0 that is not declared free', 'stealth/owl'],
      ['the same id as an entry before it', 'Acme/Large'],
    ]);
    expect(remarksOf(report, 'negative')).toEqual([
      'openrouter/auto: pricing.prompt -1',
      'openrouter/auto: pricing.completion -1',
    ]);
    expect(remarksOf(report, 'notANumber')).toEqual(['odd/model: pricing.prompt cheap']);
    expect(remarksOf(report, 'unknownKey')).toEqual(['odd/model: pricing.vibes 1']);
  });
});
