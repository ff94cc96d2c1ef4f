import type { Problem } from '../../input/problem.ts';
import { withContracts } from '../../model/contracted.ts';
import { Faults } from '../../model/fault.ts';
import { parseScenario } from '../../scenario/parse.ts';
import type { Option } from '../../scenario/scenario.ts';
import type { CompareInput } from '../compare-input.ts';
import { layersOf, openLayers } from '../layers.ts';
import type { Asked } from './asked.ts';
import type { Why } from './why.ts';
import { whyApi } from './why-api.ts';
import { whyBuy, whyRent } from './why-fleet.ts';
import { whySite } from './why-site.ts';

/** How the price of every option of a scenario was found; without it, the problems say what is wrong with the input. */
export function whyOf(input: CompareInput): {
  readonly asOf?: string;
  readonly why?: readonly Why[];
  /** Option ids and what they are called in the catalog, for suggestions. */
  readonly problems: readonly Problem[];
} {
  const parsed = parseScenario(input.text, input.file, input.settings, input.sha256, input.samples);
  const layers = layersOf(input);
  const problems = [...parsed.problems, ...(input.found ?? []), ...layers.problems];
  if (!parsed.scenario || problems.some(p => p.severity === 'error')) return { problems };
  const asOf = input.asOf ?? parsed.scenario.asOf ?? layers.catalog.date;
  const catalog = openLayers(layers, asOf);
  const scenario = withContracts(parsed.scenario, catalog, asOf, new Faults());
  const asked: Asked = { scenario, catalog, asOf, layers, faults: new Faults() };
  const why = (option: Option): Why[] => {
    if (option.kind === 'api') return [whyApi(option, asked)];
    return option.kind === 'rent' ? [whyRent(option, asked)] : [whyBuy(option, asked), whySite(option, asked)];
  };
  return { asOf, why: scenario.options.flatMap(why), problems };
}

/** Whether an answer is about an id: that of its option, or of its entry with or without the kind. */
export const isAbout = ({ option, entry }: Why, id: string): boolean =>
  option === id || entry === id || (entry !== null && entry.slice(entry.indexOf('/') + 1) === id);
