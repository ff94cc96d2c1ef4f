import { breakEvenOf, trafficCurves } from '../src/analysis/break-even.ts';
import { openCatalog } from '../src/catalog/open.ts';
import { Faults } from '../src/model/fault.ts';
import { modelOf } from '../src/model/model.ts';
import { parseScenario } from '../src/scenario/parse.ts';

const EMPTY = {
  version: '0',
  sha256: '',
  date: '2026-11-01',
  sources: [],
  api: {},
  apiAliases: {},
  models: {},
  devices: {},
  sites: {},
  rules: {},
  rentals: {},
  throughput: {},
  defaults: {},
};

/**
 * An API at 1 USD/Mtok against replicas of 81 Mtok a month at 80 USD, with a fixed cost that is only earned back after
 * `steps` replicas: the last crossings lie that far out.
 */
export function breakEvenAcross(steps: number): { median: number; intervals: number } {
  const text = `tco: 1
name: steps
discountRate: 0%
calendar: { hoursPerMonth: 720 h/month }
staff: {}
sites: {}
overheads: { base: { cost: ${steps} USD/month, appliesTo: [rent], per: plan } }
tasks: { all: { tokens: 100M tok/month, inputShare: 50% } }
options:
  flat: { api: x/flat, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }
  gpu: { model: m, replica: 1 x g, rent: { price: 80 USD/instance/month }, throughput: { total: 31.25 tok/s }, targetUtilisation: 100%, fit: assume }
`;
  const { scenario } = parseScenario(text, 'bench.yaml');
  // biome-ignore lint/suspicious/noExplicitAny: an empty catalog has no entries to type
  const model = modelOf(scenario!, openCatalog(EMPTY as any), '2026-11-01', {}, new Faults());
  const times: number[] = [];
  let intervals = 0;
  for (let i = 0; i < 9; i++) {
    const start = performance.now();
    const [flat, gpu] = trafficCurves(model, ['flat', 'gpu'], 1e8);
    const found = breakEvenOf(flat!, gpu!);
    times.push(performance.now() - start);
    if (!found.certified) throw new Error('the break-even is not certified');
    intervals = found.envelope.segments.length;
  }
  return { median: times.sort((a, b) => a - b)[4]!, intervals };
}
