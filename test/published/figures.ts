import { Decimal } from '../../src/quantity/decimal.ts';
import type { Report } from '../../src/report/report.ts';

type Found = string | number | boolean | null;

const NUMBER = /^-?\d+(\.\d+)?(e\d+)?$/;
const isNumber = (text: string): boolean => NUMBER.test(text);

/** Whether a figure is what is printed: a number to half a unit of its last digit, a text to the letter. */
export function meets(found: Found, printed: string): boolean {
  if (!isNumber(printed) || !isNumber(`${found}`)) return `${found}` === printed;
  const half = new Decimal(10).pow(-(printed.split('.')[1] ?? '').length).dividedBy(2);
  return new Decimal(`${found}`).minus(printed).abs().lte(half);
}

/**
 * A figure of a report by its path, `plans.ID.monthly`, `plans.ID.lines.ID.monthly.low`, `breakEven.ID.permanentFrom`, or what
 * follows from several: `(plans.a.monthly - plans.b.monthly) / plans.a.monthly * 100`. Without low or high it is the likely value.
 */
export function read(report: Report, expression: string): Found {
  const words = expression.replace(/[()]/g, ' $& ').trim().split(/ +/);
  const found = difference(report, words);
  if (words.length) throw new Error(`${expression}: ${words.join(' ')} is left over`);
  return found;
}

/** Takes its words off the front; binds weaker than a product. */
function difference(report: Report, words: string[]): Found {
  let found = product(report, words);
  while (words[0] === '-' && words.shift())
    found = number(found)
      .minus(number(product(report, words)))
      .toFixed();
  return found;
}

function product(report: Report, words: string[]): Found {
  let found = operand(report, words);
  while (words[0] === '*' || words[0] === '/') {
    const divide = words.shift() === '/';
    const [left, right] = [number(found), number(operand(report, words))];
    found = (divide ? left.dividedBy(right) : left.times(right)).toFixed();
  }
  return found;
}

function operand(report: Report, words: string[]): Found {
  const word = words.shift() ?? '';
  if (word !== '(') return isNumber(word) ? word : at(report, word, word);
  const found = difference(report, words);
  if (words.shift() !== ')') throw new Error('a bracket is not closed');
  return found;
}

const number = (found: Found): Decimal => new Decimal(`${found}`);

function at(node: unknown, path: string, whole: string): Found {
  if (path === '') {
    if (Array.isArray(node)) return node.join('; ');
    if (typeof node !== 'object' || node === null) return node as Found;
    if ('value' in node) return node.value as Found;
    if ('share' in node) return node.share as Found;
    throw new Error(`${whole} is no figure`);
  }
  if (Array.isArray(node) && path === 'length') return node.length;
  const named = Array.isArray(node) ? node.flatMap(entriesOf) : Object.entries(node ?? {});
  const next = named.find(([name]) => path === name || path.startsWith(`${name}.`));
  if (!next) throw new Error(`${whole}: nothing at ${path}; there is ${named.map(([name]) => name).join(', ')}`);
  return at(next[1], path.slice(next[0].length + 1), whole);
}

interface Item {
  readonly id?: string;
  readonly plan?: string;
  readonly task?: string;
  readonly option?: string;
  readonly driver?: string;
  readonly between?: readonly string[];
}

/** An item of a list by what it is called: its id, the task and option of a share, the option of a pool, the plan of a payback, either side of a break-even, its place. */
function entriesOf(item: Item, place: number): [string, unknown][] {
  const name = item.id ?? (item.task ? `${item.task}.${item.option}` : item.option) ?? item.driver ?? item.plan;
  return [...(name ? [name] : (item.between ?? [])), `${place}`].map(n => [n, item]);
}
