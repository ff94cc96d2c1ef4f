import type { Setting } from '../../input/settings.ts';
import { figuresOf, type Run, reportOf } from '../assemble.ts';
import { curvesOf } from '../dossier/build-curves.ts';
import { sensitivityOf } from '../dossier/build-sensitivity.ts';
import type { DossierReport } from '../dossier/dossier-report.ts';
import { togetherIn } from '../together.ts';
import type { Carried } from './carried/carried.ts';
import type { Recomputed } from './recomputed.ts';
import { type SourceLinks, sourceLinks } from './source-links.ts';

/** A changed scenario in exact decimals, as the command line reports it. */
export interface DossierAgain {
  readonly report: DossierReport;
  readonly links: SourceLinks;
}

/** The answers that take time: what follows the plans over traffic, and what moves the cost. `true` where they are wanted. */
export function dossierAgain(
  carried: Carried,
  again: Recomputed,
  settings: readonly Setting[],
  followed: boolean,
): DossierAgain {
  const run = runOf(carried, again, settings, followed);
  const report = reportOf(run);
  const { kept } = carried;
  return {
    report: {
      ...report,
      ...kept,
      problems: told(kept.problems, report.problems),
      cashFlow: report.cashFlow ?? [],
      ledger: [],
      curves: followed ? curvesOf(run.model, report) : null,
      sensitivity: followed ? sensitivityOf(run, report) : null,
    },
    links: sourceLinks(run.figures.values()),
  };
}

function runOf(carried: Carried, again: Recomputed, settings: readonly Setting[], followed: boolean): Run {
  const { kept, catalog, asOf, asOfAsked, lens } = carried;
  const { scenario, model, plans, sizes, problems } = again;
  const run: Run = {
    input: {
      text: '',
      file: scenario.file,
      sha256: kept.scenario.sha256,
      settings,
      asOf: asOfAsked ? asOf : undefined,
      catalogJson: catalog,
      toolVersion: kept.tool.version,
      derivations: false,
      cashFlow: true,
      ...(lens ? { lens } : {}),
    },
    layers: { base: catalog, catalog, own: new Map(), trees: new Map(), problems: [] },
    scenario,
    model,
    plans,
    sizes,
    figures: figuresOf(plans, model.context),
    asOf,
    problems,
    overTraffic: followed,
  };
  const together = togetherIn(run);
  // what is correlated cannot be moved here, so that what was found right stays right
  return together && !('problems' in together) ? { ...run, together } : run;
}

/** What is told of the scenario wherever the sliders are, and what holds where they are now. */
function told(before: DossierReport['problems'], now: DossierReport['problems']): DossierReport['problems'] {
  const known = new Set(before.map(p => `${p.code} ${p.details}`));
  return [...before, ...now.filter(p => !known.has(`${p.code} ${p.details}`))];
}
