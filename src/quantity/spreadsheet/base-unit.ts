import type { Unit } from '../unit.ts';

/** The base unit in which the values of a dimension are computed: `USD/tok`. */
export function baseUnitText({ powers }: Unit): string {
  const named = (symbol: string, power: number) => (power === 1 ? symbol : `${symbol}^${power}`);
  const above = [...powers].filter(([, p]) => p > 0).map(([s, p]) => named(s, p));
  const below = [...powers].filter(([, p]) => p < 0).map(([s, p]) => named(s, -p));
  if (!above.length && !below.length) return '';
  return [above.join(' ') || '1', ...below].join('/');
}
