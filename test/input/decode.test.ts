import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badCharacters, oddSpace } from '../../src/input/characters.ts';
import { decodeText } from '../../src/input/decode.ts';

const encode = (text: string) => new TextEncoder().encode(text);

describe('decoding', () => {
  it('gives back any text that was written as UTF-8', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        text => decodeText(encode(text), 'a') === text.replace(/^\ufeff/, '') || text.includes('\0'),
      ),
      { numRuns: 300 },
    );
  });

  it('points at the first byte that is wrong, wherever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'é', '\n', '漢', '😀'), maxLength: 20 }),
        fc.constantFrom(0xff, 0xc0, 0x80, 0xf8),
        (text, byte) => {
          const head = encode(text);
          const problems = decodeText(Uint8Array.of(...head, byte, 0x61), 'a');
          expect(problems).toMatchObject([{ code: 'E103', message: expect.stringContaining(`byte ${head.length} `) }]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('the size cap is an argument', () => {
    expect(decodeText(encode('abc'), 'a', 2)).toMatchObject([{ code: 'E101' }]);
    expect(decodeText(encode('abc'), 'a', 3)).toBe('abc');
  });
});

describe('characters', () => {
  it('a joiner inside an emoji is fine, elsewhere it is not', () => {
    expect(badCharacters('👩‍💻 👁️‍🗨️ 🧑🏽‍🚀')).toEqual([]);
    expect(badCharacters('pri\u200dce')).toEqual([{ code: 'E105', index: 3, what: 'U+200D (zero-width joiner)' }]);
  });

  it('tells control, invisible and half characters apart', () => {
    expect(badCharacters('\u0000\u202e\ud800\t\n\r\u{e0041}').map(b => b.code)).toEqual([
      'E104',
      'E105',
      'E106',
      'E105',
    ]);
    expect(oddSpace('a\u00a0b')).toMatchObject({ index: 1 });
    expect(oddSpace('a b')).toBeUndefined();
  });
});
