import type { Catalog } from '../../catalog/catalog.ts';
import { type Given, likelyInBase } from '../../quantity/given.ts';
import type { Option, Task } from '../../scenario/scenario.ts';
import type { Barrier } from './barrier.ts';
import { servedModel } from './served-model.ts';

/** Whether the model of an option is good enough for a task: by list, by benchmark, or by evaluation. At most one barrier. */
export function capabilityBarriers(task: Task, option: Option, catalog: Catalog): readonly Barrier[] {
  const found = shortcoming(task, option, catalog);
  return found ? [{ requirement: `tasks.${task.id}.accept`, kind: 'model', ...found }] : [];
}

function shortcoming(
  { accept }: Task,
  option: Option,
  catalog: Catalog,
): Pick<Barrier, 'sentence' | 'source'> | undefined {
  if (!accept) return undefined;
  const model = servedModel(option, catalog);
  switch (accept.kind) {
    case 'models':
      return accept.models.includes(model) || (option.kind === 'api' && accept.models.includes(option.api))
        ? undefined
        : { sentence: `${model} is not accepted` };
    case 'evals': {
      const score = accept.scores.get(model);
      if (!score) return { sentence: `there is no evaluation of ${model}` };
      return likelyInBase(score).lt(likelyInBase(accept.minimum))
        ? {
            sentence: `${model} reached ${score.amount.text} in the evaluation, ${accept.minimum.amount.text} is wanted`,
          }
        : undefined;
    }
    case 'benchmark': {
      for (const [benchmark, minimum] of accept.minimum) {
        const score = scoreOf(benchmark, option, model, catalog);
        if (!score)
          return {
            sentence: `${benchmark} of ${minimum.amount.text} is wanted, but the catalog has no ${benchmark} score of ${model}`,
          };
        if (likelyInBase(score).lt(likelyInBase(minimum)))
          return {
            sentence: `${model} has ${score.amount.text} on ${benchmark}, ${minimum.amount.text} is wanted`,
            source: score.source,
          };
      }
      return undefined;
    }
  }
}

/** The score that is recorded for what an API serves, else that of the open model it names. */
function scoreOf(benchmark: string, option: Option, model: string, catalog: Catalog): Given | undefined {
  const own = option.kind === 'api' ? catalog.api(option.api)?.benchmarks?.get(benchmark) : undefined;
  return own ?? catalog.model(model)?.benchmarks.get(benchmark);
}
