import { checkSplit } from './check-split.ts';
import type { LiteLlmFile, ModelEntry } from './config.ts';
import { distinct } from './distinct.ts';
import type { Group } from './group.ts';
import { everyGroup, groupsOf } from './groups.ts';
import { header } from './header.ts';
import { type Limits, limitsOf } from './limits.ts';
import { notesOf } from './notes.ts';
import { readable } from './readable.ts';
import { routerSettings } from './router-settings.ts';
import type { LiteLlmSplit } from './split.ts';
import { environment, type Target } from './target.ts';
import { targetsOf } from './targets.ts';
import { writeYaml } from './write-yaml.ts';

/** A file for `litellm --config`, and what it cannot carry out (which its header says too). */
export interface LiteLlmConfig {
  readonly yaml: string;
  readonly notes: readonly string[];
}

const MASTER_KEY = 'LITELLM_MASTER_KEY';

/**
 * The LiteLLM proxy configuration that carries out a split; docs/litellm.md says how.
 * The same split gives the same bytes.
 * @throws RangeError when the split contradicts itself.
 */
export function litellmConfig(split: LiteLlmSplit): LiteLlmConfig {
  checkSplit(split);
  const groups = groupsOf(split.tasks);
  const all = everyGroup(groups);
  const used = split.deployments.filter(({ option }) =>
    all.some(({ members }) => members.some(m => m.option === option)),
  );
  const targets = targetsOf(used);
  const limits = limitsOf(used, all);
  const entries = entriesOf(all, targets, limits);
  const file: LiteLlmFile = {
    model_list: entries,
    router_settings: routerSettings(groups, limits),
    general_settings: { master_key: environment(MASTER_KEY) },
  };
  const notes = [
    ...monthNote(split),
    ...notesOf(groups, limits),
    ...used.flatMap(({ option }) => targets.get(option)!.notes),
  ];
  return { yaml: header(split, variablesOf(file), notes) + writeYaml({ ...file }), notes };
}

function entriesOf(groups: readonly Group[], targets: ReadonlyMap<string, Target>, limits: Limits): ModelEntry[] {
  const rows = groups.flatMap(group => group.members.map(member => ({ name: group.name, member })));
  const names = groups.map(({ name }) => name);
  // a client may ask for an entry by its id too, so no id is a name
  const ids = distinct([...names, ...rows.map(({ name, member }) => `${name}@${readable(member.option)}`)], '-').slice(
    names.length,
  );
  return rows.map(({ name, member }, i) => ({
    model_name: name,
    litellm_params: {
      ...targets.get(member.option)!.params,
      ...(member.order === undefined ? {} : { order: member.order }),
      weight: member.weight,
      ...limits.get(member),
    },
    model_info: { id: ids[i]! },
  }));
}

/** The environment variables that a file reads. */
function variablesOf({ model_list, general_settings }: LiteLlmFile): string[] {
  const values = [general_settings.master_key, ...model_list.flatMap(entry => Object.values(entry.litellm_params))];
  const found = values.flatMap(value =>
    typeof value === 'string' && value.startsWith(environment('')) ? [value] : [],
  );
  return [...new Set(found)].map(value => value.slice(environment('').length)).sort();
}

/** A file has one split; a plan that grows has several. */
const monthNote = ({ months }: LiteLlmSplit): string[] =>
  months === undefined
    ? []
    : [
        `The plan's split changes over its ${months} months; what is written here is that of month 1. Write it again as they pass.`,
      ];
