import { Decimal } from '../../src/quantity/decimal.ts';
import type { Report } from '../../src/report/report.ts';

type Found = string | number | boolean | null;

const NUMBER = /^-?\d+(\.\d+)?(e\d+)?$/;
export const isNumber = (text: string): boolean => NUMBER.test(text);

/** Whether a figure is a printed number, to half a unit of its last digit. */
export function within(found: Found, printed: string): boolean {
  if (!isNumber(`${found}`)) return false;
  const half = new Decimal(10).pow(-(printed.split('.')[1] ?? '').length).dividedBy(2);
  return new Decimal(`${found}`).minus(printed).abs().lte(half);
}

/**
 * A figure of a report by its path, `plans.ID.monthly`, `plans.ID.lines.ID.monthly.low`, `breakEven.ID.permanentFrom`, or a chain of
 * them with numbers, read from left to right: `plans.a.monthly / plans.b.monthly * 100`. A figure without low or high is its likely value.
 */
export function read(report: Report, expression: string): Found {
  const [first, ...rest] = expression.split(' ');
  let result = operand(report, first!);
  for (let i = 0; i < rest.length; i += 2) {
    const [left, right] = [new Decimal(`${result}`), new Decimal(`${operand(report, rest[i + 1]!)}`)];
    const results = { '+': left.plus(right), '-': left.minus(right), '*': left.times(right), '/': left.dividedBy(right) };
    result = results[rest[i] as keyof typeof results].toFixed();
  }
  return result;
}

const operand = (report: Report, text: string): Found => (isNumber(text) ? text : at(report, text, text));

function at(node: unknown, path: string, whole: string): Found {
  if (path === '') {
    if (Array.isArray(node)) return node.join('; ');
    if (typeof node !== 'object' || node === null) return node as Found;
    if ('value' in node) return node.value as Found;
    throw new Error(`${whole} is no figure`);
  }
  if (Array.isArray(node) && path === 'length') return node.length;
  const named = Array.isArray(node) ? node.flatMap((item, i) => namesOf(item, i).map(name => [name, item] as const)) : Object.entries(node ?? {});
  const next = named.find(([name]) => path === name || path.startsWith(`${name}.`));
  if (!next) throw new Error(`${whole}: nothing at ${path}; there is ${named.map(([name]) => name).join(', ')}`);
  return at(next[1], path.slice(next[0].length + 1), whole);
}

/** What an entry of a list is called: its id, the task and option of a share, either side of a break-even, the option of a pool, its place. */
function namesOf(item: { id?: string; task?: string; option?: string; driver?: string; between?: string[] }, place: number): string[] {
  const name = item.id ?? (item.task ? `${item.task}.${item.option}` : item.option) ?? item.driver;
  return [...(name ? [name] : (item.between ?? [])), `${place}`];
}
