import type { Dossier } from '../../../report/dossier/build-dossier.ts';
import { renderMarkdown } from '../../../report/markdown.ts';
import { PAGE } from '../../../report/screen.ts';

export const render = ({ report }: Dossier): string => renderMarkdown(report, { ...PAGE, all: true });
