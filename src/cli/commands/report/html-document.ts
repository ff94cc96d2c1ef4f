import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dossier } from '../../../report/dossier/build-dossier.ts';
import { carry } from '../../../report/page/carried/carry.ts';
import { toTagged } from '../../../report/page/carried/tagged.ts';
import { sourceLinks } from '../../../report/page/source-links.ts';
import type { DocumentSetting } from './documents.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

/** A page with the program that computes its figures anew. */
export async function render(dossier: Dossier, { options, host }: DocumentSetting): Promise<string> {
  // draws charts, which takes a library of its own
  const { renderPage } = await import('../../../report/page/document.ts');
  const script = readFileSync(join(host.root, 'dist', 'page.js'), 'utf8');
  const { report, run } = dossier;
  const carried = carry(dossier, commandOf(dossier, options));
  return renderPage(
    { report, links: sourceLinks(run.figures.values()), followed: true },
    { sliders: carried.sliders, left: carried.left, data: JSON.stringify(toTagged(carried)), script, hash },
  );
}

/** What was asked for, from the file on, that a command with the settings of the page has to ask for again. */
function commandOf({ run: { input } }: Dossier, { asOf, catalog, lens, set }: DocumentSetting['options']): string[] {
  return [
    input.file === '<stdin>' ? '-' : input.file,
    ...(asOf === undefined ? [] : ['--as-of', asOf]),
    ...(catalog === undefined ? [] : ['--catalog', catalog]),
    ...(lens === undefined ? [] : ['--lens', lens]),
    ...set.flatMap(setting => ['--set', setting]),
  ];
}
