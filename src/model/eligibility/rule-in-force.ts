import type { Catalog, RuleEntry } from '../../catalog/catalog.ts';
import { didYouMean } from '../../input/suggest.ts';
import type { Task } from '../../scenario/scenario.ts';
import type { Faults } from '../fault.ts';
import type { Scene } from './attributes.ts';

export const isInForce = ({ from, until }: Pick<RuleEntry, 'from' | 'until'>, day: string): boolean =>
  (from === undefined || from <= day) && (until === undefined || day < until);

/**
 * The rule that a task names, as it is held on the day: what superseded it where it no longer is in force, nothing before its first day.
 * A rule that the catalog does not have is a fault; one that is not in force is told.
 */
export function ruleInForce(
  { rule: id, at }: Task['compliance'][number],
  { catalog, asOf }: Scene,
  faults: Faults,
): RuleEntry | undefined {
  const rule = catalog.rule(id);
  if (!rule) {
    const known = catalog.ids('rule');
    faults.error('E411', `the catalog has no rule \`${id}\``, at, {
      hint: didYouMean(id, known) ?? `known: ${known.join(', ')}`,
    });
    return undefined;
  }
  if (isInForce(rule, asOf)) return rule;
  if (rule.from !== undefined && asOf < rule.from) {
    faults.warning('E446', `${rule.name} is not yet in force on ${asOf}, it closes nothing`, at, {
      hint: `it holds from ${rule.from} on`,
    });
    return undefined;
  }
  const successor = latest(rule, catalog, asOf);
  const since = `${rule.name} is no longer in force on ${asOf}`;
  if (successor)
    faults.warning('E446', `${since}: ${successor.name} is held in its place`, at, {
      hint: `since ${rule.until} write \`${successor.id}\``,
    });
  else faults.warning('E446', `${since}, it closes nothing`, at, { hint: `it held until ${rule.until}` });
  return successor;
}

/** What is in force in place of a rule, over rules that were superseded in turn. */
function latest(rule: RuleEntry, catalog: Catalog, day: string): RuleEntry | undefined {
  const met = new Set<string>();
  let next: RuleEntry | undefined = rule;
  while (next && !isInForce(next, day) && !met.has(next.id)) {
    met.add(next.id);
    next = next.supersededBy === undefined ? undefined : catalog.rule(next.supersededBy);
  }
  return next && isInForce(next, day) ? next : undefined;
}
