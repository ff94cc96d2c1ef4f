import fc from 'fast-check';

/** Text of any UTF-16 units, those that make an address or a line ambiguous more often than others. */
export const anyText = (limits: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<string> => {
  const unit = fc.oneof(
    fc.constantFrom(...'@:/?#%\\\'"\t\n\r\b\f\0 N…'),
    fc.nat(0xffff).map(code => String.fromCharCode(code)),
  );
  return fc.array(unit, limits).map(units => units.join(''));
};
