import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPage } from '../../scripts/build.mjs';
import { isPossible } from '../../src/analysis/possible-at-likely.ts';
import type { Setting } from '../../src/input/settings.ts';
import type { Plan } from '../../src/model/plan.ts';
import { inShownUnit, likelyValues } from '../../src/quantity/exact.ts';
import { type Compared, type CompareInput, runCompare } from '../../src/report/build.ts';
import { costedRun } from '../../src/report/costed-run.ts';
import { type Dossier, runDossier } from '../../src/report/dossier/build-dossier.ts';
import { decimalText } from '../../src/report/figure.ts';
import type { Carried } from '../../src/report/page/carried/carried.ts';
import { carry } from '../../src/report/page/carried/carry.ts';
import { fromTagged, toTagged } from '../../src/report/page/carried/tagged.ts';
import { renderPage } from '../../src/report/page/document.ts';
import { sourceLinks } from '../../src/report/page/source-links.ts';
import type { Slider } from '../../src/report/page/what-if/slider.ts';
import { inputOf, realCatalog } from '../model/compare.ts';

/** A scenario as a page has it: what it carries went through text, as it does in the page. */
export interface CarriedPage {
  readonly input: CompareInput;
  readonly dossier: Dossier;
  readonly carried: Carried;
  readonly json: string;
}

export function carriedPage(text: string, more: Partial<CompareInput> = {}): CarriedPage {
  const input = inputOf(text, { derivations: false, ...more });
  const { dossier, problems } = runDossier(input);
  if (!dossier) throw new Error(problems.map(p => p.message).join('\n'));
  const json = JSON.stringify(toTagged(carry(dossier, [input.file])));
  return { input, dossier, carried: fromTagged(JSON.parse(json)) as Carried, json };
}

/** One of the scenarios of the project, with its catalog. */
export const shippedPage = async (name: string): Promise<CarriedPage> =>
  carriedPage(readFileSync(`scenarios/${name}.yaml`, 'utf8'), {
    file: `scenarios/${name}.yaml`,
    catalogJson: await realCatalog(),
  });

/** What `tco compare --set …` says. */
export const comparedWith = ({ input }: CarriedPage, settings: readonly Setting[]): Compared =>
  runCompare({ ...input, settings: [...input.settings, ...settings] });

/** The plans of the same, without what is asked of them, which takes most of the time. */
export function plansWith({ input }: CarriedPage, settings: readonly Setting[]): readonly Plan[] {
  const costed = costedRun({ ...input, settings: [...input.settings, ...settings] });
  if (!('run' in costed)) throw new Error(costed.problems.map(p => p.message).join('\n'));
  return costed.run.plans;
}

/** Everything that plans cost at likely values, in decimals, and whether they are possible. */
export const figuresOf = (plans: readonly Plan[]) =>
  plans.map(plan => ({
    id: plan.id,
    possible: isPossible(plan) && plan.closed.length === 0,
    closed: plan.closed,
    figures: Object.entries(plan.figures).map(([key, q]) => [key, q && likelyValues(q).join(' ')]),
    lines: plan.lines.map(l => [l.id, likelyValues(l.monthly).join(' ')]),
    pools: plan.pools.map(p => likelyValues(p.installed).join(' ')),
  }));

/** Monthly cost of each plan as the page shows it. */
export const monthlyOf = (plans: readonly Plan[]): Record<string, string> =>
  Object.fromEntries(
    plans.map(p => [
      p.id,
      isPossible(p) && p.closed.length === 0
        ? decimalText(inShownUnit(likelyValues(p.figures.monthly)[0]!, p.figures.monthly))
        : 'not possible',
    ]),
  );

export const sliderOf = ({ carried }: CarriedPage, id: string): Slider => {
  const slider = carried.sliders.find(s => s.id === id);
  if (!slider) throw new Error(`no slider ${id}: ${carried.sliders.map(s => s.id).join(', ')}`);
  return slider;
};

export const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

/** The program of the page, of the sources as they are. */
export async function pageScript(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tco-page-'));
  try {
    await buildPage(join(folder, 'page.js'));
    return readFileSync(join(folder, 'page.js'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const markupOf = ({ dossier, carried, json }: CarriedPage, script: string): string =>
  renderPage(
    { report: dossier.report, links: sourceLinks(dossier.run.figures.values()), followed: true },
    { sliders: carried.sliders, left: carried.left, data: json, script, hash },
  );
