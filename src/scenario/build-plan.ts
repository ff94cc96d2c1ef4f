import { placeOf } from '../input/source-text.ts';
import { keyAt } from '../input/tree.ts';
import { type Decimal, ZERO } from '../quantity/decimal.ts';
import type { Given } from '../quantity/given.ts';
import type { Findings, Path } from './findings.ts';
import { inUnit } from './measure.ts';
import type { Placed } from './placed.ts';
import type { PlanSpec } from './scenario.ts';
import type { ScenarioText } from './schema.ts';

type PlanText = NonNullable<Placed<ScenarioText>['plans']>[string];

const TOLERANCE = '1e-9';

/** A mix, with its references and sums checked. */
export function buildPlan(id: string, text: PlanText, findings: Findings): PlanSpec {
  const path = ['plans', id];
  const at = placeOf(keyAt(findings.tree, path)!);
  if (findings.ids(['options']).includes(id)) {
    findings.report(path, 'E315', `plan \`${id}\` has the id of an option`, {
      onKey: true,
      also: { path: ['options', id], label: 'the option' },
      hint: 'every option alone is a plan already; give the mix another id',
    });
  }
  if ('fill' in text)
    return {
      id,
      at,
      mix: {
        kind: 'fill',
        options: fill(
          [...path, 'fill'],
          text.fill.map(o => o.text),
          findings,
        ),
      },
    };
  const shares = new Map<string, ReadonlyMap<string, Given>>();
  for (const task of findings.ids([...path, 'shares'])) {
    const of = text.shares[task];
    if (!findings.ids(['tasks']).includes(task))
      findings.unknown([...path, 'shares', task], 'E305', 'task', task, findings.ids(['tasks']), true);
    else if (of && !findings.isBroken([...path, 'shares', task]))
      shares.set(task, sharesOf([...path, 'shares', task], of, findings));
  }
  for (const task of findings.ids(['tasks'])) {
    if (!findings.has([...path, 'shares', task]) && !findings.isFaulty([...path, 'shares']))
      findings.report([...path, 'shares'], 'E310', `plan \`${id}\` does not say where task \`${task}\` goes`, {
        onKey: true,
      });
  }
  return { id, at, mix: { kind: 'shares', shares } };
}

function sharesOf(path: Path, shares: Readonly<Record<string, Given>>, findings: Findings): ReadonlyMap<string, Given> {
  const options = findings.ids(['options']);
  let sum: Decimal = ZERO;
  for (const [option, share] of Object.entries(shares)) {
    if (!options.includes(option)) findings.unknown([...path, option], 'E306', 'option', option, options, true);
    sum = sum.plus(inUnit(share, ''));
  }
  if (!findings.isFaulty(path) && sum.minus(1).abs().gt(TOLERANCE)) {
    findings.report(
      path,
      'E309',
      `the shares of \`${path.at(-1)}\` sum to ${sum.times(100).toSignificantDigits(12).toFixed()}%, not to 100%`,
      { onKey: true, hint: 'thirds can be written `1/3`' },
    );
  }
  return new Map(Object.entries(shares));
}

function fill(path: Path, options: readonly string[], findings: Findings): readonly string[] {
  const known = findings.ids(['options']);
  for (const [i, option] of options.entries()) {
    if (!known.includes(option)) findings.unknown([...path, i], 'E306', 'option', option, known);
    else if (options.indexOf(option) < i) findings.report([...path, i], 'E314', `\`${option}\` is filled twice`);
  }
  if (options.length < 2)
    findings.report(path, 'E314', `a fill takes two options or more, not ${options.length}`, {
      hint: 'an option alone is a plan already',
    });
  return options;
}
