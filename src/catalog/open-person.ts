import type { PersonEntry } from './catalog.ts';
import type { CompiledPerson, CompiledSource } from './compiled.ts';
import { FIELDS } from './fields.ts';
import { Figures } from './figures.ts';

export function openPerson(id: string, c: CompiledPerson, sources: readonly CompiledSource[]): PersonEntry {
  const figures = new Figures('people', id, `people/${id}`, c.source, sources);
  return {
    id,
    name: c.name,
    region: c.region,
    salary: figures.figure('salary', c.salary, FIELDS.salary),
    load: figures.figure('load', c.load, FIELDS.loadRatio),
    note: c.note,
  };
}
