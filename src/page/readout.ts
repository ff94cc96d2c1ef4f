import { money } from '../report/format.ts';
import { byId } from './elements.ts';

/** What each plan costs, beside the sliders; in the order of the page, so that no row jumps while one is looked at. */
export class Readout {
  readonly #rows = [...byId('now').querySelectorAll<HTMLElement>('[data-row]')].map(row => ({
    row,
    plan: Number(row.dataset.row),
    bar: row.querySelector('.bar')!,
    cost: row.querySelector<HTMLElement>('.cost')!,
    written: row.querySelector('data')?.value ?? null,
  }));

  /** As the page was written. */
  restore(): void {
    const written = new Map(this.#rows.map(row => [row.plan, row.written]));
    this.show(
      this.#rows.map((_, plan) => written.get(plan) ?? null),
      true,
    );
  }

  /** Monthly costs by the place of the plan in the report; null where it is not possible. `exact` are decimals of the report, others float64. */
  show(monthly: readonly (string | null)[], exact: boolean): void {
    const known = monthly.flatMap(cost => (cost === null ? [] : [Number(cost)]));
    const [least, most] = [Math.min(...known), Math.max(...known, 0)];
    let best = true;
    for (const { row, plan, bar, cost: place } of this.#rows) {
      const cost = monthly[plan] ?? null;
      const isBest: boolean = cost !== null && Number(cost) === least && best;
      if (isBest) best = false;
      row.className = cost === null ? 'impossible' : isBest ? 'best' : '';
      place.replaceChildren(cost === null ? 'not possible' : dataOf(cost, exact));
      bar.setAttribute('width', cost === null || most <= 0 ? '0' : `${((Number(cost) / most) * 100).toFixed(2)}%`);
    }
  }
}

function dataOf(cost: string, exact: boolean): HTMLElement {
  const data = document.createElement('data');
  data.value = cost;
  if (!exact) data.dataset.fast = '';
  data.textContent = money(cost);
  return data;
}
