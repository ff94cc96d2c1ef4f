import type { RuleEntry } from '../../catalog/catalog.ts';
import type { Option, Task } from '../../scenario/scenario.ts';
import type { Faults } from '../fault.ts';
import { attributesOf, type Scene } from './attributes.ts';
import type { Barrier } from './barrier.ts';
import { type Shortcoming, shortcomingOf } from './judgement.ts';
import { isInForce, ruleInForce } from './rule-in-force.ts';

/** The rules that close an option to a task: those it names, in its order, then those that its class of data is under. */
export function ruleBarriers(task: Task, option: Option, scene: Scene, faults: Faults): readonly Barrier[] {
  const named = task.compliance.flatMap(written => {
    const rule = ruleInForce(written, scene, faults);
    return rule ? { rule, requirement: `tasks.${task.id}.compliance.${written.rule}`, kind: 'rule' as const } : [];
  });
  const byData = rulesOfData(task, scene)
    .filter(rule => !named.some(n => n.rule === rule))
    .map(rule => ({ rule, requirement: `tasks.${task.id}.data`, kind: 'data' as const }));
  return [...named, ...byData].flatMap(({ rule, requirement, kind }): Barrier[] => {
    const found = breach(rule, option, scene);
    if (!found) return [];
    const { sentence, source } = found;
    return [
      { requirement, kind, sentence: kind === 'data' ? `with \`data: ${task.data}\`, ${sentence}` : sentence, source },
    ];
  });
}

/** Rules in force that hold for a class of data without being named; a class that is only assumed is under none. */
function rulesOfData(task: Task, { catalog, asOf }: Scene): readonly RuleEntry[] {
  if (!task.dataGiven) return [];
  return catalog
    .ids('rule')
    .map(id => catalog.rule(id)!)
    .filter(rule => rule.data.includes(task.data) && isInForce(rule, asOf));
}

/** What an option lacks of a rule, in one sentence. */
function breach(rule: RuleEntry, option: Option, scene: Scene): Pick<Barrier, 'sentence' | 'source'> | undefined {
  const has = attributesOf(option, scene);
  const short = rule.requires.flatMap(condition => {
    const found = shortcomingOf(condition, option, has);
    return found && (rule.unknownCloses || !found.unknown) ? { ...found, condition } : [];
  });
  if (short.length === 0) return undefined;
  const first = short[0]!;
  return {
    sentence: `under ${rule.name}${rule.from === undefined ? '' : ` (from ${rule.from})`}: ${rule.because}; ${short.map(said).join('; ')}`,
    source: first.source ?? first.condition.source,
  };
}

const said = ({ words, way }: Shortcoming): string => (way === undefined ? words : `${words}: ${way}`);
