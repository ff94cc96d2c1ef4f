import type { Report } from '../report.ts';
import { type Screen, shownSafely } from '../screen.ts';
import type { CheckedScenario } from './checked-scenario.ts';

type Format = 'table' | 'json' | 'markdown' | 'junit' | 'github';

/** What `tco check` writes in a format; the renderer is loaded when it is asked for. */
export async function renderCheck(
  format: Format,
  scenarios: readonly CheckedScenario[],
  before: Report | undefined,
  screen: Screen,
): Promise<string> {
  switch (format) {
    case 'json':
      return asJson(scenarios);
    case 'markdown':
      return (await import('./check-markdown.ts')).renderCheckMarkdown(scenarios, before);
    case 'junit':
      return (await import('./check-junit.ts')).renderJUnit(scenarios);
    case 'github':
      return (await import('./check-annotations.ts')).renderAnnotations(scenarios);
    case 'table':
      return asTables(scenarios, screen);
  }
}

/** Of one scenario the Report, or the problems of one that has none; of several a list of these. */
async function asJson(scenarios: readonly CheckedScenario[]): Promise<string> {
  const { toJson } = await import('../json.ts');
  const documents = scenarios.map(({ report, problems }) => report ?? { schema: 'tco-problems/1', problems });
  return toJson(documents.length === 1 ? documents[0] : documents);
}

async function asTables(scenarios: readonly CheckedScenario[], screen: Screen): Promise<string> {
  const { renderCheckTable } = await import('./check-table.ts');
  const blocks = scenarios.flatMap(({ file, report }) => {
    if (!report) return [];
    const table = renderCheckTable(report, screen);
    return [scenarios.length > 1 ? `${screen.style.strong(shownSafely(file, screen))}\n${table}` : table];
  });
  return blocks.join('\n');
}
