import type { RuleEntry } from './catalog.ts';
import type { CompiledRule, CompiledSource } from './compiled.ts';
import { Figures } from './figures.ts';

export function openRule(id: string, c: CompiledRule, sources: readonly CompiledSource[]): RuleEntry {
  const source = new Figures('rules', id, `rules/${id}`, c.source, sources).source();
  return {
    id,
    name: c.name,
    closes: c.closes,
    unlessAgreement: c.unlessAgreement,
    because: c.because,
    source,
    grade: source.grade,
  };
}
