import { routedModel } from '../src/analysis/routing/routing-case.ts';
import { programOf } from '../src/analysis/routing/solve-routing.ts';
import type { CompiledCatalog } from '../src/catalog/compiled.ts';
import { openCatalog } from '../src/catalog/open.ts';
import { Faults } from '../src/model/fault.ts';
import { withCatalogDefaults } from '../src/model/stated.ts';
import { isLinear } from '../src/quantity/affine/linear.ts';
import type { LinearProgram } from '../src/quantity/affine/linear-program.ts';
import { parseScenario } from '../src/scenario/parse.ts';
import { compileCatalog } from './compile-catalog.ts';

/** The program of a scenario as it is put, no option left out beforehand, in MPS, since CBC's reader of LP files ends with a fault on hundreds of thousands of columns. */
export async function programText(text: string): Promise<string> {
  const { json } = await compileCatalog('pricing-data');
  const parsed = parseScenario(text, 'bench.yaml', [], '');
  const catalog = openCatalog(JSON.parse(json) as CompiledCatalog, parsed.scenario!.asOf);
  const scenario = withCatalogDefaults(parsed.scenario!, catalog, new Faults());
  const model = routedModel({ scenario, catalog, asOf: scenario.asOf! });
  return mpsText(programOf(model, { whole: true }).program.program);
}

function mpsText({ columns, objective, rows }: LinearProgram): string {
  const terms: string[][] = columns.map(() => []);
  if (isLinear(objective))
    objective.unknowns.forEach((u, i) => {
      terms[u]!.push(`cost ${objective.coefficients[i]}`);
    });
  rows.forEach(({ sum }, r) => {
    const scale = sum.coefficients.reduce((most, c) => Math.max(most, Math.abs(c)), 0) || 1;
    sum.unknowns.forEach((u, i) => {
      if (sum.coefficients[i] !== 0) terms[u]!.push(`r${r} ${sum.coefficients[i]! / scale}`);
    });
  });
  const scaled = rows.map(({ sum, lower, upper }) => {
    const scale = sum.coefficients.reduce((most, c) => Math.max(most, Math.abs(c)), 0) || 1;
    return { lower: lower / scale, upper: upper / scale };
  });
  const kind = ({ lower, upper }: { lower: number; upper: number }) =>
    lower === upper ? 'E' : lower > -Infinity ? 'G' : 'L';
  return [
    'NAME route FREE',
    'ROWS',
    ' N cost',
    ...scaled.map((row, r) => ` ${kind(row)} r${r}`),
    'COLUMNS',
    ...columns.flatMap(({ integer }, u) => {
      const lines = terms[u]!.map(term => ` x${u} ${term}`);
      return integer ? [` M${u} 'MARKER' 'INTORG'`, ...lines, ` E${u} 'MARKER' 'INTEND'`] : lines;
    }),
    'RHS',
    ...scaled.map((row, r) => ` rhs r${r} ${kind(row) === 'L' ? row.upper : row.lower}`),
    'BOUNDS',
    ...columns.flatMap(({ lower, upper }, u) =>
      terms[u]!.length === 0 ? [] : [` LO b x${u} ${lower}`, ...(upper < Infinity ? [` UP b x${u} ${upper}`] : [])],
    ),
    'ENDATA',
    '',
  ].join('\n');
}
