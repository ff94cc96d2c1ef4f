import type { Assumption } from '../../report.ts';
import { type Html, html, paragraph } from '../html.ts';
import type { SourceLinks } from '../source-links.ts';
import { table } from '../table.ts';
import type { Section } from './section.ts';

const ORIGINS: Readonly<Record<Assumption['origin'], string>> = {
  scenario: 'scenario',
  catalog: 'catalog',
  default: 'default',
  commandLine: 'command line',
};

export const ASSUMPTIONS: Section = {
  id: 'assumptions',
  title: 'Assumptions, and where they come from',
  takes: 'costs',
  body: ({ report, links }) => {
    const assumed = report.assumptions.filter(a => a.origin === 'default').length;
    return html`${paragraph(`${report.assumptions.length} inputs; ${assumed} of them stand for what nobody said.`, 'small')}
${table({
  caption: 'Every input with its value, origin, source and date',
  head: ['input', 'value', 'origin', 'source', 'as of'],
  rows: report.assumptions.map(a => [
    a.name,
    html`<span data-assumption="${a.id}">${a.value}</span>${unitOf(a)}`,
    html`<span class="origin ${a.origin}">${ORIGINS[a.origin]}</span>`,
    sourceOf(a, links),
    a.asOf ?? '',
  ]),
  right: () => false,
  quiet: true,
})}`;
  },
};

/** What stands behind the value, where the value does not say it itself. */
const unitOf = ({ value, unit }: Assumption): string =>
  unit === '' || (unit.startsWith('%') && value.includes('%')) ? '' : ` ${unit}`;

function sourceOf({ id, source: whole }: Assumption, links: SourceLinks): Html {
  // the column before says that it is a default
  const source = whole.replace(/^default: /, '');
  const url = links.get(id);
  return url ? html`<a href="${url}" rel="noreferrer noopener">${source}</a>` : html`${source}`;
}
