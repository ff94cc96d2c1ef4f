import { Decimal } from '../../quantity/decimal.ts';

/** Whether two amounts are the same but for what the solver leaves open. */
export function alike(a: string | Decimal, b: string | Decimal): boolean {
  const [x, y] = [new Decimal(a), new Decimal(b)];
  return x.minus(y).abs().lte(Decimal.max(x.abs(), y.abs()).times('1e-9'));
}
