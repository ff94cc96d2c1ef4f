import type { Quantity, Variable } from './quantity.ts';

/** Formulas in order of need, each once; and the inputs that can move, by path. */
export class Sheet {
  readonly rows: readonly Quantity[];
  readonly outputs: readonly Quantity[];
  /** Inputs with a range, by path, in order of first use. */
  readonly ranged: ReadonlyMap<string, Variable>;
  private readonly dependencies = new Map<Quantity, readonly string[]>();

  constructor(outputs: readonly Quantity[]) {
    this.outputs = outputs;
    this.rows = inOrder(outputs);
    const ranged = new Map<string, Variable>();
    for (const q of this.rows) {
      if (q.operation.kind === 'given')
        for (const v of q.operation.elements) if (isRanged(v) && !ranged.has(v.path)) ranged.set(v.path, v);
    }
    this.ranged = ranged;
  }

  /** Paths of the ranged inputs that a quantity depends on, sorted. */
  dependenciesOf(q: Quantity): readonly string[] {
    let found = this.dependencies.get(q);
    if (!found) {
      const paths = new Set<string>(
        q.operation.kind === 'given' ? q.operation.elements.filter(isRanged).map(v => v.path) : [],
      );
      for (const part of q.of) for (const path of this.dependenciesOf(part)) paths.add(path);
      const sole = q.of.find(part => this.dependencies.get(part)!.length === paths.size);
      found = sole ? this.dependencies.get(sole)! : [...paths].sort();
      this.dependencies.set(q, found);
    }
    return found;
  }
}

export const isRanged = (v: Variable): boolean => !v.amount.low.eq(v.amount.high);

/** Every quantity the given ones are made of, before those that need it; what is `settled` already is left out with all below it. */
export function inOrder(outputs: readonly Quantity[], settled?: (q: Quantity) => boolean): readonly Quantity[] {
  const done = new Set<Quantity>();
  const rows: Quantity[] = [];
  const stack: [Quantity, number][] = [];
  for (const output of outputs) {
    stack.push([output, 0]);
    while (stack.length) {
      const top = stack.at(-1)!;
      const [q, next] = top;
      if (done.has(q) || settled?.(q)) stack.pop();
      else if (next < q.of.length) {
        top[1]++;
        stack.push([q.of[next]!, 0]);
      } else {
        done.add(q);
        rows.push(q);
        stack.pop();
      }
    }
  }
  return rows;
}
