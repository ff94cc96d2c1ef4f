import { didYouMean } from '../input/suggest.ts';
import { figureIds, renderFigureList } from './figures.ts';
import { plain, summed } from './format.ts';
import { withNumbers } from './formula-text.ts';
import { toJson } from './json.ts';
import type { Derivation, Report } from './report.ts';
import { type Screen, shownSafely } from './screen.ts';
import { wrap } from './wrap.ts';

/** A figure that the report does not have; `hint` names near ones. */
export class UnknownFigure extends Error {
  readonly hint: string;
  constructor(id: string, known: readonly string[]) {
    super(`no figure \`${id}\` in this report`);
    this.hint = didYouMean(id, known) ?? `for example ${known.slice(0, 3).join(', ')}`;
  }
}

/**
 * A figure with its formula in names and in numbers, then everything it is made of, down to the sources.
 * What is used more than once is written out once. `depth` limits how far down it goes. Without a figure: what can be explained.
 */
export function renderDerivation(
  report: Report,
  figureId: string | undefined,
  screen: Screen,
  depth = Number.POSITIVE_INFINITY,
): string {
  if (figureId === undefined) return renderFigureList(report, screen);
  const { derivations } = report;
  if (!Object.hasOwn(derivations, figureId)) throw new UnknownFigure(figureId, figureIds(report));
  const lines: string[] = [];
  const seen = new Set<string>();
  const write = (text: string, indent: number) =>
    lines.push(...wrap(shownSafely(text, screen), screen.width, indent, indent + 4));
  // a stack of its own: a graph may be deeper than the call stack
  const open: { id: string; level: number }[] = [{ id: figureId, level: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const node = Object.hasOwn(derivations, next.id) ? derivations[next.id] : undefined;
    const indent = Math.min(2 * next.level, screen.width >> 1);
    if (!node) {
      write(`${next.id}: not in this report`, indent);
      continue;
    }
    const known = seen.has(next.id);
    seen.add(next.id);
    const name = next.level === 0 && node.name !== next.id ? `${next.id}: ${node.name}` : node.name;
    const repeated = known && node.inputs.length > 0;
    write(`${name} = ${amount(node)}${repeated ? ' (written out above)' : ''}`, indent);
    if (node.source !== null) write(`from ${node.source}`, indent + 2);
    if (repeated) continue;
    if (node.formula !== null) explainFormula(node, derivations, text => write(text, indent + 2));
    if (next.level < depth) open.push(...node.inputs.map(id => ({ id, level: next.level + 1 })).reverse());
  }
  return `${lines.join('\n')}\n`;
}

/** The figure and everything below it as data; without one, every derivation of the report. */
export function renderDerivationJson({ derivations, ...report }: Report, figureId: string | undefined): string {
  if (figureId === undefined) return toJson({ derivations });
  if (!Object.hasOwn(derivations, figureId)) throw new UnknownFigure(figureId, figureIds({ derivations, ...report }));
  // a set keeps the order of its entries while it grows
  const reached = new Set([figureId]);
  for (const id of reached)
    for (const input of Object.hasOwn(derivations, id) ? derivations[id]!.inputs : []) reached.add(input);
  const known = [...reached].filter(id => Object.hasOwn(derivations, id));
  return toJson({ figure: figureId, derivations: Object.fromEntries(known.map(id => [id, derivations[id]])) });
}

function explainFormula(node: Derivation, derivations: Report['derivations'], write: (text: string) => void): void {
  const inputs = node.inputs.flatMap(id => (Object.hasOwn(derivations, id) ? [derivations[id]!] : []));
  write(`= ${node.formula}`);
  const numbers = withNumbers(node.formula!, inputs);
  if (numbers !== node.formula) write(`= ${numbers}`);
}

/** The value with its unit; of a row its first and last value and the total. */
function amount({ value, unit, axes }: Derivation): string {
  const units = unit === '' ? '' : ` ${unit}`;
  if (typeof value === 'string') return `${plain(value)}${units}`;
  const [first, last] = [value[0], value.at(-1)];
  if (first === undefined || last === undefined) return `nothing over ${axes.join(' and ')}`;
  if (value.length === 1) return `${plain(first)}${units}`;
  const over = axes.map(axis => (axes.length === 1 ? `${value.length} ${axis}s` : axis)).join(' and ');
  if (value.every(item => item === first)) return `${plain(first)}${units} in each of ${over}`;
  return `${plain(first)} … ${plain(last)}${units} over ${over}, in total ${summed(value)}`;
}
