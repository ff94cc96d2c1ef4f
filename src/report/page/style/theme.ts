import type { Palette } from '../../chart/charts.ts';
import { DARK, LIGHT } from '../../chart/charts.ts';

const variables = (
  { series, text, faint, grid, background, good, bad }: Palette,
  panel: string,
  edge: string,
): string =>
  [
    ...series.map((colour, i) => `--series-${i + 1}:${colour}`),
    `--text:${text}`,
    `--faint:${faint}`,
    `--grid:${grid}`,
    `--ground:${background}`,
    `--good:${good}`,
    `--bad:${bad}`,
    `--panel:${panel}`,
    `--edge:${edge}`,
    `--accent:${series[0]}`,
  ].join(';');

const light = `color-scheme:light;${variables(LIGHT, '#f5f7f9', '#8b93a0')}`;
const dark = `color-scheme:dark;${variables(DARK, '#1d2128', '#717b8a')}`;

/** Light and dark as the system has it, unless the reader chose; on paper always light. */
export const THEME = `:root{${light}}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}
@media screen{:root[data-theme=dark]{${dark}}}
`;
