import type { CatalogDiff } from '../../../catalog/diff/catalog-diff.ts';
import type { Screen } from '../../../report/screen.ts';
import type { Format } from '../../options.ts';

/** The text of a difference in one of the formats. */
export async function renderedDiff(diff: CatalogDiff, format: Format, screen: Screen): Promise<string> {
  if (format === 'table') return (await import('../../../report/catalog/diff-table.ts')).renderDiffTable(diff, screen);
  const formats = await import('../../../report/catalog/diff-formats.ts');
  if (format === 'json') return formats.renderDiffJson(diff);
  return format === 'csv' ? formats.renderDiffCsv(diff) : formats.renderDiffMarkdown(diff);
}
