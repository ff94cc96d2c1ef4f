import type { Dossier } from '../../../report/dossier/build-dossier.ts';
import { renderJson } from '../../../report/json.ts';

export const render = ({ report }: Dossier): string => renderJson(report);
