import type { Quantity } from './quantity.ts';
import { inOrder } from './sheet.ts';

/** A formula as a person reads it, down to its named parts. */
export interface FormulaText {
  /** Null for an input. */
  readonly text: string | null;
  /** The named quantities and inputs in it, each once. */
  readonly parts: readonly Quantity[];
}

const SUM = 1;
const PRODUCT = 2;
const ATOM = 3;

/** The formula of one quantity; unnamed steps are written out, named ones appear by name. `names` says how a named part is called, `apart` which others are, too. */
export function formulaOf(
  q: Quantity,
  names: (part: Quantity) => string,
  apart: (part: Quantity) => boolean = () => false,
): FormulaText {
  if (q.operation.kind === 'given') return { text: null, parts: [] };
  const parts = new Set<Quantity>();
  const written = (part: Quantity, least: number): string => {
    if (part.name !== undefined || part.operation.kind === 'given' || apart(part)) {
      if (isPlainConstant(part)) return constantText(part);
      parts.add(part);
      return names(part);
    }
    const [text, level] = operation(part, written);
    return level < least ? `(${text})` : text;
  };
  return { text: operation(q, written)[0], parts: [...parts] };
}

/** A number of the program that has no name of its own is written as it is. */
const isPlainConstant = (q: Quantity): boolean => q.operation.kind === 'given' && q.name === undefined;

/** A plain 1 that only carries a unit, such as one replica: it is left out of the text. */
const isUnitStep = (q: Quantity): boolean =>
  q.operation.kind === 'given' &&
  q.operation.elements.length === 1 &&
  q.operation.elements[0]!.source.kind === 'constant' &&
  q.operation.elements[0]!.amount.likely.eq(1) &&
  (q.name === undefined || q.name.startsWith('per ') || q.name.startsWith('one '));

const constantText = (q: Quantity): string =>
  q.operation.kind === 'given' ? q.operation.elements[0]!.amount.text : '';

type Writer = (part: Quantity, least: number) => string;

function operation(q: Quantity, write: Writer): [string, number] {
  const { operation: o } = q;
  const arg = (i: number, least = ATOM) => write(q.of[i]!, least);
  switch (o.kind) {
    case 'plus':
      return [`${arg(0, SUM)} + ${arg(1, SUM)}`, SUM];
    case 'minus':
      return [`${arg(0, SUM)} − ${arg(1, PRODUCT)}`, SUM];
    case 'times': {
      const other = q.of.findIndex(part => !isUnitStep(part));
      if (q.of.some(isUnitStep) && other >= 0) return [arg(other, PRODUCT), PRODUCT];
      return [`${arg(0, PRODUCT)} × ${arg(1, PRODUCT)}`, PRODUCT];
    }
    case 'per':
      if (isUnitStep(q.of[1]!)) return [arg(0, PRODUCT), PRODUCT];
      return [`${arg(0, PRODUCT)} ÷ ${arg(1, ATOM)}`, PRODUCT];
    case 'max':
    case 'min':
      return [bestOf(q, o.kind, write), ATOM];
    case 'ceil':
      return [`rounded up (${arg(0, SUM)})`, ATOM];
    case 'root12':
      return [`12th root of (${arg(0, SUM)})`, ATOM];
    case 'same':
      return [arg(0, SUM), q.of[0]!.name === undefined ? SUM : ATOM];
    case 'when':
      return [`${arg(1)} if ${arg(0)} ≥ 0, else ${arg(2)}`, SUM];
    case 'sum':
      if (o.axis.labels.length === 1) return [arg(0, PRODUCT), PRODUCT];
      return [`sum over ${o.axis.name}s of (${arg(0, SUM)})`, ATOM];
    case 'top':
      if (o.axis.labels.length === 1) return [arg(0, PRODUCT), PRODUCT];
      return [`highest over ${o.axis.name}s of (${arg(0, SUM)})`, ATOM];
    case 'group':
      if (o.from.labels.length === 1) return [arg(0, PRODUCT), PRODUCT];
      return [`sum over like ${o.from.name}s of (${arg(0, SUM)})`, ATOM];
    case 'at':
      return [`${arg(0)} in ${o.axis.name} ${o.axis.labels[o.index]}`, ATOM];
    case 'window':
      return [
        o.count === 1
          ? `${arg(0)} of ${o.back < 0 ? `${-o.back} months later` : `${o.back} months before`}`
          : `sum of the last ${o.count} months of (${arg(0, SUM)})`,
        ATOM,
      ];
    case 'compound':
      return [`${arg(0)} ^ ${o.start === 0 ? '(month − 1)' : 'month'}`, ATOM];
    case 'replenish':
      return [`what keeps ${arg(0)} in service, each for ${o.life} months, ${arg(1)} being there`, ATOM];
    case 'level':
      return [`${arg(0)} with ${arg(1)} poured into the quietest hours of the day`, ATOM];
    case 'given':
      return [q.name ?? constantText(q), ATOM];
  }
}

/** Of many that are compared, so many are written out. */
const COMPARED = 4;

/** A comparison of several in one go, however deep it is nested; of many the first, the second and the last. */
function bestOf(q: Quantity, kind: 'max' | 'min', write: Writer): string {
  const flat = (part: Quantity): readonly Quantity[] =>
    part.operation.kind === kind && (part === q || part.name === undefined) ? part.of.flatMap(flat) : [part];
  const all = flat(q);
  const written = (part: Quantity) => write(part, SUM);
  const [less, more] = kind === 'max' ? ['the greater', 'the greatest'] : ['the lesser', 'the least'];
  if (all.length <= COMPARED) return `${all.length > 2 ? more : less} of (${all.map(written).join(', ')})`;
  const [first, second, last] = [all[0]!, all[1]!, all.at(-1)!].map(written);
  return `${more} of (${first}, ${second}, … ${all.length - 3} more, ${last})`;
}

/** Named quantities below some outputs, those that are needed first coming first. */
export const namedBelow = (outputs: readonly Quantity[]): readonly Quantity[] =>
  inOrder(outputs).filter(q => q.name !== undefined || outputs.includes(q));
