import type { ContractEntry } from './catalog.ts';
import type { CompiledContract, CompiledSource } from './compiled.ts';
import { FIELDS } from './fields.ts';
import { Figures } from './figures.ts';

export function openContract(id: string, c: CompiledContract, sources: readonly CompiledSource[]): ContractEntry {
  const figures = new Figures('contracts', id, `contracts/${id}`, c.source, sources);
  return {
    id,
    name: c.name,
    provider: c.provider,
    api: c.api,
    discounts: c.discounts
      .filter(d => d.status !== 'withdrawn')
      .map(d => ({
        validFrom: d.validFrom,
        validTo: d.validTo,
        discount: figures.read('discount', d.discount, FIELDS.discount, {
          source: d.source,
          from: d.validFrom,
          recorded: d.recordedAt,
        }),
      })),
  };
}
