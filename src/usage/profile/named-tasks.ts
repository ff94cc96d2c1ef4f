import { Ids, idOf } from './ids.ts';
import type { Log } from './log.ts';
import type { Period } from './period.ts';
import type { Priced } from './priced.ts';
import type { Stream, Tier } from './streams.ts';
import { type TaskProfile, taskProfile } from './task.ts';

/** A task and how it is written. */
export interface NamedTask extends TaskProfile {
  readonly id: string;
  readonly option: string;
  readonly api: string;
  /** At which it is billed: that of the log, or standard where its API has no prices of that one. */
  readonly tier: Tier;
  readonly priced: Priced;
}

interface Billed {
  readonly stream: Stream;
  readonly api: string;
}

/** Tasks of streams. An API at a tier is one option; a task is named by its labels, with its model where the labels have several. */
export function namedTasks(
  streams: readonly Billed[],
  periods: ReadonlyMap<Log, Period>,
  pricedAt: (api: string, tier: Tier, period: Period) => Priced,
): readonly NamedTask[] {
  const taskIds = new Ids();
  const optionIds = new Ids();
  const options = new Map<string, string>();
  const optionOf = (api: string, tier: Tier) => {
    const key = `${api} ${tier}`;
    const behind = tier === 'standard' ? '' : `-${tier}`;
    if (!options.has(key)) options.set(key, optionIds.take(`${idOf(api.slice(api.indexOf('/') + 1), 'api')}${behind}`));
    return options.get(key)!;
  };
  const perLabel = new Map<string, number>();
  for (const { stream } of streams) perLabel.set(labelOf(stream), (perLabel.get(labelOf(stream)) ?? 0) + 1);
  return streams.map(({ stream, api }) => {
    const period = periods.get(stream.log)!;
    const priced = pricedAt(api, stream.tier, period);
    const tier = priced.tier ? stream.tier : 'standard';
    const option = optionOf(api, tier);
    const label = labelOf(stream);
    const named = idOf(label, 'task');
    const id = label === '' ? option : perLabel.get(label) === 1 ? named : `${named}-${option}`;
    return { ...taskProfile(stream, stream.rows, period), id: taskIds.take(id), option, api, tier, priced };
  });
}

const labelOf = ({ labels }: Stream): string => labels.filter(label => label !== '').join(' ');
