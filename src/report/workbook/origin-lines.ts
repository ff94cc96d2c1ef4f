import { Decimal } from '../../quantity/decimal.ts';
import type { Report } from '../report.ts';
import { catalogWords } from '../sentences/catalog.ts';
import type { SheetWriter } from './sheet-writer.ts';

/** What the workbook was made from, and how it is read. */
export function originLines(sheet: SheetWriter, { basis, catalog, scenario, tool }: Report): void {
  sheet.head(sheet.row++, ['made from', '']);
  const rate = `${new Decimal(basis.discountRate).times(100).toFixed()} % a year`;
  const lines: readonly [string, string][] = [
    ['money', `${basis.currency}, ${basis.prices} prices, ${basis.tax}`],
    ['counted', basis.lens ?? 'fully loaded'],
    ['horizon', `${basis.horizonMonths} months, discounted at ${rate}`],
    ['prices of', catalog.asOf],
    ['catalog', `${catalogWords(catalog)}, sha256 ${catalog.sha256}`],
    ['scenario sha256', scenario.sha256],
    ['settings', (scenario.settings ?? []).map(s => `--set ${s.path}=${s.value}`).join(' ') || 'none'],
    ['tool', `${tool.name} ${tool.version}`],
  ];
  for (const [what, text] of lines) {
    sheet.text(sheet.row, 0, what);
    sheet.text(sheet.row++, 1, text);
  }
  sheet.row++;
  sheet.head(sheet.row++, ['how to read it', '']);
  sheet.text(sheet.row, 0, 'yellow', 'live');
  sheet.text(sheet.row++, 1, 'an input to be changed, on Assumptions: every sheet follows');
  sheet.text(sheet.row, 0, 'grey', 'fixed');
  sheet.text(
    sheet.row++,
    1,
    'an input that decides how the formulas are built, or what tco works out from such inputs: recomputed by tco',
  );
  sheet.text(sheet.row, 0, 'slanted', 'settled');
  sheet.text(sheet.row++, 1, 'found by tco with a search: recomputed by tco, not by this workbook');
  sheet.text(sheet.row, 0, 'other cells');
  sheet.text(sheet.row++, 1, 'formulas of the sheets Calculation and Load; sheets are protected without a password');
}
