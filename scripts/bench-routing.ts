import { lpText } from '../src/analysis/routing/lp-text.ts';
import { routedModel } from '../src/analysis/routing/routing-case.ts';
import { programOf } from '../src/analysis/routing/solve-routing.ts';
import type { CompiledCatalog } from '../src/catalog/compiled.ts';
import { openCatalog } from '../src/catalog/open.ts';
import { Faults } from '../src/model/fault.ts';
import { withCatalogDefaults } from '../src/model/stated.ts';
import { parseScenario } from '../src/scenario/parse.ts';
import { compileCatalog } from './compile-catalog.ts';

/** The program of a scenario as it is put, no option left out beforehand, in the LP format that other solvers read. */
export async function programText(text: string): Promise<string> {
  const { json } = await compileCatalog('pricing-data');
  const parsed = parseScenario(text, 'bench.yaml', [], '');
  const catalog = openCatalog(JSON.parse(json) as CompiledCatalog, parsed.scenario!.asOf);
  const scenario = withCatalogDefaults(parsed.scenario!, catalog, new Faults());
  const model = routedModel({ scenario, catalog, asOf: scenario.asOf! });
  return lpText(programOf(model, { whole: true }).program.program);
}
