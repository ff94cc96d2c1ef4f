import { describe, expect, test } from 'vitest';
import { howFar } from '../../../src/cli/commands/profile/question-progress.ts';

describe('how far a question is', () => {
  test('is said with its rate and the time that is left', () => {
    // a quarter in 2 s: 3 × 2 s are left; 3,000,000 rows ÷ 2 s
    expect(howFar({ share: 0.25, rows: 3_000_000 }, 2)).toBe(', 25 %, 1.5M rows/s, 6 s left');
    expect(howFar({ share: 0.5, rows: 40_000 }, 4)).toBe(', 50 %, 10k rows/s, 4 s left');
  });
  test('is the time so far where an engine tells nothing', () => {
    expect(howFar(undefined, 12.4)).toBe(', 12 s');
    expect(howFar({ share: -1, rows: 0 }, 3)).toBe(', 3 s');
    expect(howFar({ share: 1, rows: 10 }, 3)).toBe(', 3 s');
  });
});
