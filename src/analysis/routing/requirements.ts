import type { Barrier } from '../../model/eligibility/barrier.ts';
import type { Model } from '../../model/model.ts';
import type { Given } from '../../quantity/given.ts';
import type { Option, Scenario, Task } from '../../scenario/scenario.ts';
import { brokenLimits } from './candidates.ts';
import { type RoutingCase, withOption } from './routing-case.ts';

/** Something that a scenario asks for and that may be given up, to see what it costs or whether it is what makes a split impossible. */
export interface Requirement {
  /** `tasks.claims.compliance.hipaa`, `options.own-h100.replicas`. */
  readonly id: string;
  /** As part of a sentence: `claims must keep to HIPAA`. */
  readonly sentence: string;
  lift(of: RoutingCase): RoutingCase;
}

/** Every requirement that closes an option to a task, or bounds what an option can take. */
export function requirementsOf(of: RoutingCase, model: Model): readonly Requirement[] {
  const { scenario } = of;
  const found = new Map<string, Requirement>();
  const add = (r: Requirement) => found.set(r.id, r);
  for (const task of scenario.tasks)
    for (const option of scenario.options)
      for (const barrier of model.context.barriers(task, option))
        if (barrier.kind !== 'latency') add(givenUp(barrier.requirement, barrier.kind, task));
  for (const task of scenario.tasks)
    for (const limit of ['ttft', 'tpot'] as const) if (task.latency?.[limit]) add(latency(task, limit));
  for (const option of scenario.options) for (const r of limitsOf(option, model)) add(r);
  if (scenario.routing?.options)
    add({
      id: 'routing.options',
      sentence: `routing may only use ${scenario.routing.options.join(', ')}`,
      lift: c => withScenario(c, s => ({ ...s, routing: s.routing && { ...s.routing, options: undefined } })),
    });
  if (scenario.routing?.shareStep)
    add({
      id: 'routing.shareStep',
      sentence: `shares come in steps of ${scenario.routing.shareStep.amount.text}, the same in every hour`,
      lift: c => withScenario(c, s => ({ ...s, routing: s.routing && { ...s.routing, shareStep: undefined } })),
    });
  return [...found.values()];
}

const withScenario = (of: RoutingCase, change: (s: Scenario) => Scenario): RoutingCase => ({
  ...of,
  scenario: change(of.scenario),
});

function givenUp(id: string, kind: Exclude<Barrier['kind'], 'latency'>, { id: task }: Task): Requirement {
  const words = {
    rule: `${task} must keep to ${id.slice(`tasks.${task}.compliance.`.length)}`,
    model: `${task} accepts only some models`,
    data: `${task} has data that may not go everywhere`,
  };
  return {
    id,
    sentence: words[kind],
    lift: c => ({ ...c, lifted: new Set([...(c.lifted ?? []), id]) }),
  };
}

function latency(task: Task, limit: 'ttft' | 'tpot'): Requirement {
  const id = `tasks.${task.id}.latency.${limit}`;
  const text = task.latency![limit]!.amount.text;
  return {
    id,
    sentence: `${task.id} must ${limit === 'ttft' ? `begin to answer within ${text}` : `answer a token every ${text}`}`,
    lift: c => ({
      ...withScenario(c, s => ({
        ...s,
        tasks: s.tasks.map(t => (t.id === task.id ? { ...t, latency: { ...t.latency!, [limit]: undefined } } : t)),
      })),
      lifted: new Set([...(c.lifted ?? []), id]),
    }),
  };
}

function limitsOf(option: Option, model: Model): Requirement[] {
  const { id } = option;
  const limit = (what: string, sentence: string, change: (o: Option) => Option): Requirement => ({
    id: `options.${id}.${what}`,
    sentence,
    lift: c => withOption(c, id, change),
  });
  if (option.kind === 'api')
    return [
      ...(option.rateLimit
        ? [limit('rateLimit', `${id} has a rate limit`, o => ({ ...o, rateLimit: undefined }) as Option)]
        : []),
      ...(option.provisioned
        ? [
            limit(
              'provisioned',
              `${id} serves what ${option.provisioned.units.amount.text} provisioned units can`,
              o => ({ ...o, provisioned: undefined }) as Option,
            ),
          ]
        : []),
    ];
  const unfit = brokenLimits(option, model);
  return [
    ...(option.replicas
      ? [
          limit(
            'replicas',
            `${id} has ${replicasText(option.replicas)}`,
            o => ({ ...o, replicas: undefined }) as Option,
          ),
        ]
      : []),
    ...(unfit.length && option.fit === 'check'
      ? [limit('fit', `${option.model} must fit into the memory of ${id}`, o => ({ ...o, fit: 'assume' }) as Option)]
      : []),
    ...(option.kind === 'rent' && option.scaling === 'scheduled'
      ? [
          limit(
            'schedule',
            `${id} runs ${option.schedule!.amount.text}`,
            o => ({ ...o, scaling: 'always-on', schedule: undefined }) as Option,
          ),
        ]
      : []),
  ];
}

const replicasText = ({ amount }: Given): string => {
  const count = amount.text.replace(/ replica.*/, '');
  return `${count} ${count === '1' ? 'replica' : 'replicas'}`;
};
