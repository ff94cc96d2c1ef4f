import { type Screen, shown } from '../screen.ts';
import { counted, listed } from '../sentences/words.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import type { Because, RoutingReport } from './routing-report.ts';

const REASONS = 12;

/** Tasks that an option is closed to for the same reason. */
export interface Closed {
  readonly tasks: readonly string[];
  readonly option: string;
  readonly reason: string;
  readonly source: string | null;
}

/** The first reason for each task and option, or all of them; like ones together. */
export function closedReasons(because: readonly Because[], all: boolean): readonly Closed[] {
  const seen = new Set<string>();
  const groups = new Map<string, { tasks: string[]; option: string; reason: string; source: string | null }>();
  for (const { task, option, open, reason, source } of because) {
    if (open) continue;
    const pair = JSON.stringify([task, option]);
    if (seen.has(pair) && !all) continue;
    seen.add(pair);
    const key = JSON.stringify([option, reason, source]);
    const group = groups.get(key);
    if (group) group.tasks.push(task);
    else groups.set(key, { tasks: [task], option, reason, source });
  }
  return [...groups.values()];
}

/** `sonnet is closed to letters and coding: under Air gap: … [rules/air-gap: …]`. */
export const closedSentence = ({ tasks, option, reason, source }: Closed): string =>
  `${option} is closed to ${listed(tasks, 'and')}: ${reason}${source ? ` [${source}]` : ''}`;

/** What may not serve what, with the rule, its source and its date. */
export function closedLines({ because, disclaimer }: RoutingReport, screen: Screen): string[] {
  const width = Math.min(screen.width, LONGEST_LINE);
  const reasons = closedReasons(because, screen.all);
  if (reasons.length === 0) return [];
  const kept = screen.all ? reasons : reasons.slice(0, REASONS);
  const left = reasons.length - kept.length;
  const more = left > 0 ? [`… ${counted(left, 'more reason')} (--all)`] : [];
  return [
    ...wrap('Closed, and why:', width, 2).map(screen.style.strong),
    ...[...kept.map(closedSentence), ...more].flatMap(text => wrap(shown(text, screen), width, 4, 6)),
    ...(restOnRules(because) ? wrap(shown(disclaimer, screen), width, 2) : []),
  ];
}

/** Whether any reason comes from a rule of the catalog: then it is no legal advice. */
export const restOnRules = (because: readonly Because[]): boolean =>
  because.some(({ kind }) => kind === 'rule' || kind === 'data');
