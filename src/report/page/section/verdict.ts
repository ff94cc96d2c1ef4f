import { flipsSentence } from '../../sentences/flips.ts';
import { drawsSentence, verdictSentence } from '../../sentences/verdict.ts';
import { html, paragraph } from '../html.ts';
import type { Section } from './section.ts';

export const VERDICT: Section = {
  id: 'verdict',
  title: 'Verdict',
  takes: 'costs',
  body: ({ report, followed }) => html`${paragraph(verdictSentence(report), 'lead')}
${paragraph(drawsSentence(report))}
${followed ? paragraph(flipsSentence(report)) : paragraph('What would turn this is being worked out …', 'faint')}`,
};
