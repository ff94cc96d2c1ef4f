import type { Catalog } from '../catalog/catalog.ts';
import { type Given, likelyInBase } from '../quantity/given.ts';
import type { Option, Task } from '../scenario/scenario.ts';
import type { Faults } from './fault.ts';

/** The model an option serves, by catalog id. */
export const modelOf = (option: Option, catalog: Catalog): string =>
  option.kind === 'api' ? (catalog.api(option.api)?.model ?? option.api.split('/').at(-1)!) : option.model;

/** Why a task may not use an option, to be read behind the name of the task; undefined when it may. Compliance first, then whether the model is accepted. */
export function closedTo(catalog: Catalog, faults: Faults): (task: Task, option: Option) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (task, option) => {
    const key = `${task.id}\n${option.id}`;
    if (!known.has(key)) known.set(key, byRule(task, option, catalog, faults) ?? byModel(task, option, catalog));
    return known.get(key);
  };
}

function byRule(task: Task, option: Option, catalog: Catalog, faults: Faults): string | undefined {
  for (const { rule, at } of task.compliance) {
    const entry = catalog.rule(rule);
    if (!entry) {
      faults.error('E411', `the catalog has no rule \`${rule}\``, at, {
        hint: `known: ${catalog.ids('rule').join(', ')}`,
      });
      continue;
    }
    const opened = entry.unlessAgreement !== undefined && option.agreements.includes(entry.unlessAgreement);
    if (entry.closes.includes(option.kind) && !opened) {
      const way = entry.unlessAgreement
        ? `; \`agreements: [${entry.unlessAgreement}]\` on ${option.id} would open it`
        : '';
      return `under ${entry.name}: ${entry.because}${way}`;
    }
  }
  return undefined;
}

function byModel(task: Task, option: Option, catalog: Catalog): string | undefined {
  const { accept } = task;
  if (!accept) return undefined;
  const model = modelOf(option, catalog);
  switch (accept.kind) {
    case 'models':
      return accept.models.includes(model) || (option.kind === 'api' && accept.models.includes(option.api))
        ? undefined
        : `${model} is not accepted`;
    case 'evals': {
      const score = accept.scores.get(model);
      if (!score) return `there is no evaluation of ${model}`;
      return likelyInBase(score).lt(likelyInBase(accept.minimum))
        ? `${model} reached ${score.amount.text} in the evaluation, ${accept.minimum.amount.text} is wanted`
        : undefined;
    }
    case 'benchmark': {
      for (const [benchmark, minimum] of accept.minimum) {
        const score = scoreOf(benchmark, option, model, catalog);
        if (!score)
          return `${benchmark} of ${minimum.amount.text} is wanted, but the catalog has no ${benchmark} score of ${model}`;
        if (likelyInBase(score).lt(likelyInBase(minimum)))
          return `${model} has ${score.amount.text} on ${benchmark}, ${minimum.amount.text} is wanted`;
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
