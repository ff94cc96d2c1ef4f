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
    licenceSource: figures.source(typeof c.licence === 'string' ? undefined : c.licence.source),
    benchmarks: figures.shares('benchmarks', c.benchmarks),
    experts: c.experts && {
      total: figures.figure('experts.total', c.experts.total, FIELDS.count),
      active: figures.figure('experts.active', c.experts.active, FIELDS.count),
      shared: figures.optional('experts.shared', c.experts.shared, FIELDS.count),
    },
    attention: c.attention,
    ffn: figures.optional('ffn', c.ffn, FIELDS.count),
    expertFfn: figures.optional('expertFfn', c.expertFfn, FIELDS.count),
    denseLayers: figures.optional('denseLayers', c.denseLayers, FIELDS.count),
    vocabulary: figures.optional('vocabulary', c.vocabulary, FIELDS.count),
    slidingWindow: c.slidingWindow && {
      layers: figures.figure('slidingWindow.layers', c.slidingWindow.layers, FIELDS.count),
      window: figures.figure('slidingWindow.window', c.slidingWindow.window, FIELDS.tokens),
    },
    linearLayers: figures.optional('linearLayers', c.linearLayers, FIELDS.count),
    kvLoraRank: figures.optional('kvLoraRank', c.kvLoraRank, FIELDS.count),
    ropeHeadDim: figures.optional('ropeHeadDim', c.ropeHeadDim, FIELDS.count),
    unusual: c.unusual,
    measuredAs: c.measuredAs,
    note: c.note,
  };
}
