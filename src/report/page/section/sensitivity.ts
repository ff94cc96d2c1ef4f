import { tornadoChart } from '../../chart/tornado-chart.ts';
import type { SensitivityBar } from '../../dossier/dossier-report.ts';
import { money } from '../../format.ts';
import { flipsSentence } from '../../sentences/flips.ts';
import { chartFigure } from '../figures.ts';
import { html, paragraph } from '../html.ts';
import { table } from '../table.ts';
import type { Section } from './section.ts';

const MOVED: Readonly<Record<SensitivityBar['moved'], string>> = {
  range: 'its range',
  tenth: 'a tenth down and up',
  year: 'a year less and more',
};

export const SENSITIVITY: Section = {
  id: 'sensitivity',
  title: 'What moves the cost',
  takes: 'traffic',
  body: content => {
    const { report, followed } = content;
    const { sensitivity: of } = report;
    if (!of?.bars.length) return followed ? undefined : html``;
    return html`${paragraph(`Monthly cost of ${of.plan}, one input moved at a time, everything else as it is.`, 'small')}
${chartFigure(tornadoChart, content)}
<details><summary>The figures of the chart</summary>${table({
      caption: `What moves the monthly cost of ${of.plan}, ${of.unit}`,
      head: ['input', 'moved by', 'from', 'to', 'cost then', 'cost then'],
      rows: of.bars.map(bar => [bar.name, MOVED[bar.moved], bar.from, bar.to, money(bar.atFrom), money(bar.atTo)]),
      right: i => i > 3,
      quiet: true,
    })}</details>
${paragraph(flipsSentence(report, true))}`;
  },
};
