import { plain } from './format.ts';
import type { Report } from './report.ts';
import { type Screen, shownSafely } from './screen.ts';
import { padEnd } from './width.ts';
import { wrap } from './wrap.ts';

const FIGURES = /^(?:plans|breakEven|envelope|payback|routing|verdict|budget)[.[]/;

/** The ids that `tco explain` takes, figures of the report first; every derivation where it has no figures. */
export function figureIds({ derivations }: Report): string[] {
  const ids = Object.keys(derivations);
  const figures = ids.filter(id => FIGURES.test(id));
  return (figures.length > 0 ? figures : ids).sort((a, b) => (a < b ? -1 : 1));
}

/** What can be explained, with its value. */
export function renderFigureList(report: Report, screen: Screen): string {
  const ids = figureIds(report);
  if (ids.length === 0) return 'This report has no figure that can be explained.\n';
  const width = Math.min(Math.max(...ids.map(id => id.length)), Math.floor(screen.width * 0.6));
  const lines = ids.flatMap(id => {
    const { value, unit } = report.derivations[id]!;
    const amount =
      typeof value === 'string'
        ? `${plain(value)}${unit && ` ${unit}`}`
        : `${value.length} values${unit && ` in ${unit}`}`;
    const name = shownSafely(id, screen);
    return name.length <= width
      ? [`  ${padEnd(name, width)}  ${shownSafely(amount, screen)}`]
      : [...wrap(name, screen.width, 2, 4), `    ${shownSafely(amount, screen)}`];
  });
  return `Figures that can be explained, for example: tco explain SCENARIO ${shownSafely(ids[0]!, screen)}\n\n${lines.join('\n')}\n`;
}
