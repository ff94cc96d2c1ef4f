import { byPlace } from '../input/order.ts';
import type { Problem } from '../input/problem.ts';
import { readTree } from '../input/read-tree.ts';
import { applySettings, type Setting } from '../input/settings.ts';
import { type Branch, plain } from '../input/tree.ts';
import { buildScenario } from './build.ts';
import { checkCurrency } from './check-currency.ts';
import { checkIds } from './check-ids.ts';
import { settleChoices } from './exactly-one.ts';
import { Findings } from './findings.ts';
import { reportIssues } from './issues.ts';
import type { SampleFiles } from './samples/sample-files.ts';
import { withSamples } from './samples/sample-files.ts';
import { settleSamples } from './samples/settle-samples.ts';
import type { Scenario } from './scenario.ts';
import { type ScenarioText, scenarioSchema } from './schema.ts';

/** What became of a scenario file: the scenario unless there are errors, and every problem, by place. */
export interface ParsedScenario {
  readonly scenario?: Scenario;
  readonly problems: readonly Problem[];
}

/**
 * Reads a scenario from YAML or JSON text. `settings` (`--set PATH=AMOUNT`) replace what the file says before anything is checked;
 * `sha256` is the hash of the text, for the report; `samples` are the files that amounts name in `samples(…)`. All problems of a run are found together, as far as each part can be read.
 */
export function parseScenario(
  text: string,
  file: string,
  settings: readonly Setting[] = [],
  sha256 = '',
  samples?: SampleFiles,
): ParsedScenario {
  const { tree, problems } = readScenarioTree(text, file, settings, samples);
  return tree ? scenarioOf(tree, { file, sha256 }, problems) : { problems: byPlace(problems) };
}

/** The located tree of a scenario's text with the settings written into it; without one, the problems say why. */
export function readScenarioTree(
  text: string,
  file: string,
  settings: readonly Setting[] = [],
  samples?: SampleFiles,
): { readonly tree?: Branch; readonly problems: readonly Problem[] } {
  const { tree, problems } = readTree(text, file, 'a map with `tasks:` and `options:`');
  if (!tree) return { problems };
  const all = [...problems, ...applySettings(tree, settings)];
  return { tree: samples?.size ? withSamples(tree, samples) : tree, problems: all };
}

/** Checks the tree of a scenario and builds it. `found` is what was wrong with its text. */
export function scenarioOf(
  tree: Branch,
  origin: { readonly file: string; readonly sha256: string },
  found: readonly Problem[] = [],
): ParsedScenario {
  const findings = new Findings(tree);
  const data = plain(tree);
  checkIds(findings);
  settleChoices(data, findings);
  // `_zod.run` is what `safeParse` calls: it also returns what could be read beside the issues, so that the later checks of the run go on
  const { value, issues } = scenarioSchema._zod.run({ value: data, issues: [] }, { async: false, jitless: true }) as {
    value: ScenarioText;
    issues: Parameters<typeof reportIssues>[0];
  };
  reportIssues(issues, findings);
  settleSamples(value, findings);
  checkCurrency(value, findings.isFaulty(['currency']) ? 'USD' : (value.currency ?? 'USD'), findings);
  const scenario = buildScenario(value, origin, findings);
  const problems = [...found, ...findings.problems];
  const isBeside = ({ at }: Problem) => at !== undefined && at.file !== tree.mark.source.file && at.file !== '--set';
  const all = [...byPlace(problems.filter(p => !isBeside(p))), ...byPlace(problems.filter(isBeside))];
  return all.some(p => p.severity === 'error') ? { problems: all } : { scenario, problems: all };
}
