/** A piece of a formula, and how tightly what is outermost in it binds. */
export interface Term {
  readonly text: string;
  readonly level: number;
  /** The value where it is a plain number. */
  readonly number?: number;
  /** Whether a range of cells stands in it, so that it is a row of numbers. */
  readonly ranged?: boolean;
}

export const SUM = 1;
export const PRODUCT = 2;
export const POWER = 3;
export const ATOM = 4;

export const atom = (text: string): Term => ({ text, level: ATOM });

const wrapped = ({ text, level }: Term, least: number): string => (level < least ? `(${text})` : text);
const either = (...terms: readonly Term[]) => (terms.some(t => t.ranged) ? { ranged: true } : {});

export const plus = (a: Term, b: Term): Term => {
  if (a.number === 0) return b;
  if (b.number === 0) return a;
  return { text: `${a.text}+${wrapped(b, SUM)}`, level: SUM, ...either(a, b) };
};

export const minus = (a: Term, b: Term): Term => {
  if (b.number === 0) return a;
  if (a.number === 0) return { text: `-${wrapped(b, ATOM)}`, level: SUM, ...either(b) };
  return { text: `${a.text}-${wrapped(b, PRODUCT)}`, level: SUM, ...either(a, b) };
};

export const times = (a: Term, b: Term): Term => {
  if (a.number === 1) return b;
  if (b.number === 1) return a;
  return { text: `${wrapped(a, PRODUCT)}*${wrapped(b, PRODUCT)}`, level: PRODUCT, ...either(a, b) };
};

export const per = (a: Term, b: Term): Term =>
  b.number === 1 ? a : { text: `${wrapped(a, PRODUCT)}/${wrapped(b, POWER)}`, level: PRODUCT, ...either(a, b) };

/** The twelfth root. */
export const root12 = (a: Term): Term => ({ text: `${wrapped(a, ATOM)}^(1/12)`, level: POWER, ...either(a) });
