import type { Host } from '../host.ts';
import type { Format, Options } from '../options.ts';
import { twoEnds } from './between.ts';
import { answer, type Render } from './compare.ts';

interface BreakEvenOptions extends Options {
  readonly over?: string;
  readonly between?: readonly string[];
  readonly against?: string;
}

/** `tco breakeven`: where one plan becomes cheaper than another, over traffic or anything else. */
export function breakeven(file: string, options: BreakEvenOptions, host: Host): Promise<number> {
  const { over, between, against, format } = options;
  const example = over === undefined || over === 'traffic' ? '"10M tok/day" "1B tok/day"' : '50% 200%';
  if (between) twoEnds(between, `--between ${example}`);
  const asked = over !== undefined || between !== undefined || against !== undefined;
  return answer(file, options, host, crossings(format, over), asked ? { over, between, against } : undefined);
}

async function crossings(format: Format, over: string | undefined): Promise<Render> {
  if (format === 'json') return (await import('../../report/json.ts')).renderJson;
  if (over !== undefined && over !== 'traffic') {
    const page = await import('../../report/over/over-page.ts');
    return { csv: page.renderOverCsv, markdown: page.renderOverMarkdown, table: page.renderOverText }[format];
  }
  const page = await import('../../report/break-even-page.ts');
  return { csv: page.renderBreakEvenCsv, markdown: page.renderBreakEvenMarkdown, table: page.renderBreakEvenText }[
    format
  ];
}
