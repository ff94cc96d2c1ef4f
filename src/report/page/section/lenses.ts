import { lensRows, lensSentences } from '../../sentences/lenses.ts';
import { bullets, html } from '../html.ts';
import { table } from '../table.ts';
import type { Section } from './section.ts';

export const LENSES: Section = {
  id: 'lenses',
  title: 'By what is counted',
  takes: 'costs',
  body: ({ report }) => {
    const [head, ...rows] = lensRows(report);
    if (!head) return undefined;
    const caption = `Levelised monthly cost through each lens, ${report.basis.currency}`;
    return html`${table({ caption, head, rows, right: i => i > 0 })}${bullets(lensSentences(report))}`;
  },
};
