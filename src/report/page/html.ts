import type { Figure } from '../report.ts';

/** A piece of a page in which everything from outside has been escaped. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

/** Markup with its holes filled: text is escaped, pieces of a page stay as they are, what is absent leaves nothing. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(texts.reduce((whole, text, i) => whole + text + (i < parts.length ? markupOf(parts[i]) : ''), ''));
}

function markupOf(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.markup;
  return typeof part === 'object' ? part.map(markupOf).join('') : escaped(`${part}`);
}

/** Text for an element or a quoted attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);

/** A number as it is shown, with the whole of it for machines; `id` is that of `tco explain`. */
export const figure = (id: string, value: string, shown: string): Html =>
  html`<data value="${value}" data-figure="${id}">${shown}</data>`;

/** {@link figure} of what may be missing. */
export const figureOr = (id: string, of: Figure | null, shown: string): Html =>
  of ? figure(id, of.value, shown) : html`${shown}`;

/** A sentence: a number keeps its unit beside it, and what is to be typed looks like it. */
export const prose = (text: string): Html =>
  new Html(escaped(text.replace(/(?<=\d) (?=%|USD\b)/g, '\u00a0')).replace(/`(tco [a-z]+)`/g, '<code>$1</code>'));

export const paragraph = (text: string | undefined, kind = ''): Html =>
  text ? (kind ? html`<p class="${kind}">${prose(text)}</p>` : html`<p>${prose(text)}</p>`) : html``;

export const bullets = (items: readonly (string | Html | undefined)[]): Html => {
  const kept = items.filter(item => item !== undefined);
  return kept.length
    ? html`<ul>${kept.map(item => html`<li>${item instanceof Html ? item : prose(item)}</li>`)}</ul>`
    : html``;
};
