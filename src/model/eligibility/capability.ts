import type { Catalog } from '../../catalog/catalog.ts';
import { type Given, likelyInBase } from '../../quantity/given.ts';
import type { Accept, Option, Task } from '../../scenario/scenario.ts';
import type { Faults } from '../fault.ts';
import { likelyMeant } from '../likely-meant.ts';
import type { Barrier } from './barrier.ts';
import { servedModel } from './served-model.ts';

type Shortcoming = Pick<Barrier, 'sentence' | 'source'>;

/** Whether the model of an option is good enough for a task: by list, by benchmark, and by evaluation, as far as they are stated. */
export function capabilityBarriers(task: Task, option: Option, catalog: Catalog, faults: Faults): readonly Barrier[] {
  const { accept } = task;
  if (!accept) return [];
  const model = servedModel(option, catalog);
  return [
    ...notListed(accept, option, model),
    ...belowBenchmark(accept, option, model, catalog, faults),
    ...belowEvaluation(accept, model),
  ].map(found => ({ requirement: `tasks.${task.id}.accept`, kind: 'model', ...found }));
}

function notListed({ models }: Accept, option: Option, model: string): Shortcoming[] {
  if (!models || models.includes(model) || (option.kind === 'api' && models.includes(option.api))) return [];
  return [{ sentence: `${model} is not accepted` }];
}

function belowBenchmark(
  { benchmark }: Accept,
  option: Option,
  model: string,
  catalog: Catalog,
  faults: Faults,
): Shortcoming[] {
  return [...(benchmark ?? [])].flatMap(([name, minimum]): Shortcoming[] => {
    const score = scoreOf(name, option, model, catalog);
    const wanted = minimum.amount.text;
    if (!score) {
      noteUnknown(name, minimum, catalog, faults);
      return [{ sentence: `${name} of ${wanted} is wanted, but the catalog has no ${name} score of ${model}` }];
    }
    if (likelyInBase(score).gte(likelyInBase(minimum))) return [];
    const { source } = score;
    const read = source.kind === 'catalog' && source.read ? ` (read ${source.read})` : '';
    return [{ sentence: `${model} has ${score.amount.text}${read} on ${name}, ${wanted} is wanted`, source }];
  });
}

function belowEvaluation({ evals }: Accept, model: string): Shortcoming[] {
  if (!evals) return [];
  const score = evals.scores.get(model);
  if (!score) return [{ sentence: `there is no evaluation of ${model}` }];
  const wanted = evals.minimum.amount.text;
  return likelyInBase(score).lt(likelyInBase(evals.minimum))
    ? [{ sentence: `${model} reached ${score.amount.text} in the evaluation, ${wanted} is wanted` }]
    : [];
}

/** The score that is recorded for what an API serves, else that of the open model it names. */
function scoreOf(benchmark: string, option: Option, model: string, catalog: Catalog): Given | undefined {
  const own = option.kind === 'api' ? catalog.api(option.api)?.benchmarks?.get(benchmark) : undefined;
  return own ?? catalog.model(model)?.benchmarks.get(benchmark);
}

/** A benchmark of which the catalog has no score at all is most likely a slip: it closes every option. */
function noteUnknown(name: string, minimum: Given, catalog: Catalog, faults: Faults): void {
  const known = benchmarksOf(catalog);
  if (known.includes(name)) return;
  const at = minimum.source.kind === 'scenario' ? minimum.source.at : undefined;
  const hint = likelyMeant(name, known) ?? `known: ${known.join(', ') || 'none'}`;
  faults.warning('E448', `the catalog has no score of any model on a benchmark \`${name}\``, at, { hint });
}

const names = new WeakMap<Catalog, readonly string[]>();

/** Every benchmark of which the catalog has a score. */
function benchmarksOf(catalog: Catalog): readonly string[] {
  const found =
    names.get(catalog) ??
    [
      ...new Set([
        ...catalog.ids('model').flatMap(id => [...(catalog.model(id)?.benchmarks.keys() ?? [])]),
        ...catalog.ids('api').flatMap(id => [...(catalog.api(id)?.benchmarks?.keys() ?? [])]),
      ]),
    ].sort();
  names.set(catalog, found);
  return found;
}
