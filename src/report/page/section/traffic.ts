import { breakEvenChart } from '../../chart/break-even-chart.ts';
import { breakEvenSentence, envelopeSentence } from '../../sentences/break-even.ts';
import { chartFigure } from '../figures.ts';
import { bullets, html, paragraph } from '../html.ts';
import type { Section } from './section.ts';

const ALL = Number.POSITIVE_INFINITY;

export const TRAFFIC: Section = {
  id: 'traffic',
  title: 'Cost over traffic, and where it breaks even',
  takes: 'traffic',
  body: content => {
    const { report, followed } = content;
    if (followed && !report.breakEven.length && !report.curves) return undefined;
    return html`${paragraph('At flat traffic, every hour and month alike; each plan with its fleets sized for the traffic.', 'small')}
${chartFigure(breakEvenChart, content)}
${bullets(report.breakEven.map(pair => breakEvenSentence(pair, report, ALL)))}
${paragraph(envelopeSentence(report, ALL))}`;
  },
};
