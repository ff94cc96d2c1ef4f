import { excelCsv, PLAIN_CSV } from '../../../report/csv-profile.ts';
import type { Dossier } from '../../../report/dossier/build-dossier.ts';
import { renderLedgerCsv } from '../../../report/ledger/ledger-csv.ts';
import type { DocumentSetting } from './documents.ts';

export function render({ report }: Dossier, { options: { csvProfile, csvLocale } }: DocumentSetting): string {
  return renderLedgerCsv(report, csvProfile === 'excel' ? excelCsv(csvLocale) : PLAIN_CSV);
}
