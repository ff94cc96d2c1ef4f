import { money } from '../report/format.ts';
import { byId } from './elements.ts';

/** What each plan costs, beside the sliders; in the order of the page, so that no row jumps while one is looked at. */
export class Readout {
  #rows = rowsNow();

  /** The rows were written anew. */
  renewed(): void {
    this.#rows = rowsNow();
  }

  /** Monthly costs by the place of the plan in the report; null where it is not possible. `exact` are decimals of the report, others float64. */
  show(monthly: readonly (string | null)[], exact: boolean): void {
    const known = monthly.flatMap(cost => (cost === null ? [] : [Number(cost)]));
    const [least, most] = [Math.min(...known), Math.max(...known, 0)];
    let best = true;
    for (const { row, bar, cost: shown } of this.#rows) {
      const cost = monthly[Number(row.dataset.row)] ?? null;
      const isBest: boolean = cost !== null && Number(cost) === least && best;
      if (isBest) best = false;
      row.className = cost === null ? 'impossible' : isBest ? 'best' : '';
      shown.replaceChildren(cost === null ? 'not possible' : dataOf(cost, exact));
      bar.setAttribute('width', cost === null || most <= 0 ? '0' : `${((Number(cost) / most) * 100).toFixed(2)}%`);
    }
  }
}

const rowsNow = () =>
  [...byId('now').querySelectorAll<HTMLElement>('[data-row]')].map(row => ({
    row,
    bar: row.querySelector('.bar')!,
    cost: row.querySelector<HTMLElement>('.cost')!,
  }));

function dataOf(cost: string, exact: boolean): HTMLElement {
  const data = document.createElement('data');
  data.value = cost;
  if (!exact) data.dataset.fast = '';
  data.textContent = money(cost);
  return data;
}
