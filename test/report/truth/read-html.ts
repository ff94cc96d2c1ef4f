import type { Report } from '../../../src/report/report.ts';
import { columnOf, type Found, YEAR } from './expected.ts';

interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Every table of a page as it is read: the text of its cells. */
function tablesIn(page: string): Table[] {
  return [...page.matchAll(/<table>([\s\S]*?)<\/table>/g)].map(([, table]) => {
    const [head = [], ...rows] = [...table!.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
      [...row!.matchAll(/<t[hd]\b[^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => textOf(cell!)),
    );
    return { caption: textOf(/<caption[^>]*>([\s\S]*?)<\/caption>/.exec(table!)?.[1] ?? ''), head, rows };
  });
}

const textOf = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .trim();

export function plansInHtml(page: string): Found {
  const { head, rows } = tablesIn(page).find(t => t.head[0] === 'plan' && t.head[1] === 'monthly') ?? {
    head: [],
    rows: [],
  };
  return new Map(
    rows.flatMap(row =>
      head
        .slice(1)
        .map((title, i) => [`${row[0]!.replace(/ \(today\)$/, '')}/${columnOf(title)}`, row[i + 1]!] as const),
    ),
  );
}

export function linesInHtml(page: string): Found {
  const found = new Map<string, string>();
  for (const { caption, head, rows } of tablesIn(page)) {
    if (head[0] !== 'cost line') continue;
    const plan = caption.replace(/, [A-Z]{3} a month$/, '');
    rows.forEach(([label, , amount], i) => {
      found.set(`${plan}/${i === rows.length - 1 ? 'total' : `${i} ${label}`}`, amount!);
    });
  }
  return found;
}

export function yearsInHtml(page: string): Found {
  const found = new Map<string, string>();
  for (const { caption, head, rows } of tablesIn(page)) {
    if (head[0] !== 'year' || head[1] !== 'capex') continue;
    const plan = caption.replace(/ by fiscal year, [A-Z]{3}$/, '');
    for (const row of rows)
      head.forEach((title, i) => {
        if (title in YEAR) found.set(`${plan}/${row[0]}/${title}`, row[i]!);
      });
  }
  return found;
}

/** Figures whose full value, which stands beside the printed one for machines, is not the one of the report. */
export function inexactInHtml(page: string, { plans }: Report): string[] {
  const exact = new Map<string, string | undefined>(
    plans.flatMap(p => [
      ...(['monthly', 'perMtok', 'perAccepted', 'upfront', 'firstMonth', 'horizonTotal'] as const).map(
        field => [`plans.${p.id}.${field}`, p[field]?.value] as const,
      ),
      ...p.lines.map(l => [`plans.${p.id}.lines.${l.id}`, l.monthly.value] as const),
    ]),
  );
  return [...page.matchAll(/<data value="([^"]*)" data-figure="([^"]*)">/g)].flatMap(([, value, id]) =>
    exact.get(textOf(id!)) === value ? [] : [`${id} is ${value}`],
  );
}
