import { columnOf, type Found, YEAR } from './expected.ts';

/** Every table of a text as rows of cells; the row of dashes is left out. */
export function tablesIn(text: string): string[][][] {
  const tables: string[][][] = [[]];
  for (const line of text.split('\n')) {
    if (line.startsWith('| ')) tables.at(-1)!.push(cellsOf(line));
    else if (tables.at(-1)!.length) tables.push([]);
  }
  return tables
    .filter(t => t.length > 1)
    .map(([head, dashes, ...rows]) => {
      if (!dashes!.every(d => /^-+:?$/.test(d))) throw new Error('a table without its line of dashes');
      return [head!, ...rows];
    });
}

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\| | \|$/g, '')
    .split(/(?<!\\) \| /)
    .map(cell =>
      cell
        .replace(/\\([\\`*_{}[\]<>#|!~])/g, '$1')
        .replaceAll('@\u2060', '@')
        .trim(),
    );

export function plansInMarkdown(text: string): Found {
  const [head = [], ...rows] = tablesIn(text).find(([h]) => h![0] === 'plan' && h![1] === 'monthly') ?? [];
  const titles = head.map(columnOf);
  return new Map(
    rows.flatMap(row =>
      titles.slice(1).map((title, i) => [`${row[0]!.replace(/ \(today\)$/, '')}/${title}`, row[i + 1]!] as const),
    ),
  );
}

export function linesInMarkdown(text: string): Found {
  const found = new Map<string, string>();
  for (const [head, ...rows] of tablesIn(text)) {
    const plan = /^(.*), cost line$/.exec(head![0]!)?.[1];
    if (plan === undefined) continue;
    rows.forEach(([label, , amount], i) => {
      found.set(`${plan}/${i === rows.length - 1 ? 'total' : `${i} ${label}`}`, amount!);
    });
  }
  return found;
}

export function yearsInMarkdown(text: string): Found {
  const found = new Map<string, string>();
  for (const [head, ...rows] of tablesIn(text)) {
    if (head![1] !== 'capex') continue;
    const plan = head![0]!.replace(/, [A-Z]{3}$/, '');
    for (const row of rows)
      head!.forEach((title, i) => {
        if (title in YEAR) found.set(`${plan}/${row[0]}/${title}`, row[i]!);
      });
  }
  return found;
}
