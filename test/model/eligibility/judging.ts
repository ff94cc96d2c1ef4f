import { openCatalog } from '../../../src/catalog/open.ts';
import { barriersOf } from '../../../src/model/eligibility/eligibility.ts';
import { Faults } from '../../../src/model/fault.ts';
import { parseScenario } from '../../../src/scenario/parse.ts';
import { api, compiledJson, PERIOD, SOURCE } from '../../catalog/entries.ts';

const MODEL = `name: M\nparameters: 8B param\nactiveParameters: 8B param\nlayers: 32\nhidden: 4096\nheads: 32\nkvHeads: 8\nheadDim: 128\nkvBytesPerToken: 131072 B/tok\nlicence: { value: MIT, source: ${SOURCE} }\nsource: ${SOURCE}\n`;
const DEVICE = `name: GPU\nmemory: 80 GB\nbandwidth: 1000 GB/s\nlink: pcie4\nflops: { bf16: 100 TFLOP/s }\nsource: ${SOURCE}\n`;

/** A rule of one list of conditions. */
export const rule = (requires: string, more = ''): string =>
  `name: R\nbecause: it is asked for\nrequires: ${requires}\n${more}source: { title: the law, url: https://example.com/law, read: 2026-09-01, grade: verified }\n`;
export const provider = (...facts: string[]): string =>
  `name: P\nsource: ${SOURCE}\nfacts:\n${facts.map(fact => `  - { ${fact} }\n`).join('')}`;

/** The two closed models of the provider acme, the model of the catalog at the host acme, and whatever else a test says. */
const ENTRIES = {
  'models/m': MODEL,
  'devices/gpu-80': DEVICE,
  'api/acme/m': api(PERIOD),
  'api/acme/secret': api(PERIOD).replace('model: m', 'model: secret'),
};

export const API = 'api: acme/m';
export const CLOSED = 'api: acme/secret';
export const RENT = 'model: m, replica: 1 x gpu-80, rent: { provider: acme, price: 2 USD/GPU/h }';
export const BUY = 'model: m, replica: 1 x gpu-80, buy: { price: 9000 USD/GPU }';

export interface Asked {
  /** Of the task. */
  readonly task?: string;
  readonly asOf?: string;
  readonly sites?: string;
}

/** What closes the option `a` to a task under the rule `r`, by a catalog of these entries. */
export function closing(
  option: string,
  entries: Readonly<Record<string, string>>,
  { task = 'compliance: [r]', asOf = '2026-11-01', sites = '' }: Asked = {},
) {
  const text = `tasks:\n  t: { requests: 1k /day, input: 9 tok, output: 9 tok, ${task} }\noptions:\n  a: { ${option} }\n${sites}`;
  const { scenario, problems } = parseScenario(text, 'test.yaml');
  if (!scenario) throw new Error(problems.map(p => `${p.message} ${p.hint ?? ''}`).join('; '));
  const faults = new Faults();
  const scene = { scenario, catalog: openCatalog(compiledJson({ ...ENTRIES, ...entries })), asOf };
  const found = barriersOf(scene, faults)(scenario.tasks[0]!, scenario.options[0]!);
  return { found, sentences: found.map(b => b.sentence), problems: faults.problems };
}
