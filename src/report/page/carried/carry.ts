import { reachingOf } from '../../../analysis/routing/routing-case.ts';
import { openCatalog } from '../../../catalog/open.ts';
import { textEdits } from '../../../input/text-edit.ts';
import { parseScenario } from '../../../scenario/parse.ts';
import type { Dossier } from '../../dossier/build-dossier.ts';
import { frozenCost } from '../frozen/frozen-cost.ts';
import { frozenSplit } from '../frozen/frozen-split.ts';
import { checkedEdits } from '../handed-back/checked-edits.ts';
import { recomputed } from '../recomputed.ts';
import { pathsOf } from '../what-if/settings-of.ts';
import { slidersOf } from '../what-if/sliders-of.ts';
import type { Carried } from './carried.ts';
import { watchedCatalog } from './part-of-catalog.ts';
import { withoutSamples } from './without-samples.ts';

/** What a page takes along of a dossier. `command` is how the report was asked for, from the scenario's file on. */
export function carry({ report, run, split }: Dossier, command: readonly string[]): Carried {
  const { input, layers, asOf, model } = run;
  const { scenario: read } = parseScenario(input.text, input.file, input.settings, input.sha256, input.samples);
  const { scenario, left } = withoutSamples(read!);
  const sliders = slidersOf(scenario, model);
  const watched = watchedCatalog(layers.catalog);
  const {
    tool,
    catalog,
    scenario: { name, sha256 },
    problems,
  } = report;
  const paths = [...input.settings.map(s => s.path), ...pathsOf(sliders)];
  const carried: Carried = {
    scenario,
    left,
    catalog: watched.catalog,
    asOf,
    asOfAsked: input.asOf !== undefined,
    lens: input.lens,
    sliders,
    kept: { tool, catalog, scenario: { name, sha256 }, problems },
    text: input.text,
    settings: input.settings,
    split: split ? frozenSplit(split, reachingOf(split)!) : null,
    command,
    edits: checkedEdits(input, textEdits(input.text, paths), sliders),
  };
  const opened = openCatalog(watched.catalog, asOf);
  const again = recomputed(carried, opened, []);
  if (carried.split) frozenCost(carried.split, again.scenario, opened, asOf);
  // what the page finds itself is told there only as long as it holds
  const found = new Set(again.problems.map(p => `${p.code} ${p.message}`));
  const kept = { ...carried.kept, problems: problems.filter(p => !found.has(`${p.code} ${p.details}`)) };
  return { ...carried, kept, catalog: watched.part() };
}
