import { placeOf } from '../input/source-text.ts';
import { keyAt } from '../input/tree.ts';
import type { Given } from '../quantity/given.ts';
import type { Findings, Path } from './findings.ts';
import type { Named, Placed } from './placed.ts';
import type { Routing } from './scenario.ts';
import type { ScenarioText } from './schema.ts';

type Texts = Placed<ScenarioText>;

/** What routing may use, with its references checked. */
export function buildRouting(
  text: NonNullable<Texts['routing']>,
  baseline: string | undefined,
  findings: Findings,
): Routing {
  const options = findings.ids(['options']);
  const tasks = findings.ids(['tasks']);
  const check = (path: Path, code: string, what: string, name: Named, known: readonly string[]) =>
    void (known.includes(name.text) || findings.unknown(path, code, what, name.text, known));
  for (const [i, option] of (text.options ?? []).entries())
    check(['routing', 'options', i], 'E306', 'option', option, options);
  for (const [i, task] of (text.tasks ?? []).entries()) check(['routing', 'tasks', i], 'E305', 'task', task, tasks);
  for (const key of ['options', 'tasks'] as const)
    if (text[key]?.length === 0)
      findings.report(['routing', key], 'E227', `\`${key}\` is an empty list, so nothing could be routed`, {
        hint: 'leave it out for all of them',
      });
  if (text.tasks?.length && text.tasks.length < tasks.length) checkBaseline(baseline, findings);
  const cascades = findings.ids(['routing', 'cascades']).flatMap(id => {
    const path = ['routing', 'cascades', id];
    const cascade = text.cascades?.[id];
    if (!cascade || findings.isBroken(path)) return [];
    if (options.includes(id)) findings.report(path, 'E304', `\`${id}\` is the name of an option, too`);
    for (const key of ['try', 'escalateTo'] as const)
      if (findings.has([...path, key])) check([...path, key], 'E306', 'option', cascade[key], options);
    if (cascade.try.text === cascade.escalateTo.text && cascade.try.text !== '')
      findings.report([...path, 'escalateTo'], 'E304', `\`${cascade.try.text}\` escalates to itself`);
    return [
      {
        id,
        at: placeOf(keyAt(findings.tree, path)!),
        try: cascade.try.text,
        escalateTo: cascade.escalateTo.text,
        escalation: cascade.escalation,
        routerPrice: cascade.routerPrice,
      },
    ];
  });
  if (text.shareStep && !findings.isFaulty(['routing', 'shareStep']) && !dividesOne(text.shareStep))
    findings.report(
      ['routing', 'shareStep'],
      'E304',
      `100 % is no whole multiple of \`${text.shareStep.amount.text}\``,
      {
        hint: 'such as `100%`, `50%`, `25%` or `1/3`',
      },
    );
  return {
    options: text.options?.map(o => o.text),
    tasks: text.tasks?.map(t => t.text),
    cascades,
    shareStep: text.shareStep,
  };
}

/** Tasks that are not routed stay where the baseline has them, so it must say where that is. */
function checkBaseline(baseline: string | undefined, findings: Findings): void {
  const fill = baseline !== undefined && findings.has(['plans', baseline, 'fill']);
  if (baseline !== undefined && !fill) return;
  findings.report(
    ['routing', 'tasks'],
    'E304',
    fill
      ? `the tasks that are not routed stay where the baseline has them, but \`${baseline}\` is no plan of fixed shares`
      : 'nothing says where the tasks stay that are not routed',
    { hint: 'set `baseline:` to an option or to a plan of `shares`' },
  );
}

/** Whether so many steps make exactly one. */
function dividesOne({ amount: { likely, unit: of } }: Given): boolean {
  return of.denominator.dividedBy(likely.times(of.numerator)).toDecimalPlaces(20).isInteger();
}
