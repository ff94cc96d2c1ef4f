/**
 * The library: the engine of the `tco` command for other programs. It reads no file, no clock and no network;
 * the caller hands in the text of a scenario and of the catalog (`dist/catalog.json` of this package) and gets a Report.
 */

/** The solver of `runRoute`, loaded once. */
export { loadHighs } from './analysis/routing/highs.ts';
export type { Limits, Solve } from './analysis/routing/solver.ts';
/** From the text of a scenario to how sure its answer is; `onThisThread` evaluates the draws where there are no workers. */
export { onThisThread, type RunDraws } from './analysis/simulation/simulate.ts';
export type { ApiEntry, Bucket, Catalog } from './catalog/catalog.ts';
export type { CompiledCatalog } from './catalog/compiled.ts';
/** Opens a compiled catalog: API prices, models, devices, rentals, sites and rules by id, each with its source and dates. */
export { openCatalog } from './catalog/open.ts';
/** What is wrong with an input: a code, a sentence, and the place; and the error that carries all of it. */
export { InputFault, type Problem, type Severity } from './input/problem.ts';
/** Another value for a field of the scenario, as `--set` gives it. */
export { type Setting, settingsFrom } from './input/settings.ts';
/** What one API call used, and the error of a call that has no cost. */
export { type Call, CallFault } from './model/api/call.ts';
/** Prices single API calls from an entry of the catalog: one in exact decimals, many in float64. */
export { type CallCost, type CallPricer, callPricer } from './model/api/call-pricer.ts';
/** How an amount is distributed between its ends. */
export { type Spread, spreadOf } from './quantity/spread.ts';
/** What `tco check` found, the section `budget` of a Report. */
export type { BudgetCheck, BudgetReport, TaskCost } from './report/budget/budget-report.ts';
/** Reads a saved report as the baseline of a check. */
export { readBaseline } from './report/budget/read-baseline.ts';
/** From the text of a scenario to its Report, held against the limits of its `budget:`. */
export { type Checked, type CheckedReport, type CheckQuestion, runCheck } from './report/budget/run-check.ts';
/** From the text of a scenario to its Report; without a report, `problems` says what is wrong with the input. */
export { type Compared, type CompareInput, runCompare } from './report/build.ts';
/** A Report as comma-separated rows, for spreadsheets. */
export { renderCsv } from './report/csv.ts';
/** How CSV is written down: for programs, or for Excel. */
export { type CsvProfile, excelCsv, PLAIN_CSV } from './report/csv-profile.ts';
/** From two scenarios or saved Reports to what differs and what it comes from (`schema/diff.schema.json`); throws {@link InputFault}. */
export { type DifferenceAsked, type DifferenceInput, runDifference } from './report/difference/build-difference.ts';
export type { Attribution, Difference, Effect, InputChange, PlanChange } from './report/difference/difference.ts';
/** A difference as CSV, as Markdown, and as a page for a terminal. */
export { renderDifferenceCsv } from './report/difference/difference-csv.ts';
export { renderDifferenceMarkdown } from './report/difference/difference-markdown.ts';
export { renderDifferenceText } from './report/difference/difference-page.ts';
/** From the text of a scenario to its Report with everything that is handed on: a ledger by month, curves over traffic, what moves the cost. */
export { type Dossier, type DossierAnswer, runDossier } from './report/dossier/build-dossier.ts';
export type {
  CurvesReport,
  DossierReport,
  LedgerLine,
  LedgerMonth,
  LedgerReport,
  SensitivityReport,
} from './report/dossier/dossier-report.ts';
/** A figure of a Report with its formula, down to its sources. */
export { renderDerivation, UnknownFigure } from './report/explain.ts';
export type { FocusVersion } from './report/focus/focus-columns.ts';
/** One plan of a ledger as a bill in the FinOps standard FOCUS; `billedPlan` is the one it takes where none is named. */
export { billedPlan, renderFocusCsv } from './report/focus/focus-csv.ts';
/** A Report as JSON: sorted keys, the same bytes everywhere. */
export { renderJson } from './report/json.ts';
/** The ledger as CSV: a row per plan, month and cost line, with totals. */
export { renderLedgerCsv } from './report/ledger/ledger-csv.ts';
/** A Report as Markdown, for a pull request or a wiki. */
export { renderMarkdown } from './report/markdown.ts';
/** The Report, published as `schema/report.schema.json`; decimals are text at full precision. */
export type {
  Assumption,
  BreakEven,
  CostLine,
  Derivation,
  EnvelopeSegment,
  Figure,
  Flip,
  Payback,
  PlanReport,
  Pool,
  Report,
  ReportProblem,
  Verdict,
} from './report/report.ts';
/** From the text of a scenario to the cheapest split of its tasks, with what is proven about it and what would change it. */
export { type RouteAnswer, type RouteQuestion, runRoute } from './report/routing/build-route.ts';
/** A settled split as the configuration of a LiteLLM proxy. */
export { type LiteLlmConfig, litellmConfig } from './report/routing/litellm/litellm-config.ts';
export { litellmSplit } from './report/routing/litellm-split.ts';
/** A Report of routing as CSV, as Markdown, and as a page for a terminal. */
export { renderRouteCsv } from './report/routing/route-csv.ts';
export { renderRouteMarkdown } from './report/routing/route-markdown.ts';
export { renderRouteText } from './report/routing/route-page.ts';
export type { RoutingReport } from './report/routing/routing-report.ts';
/** Where a text will be read: its width, its signs, its colours. `PAGE` is 80 columns without colour. */
export { PAGE, type Screen } from './report/screen.ts';
export { runSimulation, type SimulatedReport, type SimulationAnswer } from './report/simulation/build-simulation.ts';
export { DEFAULT_QUESTION, type SimulationQuestion } from './report/simulation/question.ts';
export { renderSimulationCsv } from './report/simulation/simulation-csv.ts';
export { renderSimulationMarkdown } from './report/simulation/simulation-markdown.ts';
export { renderSimulationText } from './report/simulation/simulation-page.ts';
export type { SimulationReport } from './report/simulation/simulation-report.ts';
/** A Report as a page for a terminal. */
export { renderTerminal } from './report/terminal/terminal.ts';
/** Reads a scenario, with the place of every field and every fault. */
export { type ParsedScenario, parseScenario } from './scenario/parse.ts';
/** Files of samples that a scenario names, by their names as written. */
export type { SampleFiles } from './scenario/samples/sample-files.ts';
/** What a scenario says, once it is read. */
export type { Option, Scenario, Task } from './scenario/scenario.ts';
