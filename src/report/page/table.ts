import { Html, html } from './html.ts';

type Cell = Html | string;

export interface PageTable {
  readonly caption: string;
  readonly head: readonly Cell[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly Cell[])[];
  readonly foot?: readonly Cell[];
  /** Columns of numbers. */
  readonly right: (column: number) => boolean;
  /** The caption is read out, but not seen: the heading above says it. */
  readonly quiet?: boolean;
}

/** A table that can be walked through by ear, and scrolled sideways where the page is narrow. */
export function table({ caption, head, rows, foot, right, quiet }: PageTable): Html {
  const kind = (column: number) => (right(column) ? html` class="number"` : html``);
  const row = (cells: readonly Cell[]) =>
    html`<tr>${cells.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td${kind(i)}>${cell}</td>`))}</tr>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption${quiet ? html` class="unseen"` : ''}>${caption}</caption>
<thead><tr>${head.map((cell, i) => html`<th scope="col"${kind(i)}>${cell}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody>${foot ? html`<tfoot>${row(foot)}</tfoot>` : ''}
</table></div>`;
}

export { Html };
