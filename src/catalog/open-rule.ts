import type { CompiledSource } from './compiled.ts';
import type { CompiledCondition, CompiledRule } from './compiled-rule.ts';
import { FIELDS } from './fields.ts';
import { Figures } from './figures.ts';
import type { Condition, Demand, OptionKind, RuleEntry } from './rule-entry.ts';

const KINDS: readonly OptionKind[] = ['api', 'rent', 'buy'];

export function openRule(id: string, c: CompiledRule, sources: readonly CompiledSource[]): RuleEntry {
  const figures = new Figures('rules', id, `rules/${id}`, c.source, sources);
  const source = figures.source(undefined, c.from);
  return {
    id,
    name: c.name,
    from: c.from,
    until: c.until,
    supersededBy: c.supersededBy,
    data: c.data ?? [],
    unknownCloses: c.unknown !== 'opens',
    requires: c.requires?.map((condition, i) => openCondition(condition, `requires.${i + 1}`, c, figures)) ?? [
      closing(c, figures),
    ],
    because: c.because,
    note: c.note,
    source,
    grade: source.grade,
  };
}

function openCondition(c: CompiledCondition, path: string, rule: CompiledRule, figures: Figures): Condition {
  return {
    demand: demandOf(c, path, rule, figures),
    of: c.of ?? KINDS,
    source: figures.source(c.source ?? rule.source, rule.from),
  };
}

function demandOf(c: CompiledCondition, path: string, rule: CompiledRule, figures: Figures): Demand {
  if (c.agreement !== undefined) return { kind: 'agreement', agreement: c.agreement };
  if (c.offers !== undefined) return { kind: 'offers', agreement: c.offers };
  if (c.retention !== undefined)
    return { kind: 'retention', most: figures.read(`${path}.retention`, c.retention, FIELDS.retention, c) };
  if (c.region !== undefined) return { kind: 'region', within: c.region };
  if (c.attestation !== undefined) return { kind: 'attestation', attestation: c.attestation };
  for (const kind of ['trainsOnInputs', 'openWeights', 'onPremises'] as const)
    if (c[kind] !== undefined) return { kind, wanted: c[kind] };
  if (c.any === undefined) throw new Error(`compiled catalog: ${path} of rules/${rule.name} asks for nothing`);
  return { kind: 'any', of: c.any.map((one, i) => openCondition(one, `${path}.${i + 1}`, rule, figures)) };
}

/** The older form, `closes` and `unlessAgreement`, as a condition. */
function closing({ closes = [], unlessAgreement, from }: CompiledRule, figures: Figures): Condition {
  const source = figures.source(undefined, from);
  return unlessAgreement === undefined
    ? { demand: { kind: 'option', kinds: KINDS.filter(kind => !closes.includes(kind)) }, of: KINDS, source }
    : { demand: { kind: 'agreement', agreement: unlessAgreement }, of: closes, source };
}
