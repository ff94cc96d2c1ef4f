import type { Dossier } from '../../../report/dossier/build-dossier.ts';
import { workbookOf } from '../../../report/workbook/build-workbook.ts';

export const render = async (dossier: Dossier): Promise<Uint8Array> => {
  const { writeWorkbook } = await import('./write-xlsx.ts');
  return writeWorkbook(workbookOf(dossier));
};
