import type { Dossier } from '../../../report/dossier/build-dossier.ts';
import { renderDossierMarkdown } from '../../../report/dossier/dossier-markdown.ts';

export const render = ({ report }: Dossier): string => renderDossierMarkdown(report);
