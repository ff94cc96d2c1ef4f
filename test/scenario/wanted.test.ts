import { describe, expect, it } from 'vitest';
import { readAmount } from '../../src/quantity/amount.ts';
import { DEFAULTS } from '../../src/scenario/defaults.ts';
import * as wanted from '../../src/scenario/wanted.ts';

describe('the amounts the scenario asks for', () => {
  it.each(Object.entries(wanted))('%s: its own example is right', (_, field) => {
    expect(readAmount(field.example, field)).toMatchObject({ ok: true });
  });

  it.each(Object.entries(DEFAULTS))('the default of %s is right', (_, { text, wanted: field, reason }) => {
    expect(readAmount(text, field)).toMatchObject({ ok: true });
    expect(reason).not.toBe('');
  });
});
