import type { Decimal } from './decimal.ts';
import { valuesOf } from './evaluate.ts';
import { EXACT, likelyValues } from './exact.ts';
import type { Quantity, Variable } from './quantity.ts';
import { inOrder } from './sheet.ts';

/** Formulas without axes in decimals, run again and again with some inputs set: the exact sibling of `FastProgram`. */
export class ExactProgram {
  private readonly steps: readonly Step[];
  private readonly values: Decimal[];
  private readonly places: readonly number[];

  /** `paths` names the inputs that every run sets; the others keep their likely values. */
  constructor(outputs: readonly Quantity[], paths: readonly string[]) {
    const rows = inOrder(outputs);
    const place = new Map(rows.map((q, i) => [q, i]));
    this.places = outputs.map(q => place.get(q)!);
    this.values = [];
    const steps: Step[] = [];
    const moving = new Set<Quantity>();
    rows.forEach((q, at) => {
      if (q.axes.length) throw new Error(`${q.label()} runs over ${q.axes[0]!.name}`);
      const { operation } = q;
      const variable = operation.kind === 'given' ? operation.elements[0]! : undefined;
      if ((variable && paths.includes(variable.path)) || q.of.some(part => moving.has(part))) {
        moving.add(q);
        steps.push({ q, at, of: q.of.map(part => place.get(part)!), path: variable?.path });
      } else this.values[at] = likelyValues(q)[0]!;
    });
    this.steps = steps;
  }

  /** The outputs, in base units, at inputs in base units. */
  run(input: (path: string) => Decimal): readonly Decimal[] {
    const { values } = this;
    for (const { q, at, of, path } of this.steps) {
      const { kind } = q.operation;
      if (path !== undefined) values[at] = input(path);
      else if (kind === 'plus' || kind === 'minus' || kind === 'times' || kind === 'per')
        values[at] = EXACT[kind](values[of[0]!]!, values[of[1]!]!);
      else
        values[at] = valuesOf(
          q,
          of.map(i => [values[i]!]),
          EXACT,
          noInput,
        )[0]!;
    }
    return this.places.map(i => values[i]!);
  }
}

interface Step {
  readonly q: Quantity;
  readonly at: number;
  readonly of: readonly number[];
  /** Of an input that is set. */
  readonly path: string | undefined;
}

const noInput = (v: Variable): never => {
  throw new Error(`${v.path} is not set`);
};
