import type { Chart, ChartLook, Palette } from '../chart/chart.ts';
import type { DossierReport } from '../dossier/dossier-report.ts';
import type { Content } from './content.ts';
import { Html, html } from './html.ts';

/** Colours of the page, which knows light from dark. */
const PALETTE: Palette = {
  series: Array.from({ length: 8 }, (_, i) => `var(--series-${i + 1})`),
  text: 'var(--text)',
  faint: 'var(--faint)',
  grid: 'var(--grid)',
  background: 'var(--ground)',
  good: 'var(--good)',
  bad: 'var(--bad)',
};

/** Pictures for a desk and for a phone. */
const WIDE = { width: 840, height: 400 };
const NARROW = { width: 340, height: 340 };

/** A chart with its caption; nothing where there is nothing to draw. */
export function chartFigure(
  draw: (report: DossierReport, look: ChartLook) => Chart | null,
  { report, narrow }: Pick<Content, 'report' | 'narrow'>,
): Html {
  const chart = draw(report, { ...(narrow ? NARROW : WIDE), palette: PALETTE, alone: false });
  if (!chart) return html``;
  // markup of charts has been escaped where it was made
  return html`<figure data-chart="${chart.id}"><div class="${narrow ? 'narrow' : 'wide'}">${new Html(chart.svg)}</div><figcaption>${chart.title}</figcaption></figure>`;
}
