export type ChartId = 'breakeven' | 'cashflow' | 'costs' | 'tornado' | 'week';

/** Colours of a chart, in any notation of CSS: a page hands in `var(--…)`. */
export interface Palette {
  /** Of the plans and of the cost lines, one after another. */
  readonly series: readonly string[];
  readonly text: string;
  /** Of text and lines that stand back. */
  readonly faint: string;
  readonly grid: string;
  readonly background: string;
  /** What makes a plan cheaper, and dearer. */
  readonly good: string;
  readonly bad: string;
}

export interface ChartLook {
  /** Of the picture, in pixels of CSS. */
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
  /** Whether title, scenario and prices are drawn into the picture, as a file that stands alone needs it. */
  readonly alone: boolean;
}

export interface Chart {
  readonly id: ChartId;
  readonly title: string;
  /** What the picture shows, in a sentence or two: for captions and for those who do not see it. */
  readonly description: string;
  readonly svg: string;
}
