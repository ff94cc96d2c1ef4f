import { overriddenSentences, ownPricesSentence } from '../../sentences/own-prices.ts';
import { bullets, html, paragraph } from '../html.ts';
import type { Section } from './section.ts';

export const WARNINGS: Section = {
  id: 'warnings',
  title: 'Warnings and own prices',
  takes: 'costs',
  body: ({ report }) => {
    const own = ownPricesSentence(report);
    if (!report.problems.length && !own) return undefined;
    return html`${bullets(report.problems.map(p => `${p.severity} ${p.code}: ${p.details}`))}
${paragraph(own)}${bullets(overriddenSentences(report))}`;
  },
};
