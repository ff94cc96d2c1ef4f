import { placeOf } from '../input/source-text.ts';
import { keyAt } from '../input/tree.ts';
import { defaultGiven } from './defaults.ts';
import type { Findings, Path } from './findings.ts';
import type { Named, Placed } from './placed.ts';
import type { Overhead, Site, StaffRole } from './scenario.ts';
import type { ScenarioText } from './schema.ts';

type Texts = Placed<ScenarioText>;

const KINDS = ['api', 'rent', 'buy'];

/** A site; a PUE left out is 1, unless its region knows better. */
export function buildSite(id: string, text: NonNullable<Texts['sites']>[string], findings: Findings): Site {
  return {
    id,
    at: placeOf(keyAt(findings.tree, ['sites', id])!),
    region: text.region,
    electricity: text.electricity,
    pue: text.pue ?? defaultGiven('pue', ['sites', id, 'pue']),
    pueGiven: text.pue !== undefined,
    colocation: text.colocation,
    priceDrift: text.priceDrift,
  };
}

export function buildRole(id: string, text: NonNullable<Texts['staff']>[string], findings: Findings): StaffRole {
  return {
    id,
    at: placeOf(keyAt(findings.tree, ['staff', id])!),
    fte: text.fte,
    salary: text.salary,
    paidAnyway: text.paidAnyway ?? false,
    priceDrift: text.priceDrift,
    ...scope(['staff', id], text, false, findings),
  };
}

export function buildOverhead(id: string, text: NonNullable<Texts['overheads']>[string], findings: Findings): Overhead {
  const powers = text.cost.amount.unit.powers;
  const perItself = powers.has('GPU') || powers.has('replica') || powers.has('tok');
  return {
    id,
    at: placeOf(keyAt(findings.tree, ['overheads', id])!),
    cost: text.cost,
    paidAnyway: text.paidAnyway ?? false,
    priceDrift: text.priceDrift,
    ...scope(['overheads', id], text, perItself, findings),
  };
}

/** To which options a charge applies, and per what it is paid; what is not said is said to be so. */
function scope(
  path: Path,
  text: { readonly appliesTo?: readonly Named[] | undefined; readonly per?: StaffRole['per'] | undefined },
  perItself: boolean,
  findings: Findings,
): Pick<StaffRole, 'appliesTo' | 'per'> {
  const options = findings.ids(['options']);
  const silent = [
    text.appliesTo ? '' : 'applies to every option (`appliesTo`)',
    text.per || perItself ? '' : 'is paid once per plan (`per`)',
  ].filter(Boolean);
  if (silent.length)
    findings.report(path, 'E320', `\`${path.at(-1)}\` ${silent.join(' and ')}, as nothing else is said`, {
      onKey: true,
      severity: 'warning',
      hint: 'for example `appliesTo: [rent, buy]`, `per: plan`',
    });
  for (const [i, target] of (text.appliesTo ?? []).entries()) {
    if (!KINDS.includes(target.text) && !options.includes(target.text))
      findings.unknown([...path, 'appliesTo', i], 'E306', 'kind or option', target.text, [...KINDS, ...options]);
  }
  return { appliesTo: text.appliesTo?.map(t => t.text) ?? KINDS, per: text.per ?? 'plan' };
}
