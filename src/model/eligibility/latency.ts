import type { Catalog } from '../../catalog/catalog.ts';
import { type Given, likelyInBase } from '../../quantity/given.ts';
import type { Source } from '../../quantity/source.ts';
import type { Option, Task } from '../../scenario/scenario.ts';
import type { Faults } from '../fault.ts';
import { aloneOn } from '../fleet/lone-request.ts';
import type { Barrier } from './barrier.ts';

export const LIMITS = ['ttft', 'tpot'] as const;
export type LimitName = (typeof LIMITS)[number];

/** A limit of a task and what the option delivers, in seconds. */
export interface HeldAgainst {
  readonly limit: number;
  readonly seconds: number;
  /** What the figure rests on; undefined where the scenario states it. */
  readonly basis: string | undefined;
}

const HOUR = 3600;
const inSeconds = (given: Given): number => likelyInBase(given).toNumber() * HOUR;

const limits = new WeakMap<Task, Readonly<Record<LimitName, number | undefined>>>();

/** The limits of a task in seconds, read once for all options. */
function limitsOf(task: Task): Readonly<Record<LimitName, number | undefined>> {
  const { ttft, tpot } = task.latency ?? {};
  const found = limits.get(task) ?? { ttft: ttft && inSeconds(ttft), tpot: tpot && inSeconds(tpot) };
  limits.set(task, found);
  return found;
}

/** A limit of a task beside what an option delivers: as stated, else one request alone on a replica. Undefined without a limit, or where nothing is known. */
export function heldAgainst(task: Task, option: Option, name: LimitName, catalog: Catalog): HeldAgainst | undefined {
  const limit = limitsOf(task)[name];
  if (limit === undefined) return undefined;
  const stated = option.latency?.[name];
  if (stated) return { limit, seconds: inSeconds(stated), basis: undefined };
  const alone = option.kind === 'api' ? undefined : aloneOn(option, catalog)(task);
  return (
    alone && {
      limit,
      seconds: name === 'ttft' ? alone.timeToFirstToken : alone.timePerToken,
      basis: alone.basis,
    }
  );
}

const WORDS: Readonly<Record<LimitName, string>> = { ttft: 'time to the first token', tpot: 'time per token' };

/** The limits of a task that an option cannot keep even for one request alone. */
export function latencyBarriers(task: Task, option: Option, catalog: Catalog): readonly Barrier[] {
  if (!task.latency) return [];
  return LIMITS.flatMap((name): Barrier[] => {
    const held = heldAgainst(task, option, name, catalog);
    if (!held || held.seconds <= held.limit) return [];
    const limit = task.latency![name]!.amount.text;
    const { basis } = held;
    const sentence =
      basis === undefined
        ? `the ${WORDS[name]} is ${option.latency![name]!.amount.text} on ${option.id}, the limit is ${limit}`
        : `one request alone has its ${WORDS[name]} of ${shown(held)} on ${option.id}, the limit is ${limit}`;
    const source: Source | undefined = basis === undefined ? undefined : { kind: 'default', reason: basis };
    return [{ requirement: `tasks.${task.id}.latency.${name}`, kind: 'latency', sentence, source }];
  });
}

/** With as many digits as tell it from the limit. */
function shown({ seconds, limit }: HeldAgainst): string {
  const digits = [3, 4, 6, 9].find(d => Number(seconds.toPrecision(d)) > limit) ?? 12;
  return seconds < 1
    ? `${Number((seconds * 1000).toPrecision(digits))} ms`
    : `${Number(seconds.toPrecision(digits))} s`;
}

/** The first limit of a task that nothing can be held against on an option. */
export const uncheckedLimit = (task: Task, option: Option, catalog: Catalog): LimitName | undefined =>
  LIMITS.find(name => task.latency?.[name] && !heldAgainst(task, option, name, catalog));

/** A limit that nothing can be held against is told, once for an option. */
export function noteUnchecked(task: Task, option: Option, catalog: Catalog, faults: Faults): void {
  const unchecked = uncheckedLimit(task, option, catalog);
  if (!unchecked) return;
  const why = option.latency
    ? `its \`latency\` has no \`${unchecked}\``
    : option.kind === 'api'
      ? 'it does not say how fast it answers'
      : 'its throughput is stated, and says nothing of them';
  faults.warning('E444', `the latency limits are not checked on ${option.id}: ${why}`, option.at, {
    hint: 'state what it delivers: `latency: { ttft: 800 ms, tpot: 20 ms }`',
  });
}
