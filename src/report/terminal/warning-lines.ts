import type { ReportProblem } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';

/** A problem of the report with its place, as a paragraph of the page. */
export function warningLines({ code, severity, at, details }: ReportProblem, screen: Screen): string[] {
  const place = at ? ` (${at.file}:${at.line}:${at.column})` : '';
  const [first = '', ...rest] = wrap(
    shown(`${severity} ${code}: ${details}${place}`, screen),
    Math.min(screen.width, LONGEST_LINE),
    2,
    4,
  );
  return [screen.style[severity](first), ...rest];
}
