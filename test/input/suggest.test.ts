import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { didYouMean, lookAlikes, slips, suggestions } from '../../src/input/suggest.ts';

describe('suggestions', () => {
  it('finds a word one or two slips away, the nearest first', () => {
    expect(suggestions('retrys', ['retries', 'traffic'])).toEqual(['retries']);
    expect(suggestions('gpt-4o-mni', ['gpt-4o-mini', 'gpt-4o', 'o3'])).toEqual(['gpt-4o-mini']);
    expect(suggestions('ab', ['abcd', 'ac', 'ab1'])).toEqual(['ab1', 'ac']);
  });

  it('takes a word that was begun before words that are two slips away', () => {
    expect(suggestions('h100', ['a10', 'h100-nvl', 'h100-sxm', 'h200'])).toEqual(['h100-nvl', 'h100-sxm', 'h200']);
    expect(suggestions('h100', ['a10', 'h20'])).toEqual(['a10', 'h20']);
    expect(suggestions('in', ['input'])).toEqual([]);
  });

  it('counts two letters swapped as one slip', () => {
    expect(slips('ipnut', 'input', 2)).toBe(1);
    expect(slips('kitten', 'sitting', 3)).toBe(3);
    expect(slips('kitten', 'sitting', 2)).toBe(3);
  });

  it('sees through case, hyphens, underscores and letters that look alike', () => {
    expect(suggestions('target_utilisation', ['targetUtilisation'])).toEqual(['targetUtilisation']);
    expect(suggestions('g\u0440t-4o', ['gpt-4o'])).toEqual(['gpt-4o']);
  });

  it('offers three at most, and nothing that is far', () => {
    expect(suggestions('aaaa', ['aaab', 'aaac', 'aaad', 'aaae'])).toHaveLength(3);
    expect(didYouMean('zzzzzz', ['input', 'output'])).toBeUndefined();
    expect(suggestions('x', ['y', 'z'])).toEqual([]);
  });

  it('names the script of a foreign letter', () => {
    expect(lookAlikes('g\u0440t')).toContain('Cyrillic U+0440');
    expect(lookAlikes('\u0440\u0443\u0441')).toBeUndefined();
    expect(didYouMean('g\u0440t', ['gpt'])).toBe('did you mean `gpt`? (`g\u0440t` contains Cyrillic U+0440)');
  });

  it('the distance is symmetric, zero for equals, and never beyond the longer word', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const d = slips(a, b, 20);
        return d === slips(b, a, 20) && (d === 0) === (a === b) && d <= Math.max(a.length, b.length);
      }),
      { numRuns: 300 },
    );
  });
});
