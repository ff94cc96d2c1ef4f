import type { CompiledSource } from './compiled.ts';
import type { CompiledFact, CompiledProvider } from './compiled-rule.ts';
import { FIELDS } from './fields.ts';
import { Figures } from './figures.ts';
import type { ProviderEntry, ProviderFact } from './provider-entry.ts';

export function openProvider(id: string, c: CompiledProvider, sources: readonly CompiledSource[]): ProviderEntry {
  const figures = new Figures('providers', id, `providers/${id}`, c.source, sources);
  return {
    id,
    name: c.name,
    facts: c.facts.map((fact, i) => openFact(fact, `facts.${i + 1}`, figures)),
    note: c.note,
    source: figures.source(),
  };
}

function openFact(c: CompiledFact, path: string, figures: Figures): ProviderFact {
  return {
    of: c.of,
    tiers: c.tiers,
    models: c.models,
    with: c.with,
    from: c.from,
    until: c.until,
    offers: c.offers ?? [],
    withholds: c.withholds ?? [],
    attestations: c.attestations ?? [],
    trainsOnInputs: c.trainsOnInputs,
    openWeights: c.openWeights,
    retention:
      c.retention === undefined ? undefined : figures.read(`${path}.retention`, c.retention, FIELDS.retention, c),
    region: c.region,
    regions: new Map(Object.entries(c.regions ?? {})),
    source: figures.source(c.source, c.from),
  };
}
