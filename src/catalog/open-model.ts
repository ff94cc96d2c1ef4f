import type { ModelEntry } from './catalog.ts';
import type { CompiledModel, CompiledSource } from './compiled.ts';
import { FIELDS } from './fields.ts';
import { Figures } from './figures.ts';

export function openModel(id: string, c: CompiledModel, sources: readonly CompiledSource[]): ModelEntry {
  const figures = new Figures('models', id, `models/${id}`, c.source, sources);
  return {
    id,
    name: c.name,
    parameters: figures.figure('parameters', c.parameters, FIELDS.parameters),
    activeParameters: figures.figure('activeParameters', c.activeParameters, FIELDS.parameters),
    layers: figures.figure('layers', c.layers, FIELDS.count),
    hidden: figures.figure('hidden', c.hidden, FIELDS.count),
    heads: figures.optional('heads', c.heads, FIELDS.count),
    kvHeads: figures.optional('kvHeads', c.kvHeads, FIELDS.count),
    headDim: figures.optional('headDim', c.headDim, FIELDS.count),
    kvBytesPerToken: figures.figure('kvBytesPerToken', c.kvBytesPerToken, FIELDS.kvBytesPerToken),
    contextWindow: figures.optional('contextWindow', c.contextWindow, FIELDS.tokens),
    tokenizerRatio: figures.optional('tokenizerRatio', c.tokenizerRatio, FIELDS.ratio),
    licence: typeof c.licence === 'string' ? c.licence : c.licence.value,
    benchmarks: new Map(
      Object.entries(c.benchmarks ?? {}).map(([name, score]) => [
        name,
        figures.figure(`benchmarks.${name}`, score, FIELDS.share),
      ]),
    ),
    experts: c.experts && {
      total: figures.figure('experts.total', c.experts.total, FIELDS.count),
      active: figures.figure('experts.active', c.experts.active, FIELDS.count),
    },
    measuredAs: c.measuredAs,
    note: c.note,
  };
}
