import { percent } from '../../format.ts';
import { type Group, keepsSessions } from './group.ts';
import { everyGroup, type Groups } from './groups.ts';
import type { Limits } from './limits.ts';
import { overflowNote } from './overflow-note.ts';

/** What LiteLLM cannot carry out as planned, what it does instead, and what its user has to do for it. */
export const notesOf = (groups: Groups, limits: Limits): string[] =>
  [
    ...groups.first.flatMap(group => [
      renamed(group),
      overflowNote(group, limits),
      varying(group),
      cascading(group, groups),
      waiting(group),
    ]),
    sticky(groups),
    ...divided(groups, limits),
    limits.size > 0 ? COUNTING : undefined,
  ].filter(note => note !== undefined);

function renamed({ name, route }: Group): string | undefined {
  return name === route.task ? undefined : `The task "${route.task}" is asked for as "${name}".`;
}

function varying({ name, route }: Group): string | undefined {
  if (!route.varies || route.overflow?.length) return undefined;
  return `${name}: the plan's split changes with the hour; LiteLLM knows no hours, so the weights are the means of the month.`;
}

function cascading(group: Group, { second }: Groups): string | undefined {
  const escalated = second.get(group);
  if (!escalated) return undefined;
  const { try: tried, escalateTo, escalation } = group.route.cascade!;
  return `${group.name}: LiteLLM does not judge answers, so it escalates only calls that fail. The caller checks the answers of ${tried} and asks again with the model "${escalated.name}" (${escalateTo}); the plan reckons with ${percent(String(escalation))} of them.`;
}

function waiting({ name, route }: Group): string | undefined {
  return route.waiting
    ? `${name}: some of it may wait, but LiteLLM holds nothing back. At an API send it as batches (LiteLLM passes /v1/batches on); for own pools the caller holds it until the hours with room.`
    : undefined;
}

function sticky({ first }: Groups): string | undefined {
  const names = first.filter(keepsSessions).map(({ name }) => name);
  if (names.length === 0) return undefined;
  return `Conversations of ${names.join(', ')} stay at one option only when each request carries the id of its conversation (header x-litellm-session-id).`;
}

/** Options whose limit several entries share. */
function divided(groups: Groups, limits: Limits): string[] {
  const members = everyGroup(groups).flatMap(group => group.members);
  const options = [...new Set([...limits.keys()].map(({ option }) => option))];
  return options
    .filter(option => members.filter(member => member.option === option).length > 1)
    .map(
      option =>
        `The limit of ${option} is divided among the tasks that use it, as LiteLLM counts by entry; what one leaves unused the others do not get.`,
    );
}

const COUNTING =
  'rpm is held exactly, tpm roughly (tokens are known only after the answer), by the calendar minute, and by each proxy alone: several proxies need redis_host, redis_port and redis_password in router_settings to count together.';
