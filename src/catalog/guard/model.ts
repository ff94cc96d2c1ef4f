import type { CompiledModel, Figure } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { judgeTokenizer } from './api-sizes.ts';
import { judgeBenchmarks } from './benchmarks.ts';
import { judgeContextSize } from './context-size.ts';
import { type Expected, type Judge, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import { judgeWeights } from './model-weights.ts';
import { magnitudeOf, numberOf } from './number.ts';
import { said } from './unusual.ts';
import { written } from './written.ts';

const CONTEXT: Expected = { low: 16_000, high: 1.1e6, unit: 'tok' };

/** Layers, width, heads, KV cache and parameters of an open model against each other. */
export function judgeModel(judge: Judge, id: string, model: CompiledModel): void {
  const counts = {
    layers: LIMITS.layers,
    hidden: LIMITS.hidden,
    heads: LIMITS.heads,
    kvHeads: LIMITS.heads,
    headDim: LIMITS.headDim,
  } as const;
  for (const [field, limit] of Object.entries(counts) as [keyof typeof counts, Expected][])
    judge.limit([field], field, magnitudeOf(model[field], FIELDS.count), limit);
  judge.limit(
    ['kvBytesPerToken'],
    'kvBytesPerToken',
    magnitudeOf(model.kvBytesPerToken, FIELDS.kvBytesPerToken),
    LIMITS.kvBytesPerToken,
  );

  const n = (figure: Figure | undefined) => numberOf(figure, FIELDS.count);
  const [layers, hidden, heads, kvHeads, headDim] = [
    model.layers,
    model.hidden,
    model.heads,
    model.kvHeads,
    model.headDim,
  ].map(n);
  const kv = numberOf(model.kvBytesPerToken, FIELDS.kvBytesPerToken);
  const compare = (field: keyof CompiledModel & string, value: number, says: string, expected: Expected) =>
    judge.expect(RELATION, [field], says, value, expected, said(model[field] as Figure));

  if (layers && hidden)
    compare('layers', hidden / layers, `hidden (${hidden}) is ${written(hidden / layers)} times layers (${layers})`, {
      low: 28,
      high: 250,
    });
  if (heads && headDim && hidden) {
    const ratio = (heads * headDim) / hidden;
    compare('headDim', ratio, `heads x headDim (${heads} x ${headDim}) is ${written(ratio)} times hidden (${hidden})`, {
      low: 0.6,
      high: 5.5,
    });
    compare('headDim', headDim, `headDim is ${headDim}`, { low: 60, high: 520 });
  } else if (heads && hidden) {
    compare('heads', hidden / heads, `hidden (${hidden}) is ${written(hidden / heads)} times heads (${heads})`, {
      low: 32,
      high: 300,
    });
  }
  if (heads && kvHeads)
    compare('kvHeads', heads / kvHeads, `${heads} heads share ${kvHeads} KV heads`, {
      low: 1,
      high: 64,
      why: 'heads for each KV head',
    });
  if (layers && kv && kvHeads && headDim) {
    const full = 4 * layers * kvHeads * headDim;
    const says = `kvBytesPerToken (${kv}) is ${written(kv / full)} times 2 x 2 B x layers x kvHeads x headDim (${full})`;
    compare('kvBytesPerToken', kv / full, says, { low: 0.12, high: 1.05, why: 'times' });
  } else if (layers && kv) {
    const says = `kvBytesPerToken is ${written(kv / layers)} B for each of ${layers} layers`;
    compare('kvBytesPerToken', kv / layers, says, {
      low: 250,
      high: 2400,
      unit: 'B/tok',
      why: 'a layer for compressed attention',
    });
  }
  judgeWeights(judge, id, model);

  const context = magnitudeOf(model.contextWindow, FIELDS.tokens);
  if (context) judgeContextSize(judge, ['contextWindow'], context, CONTEXT, said(model.contextWindow));
  judgeTokenizer(judge, model.tokenizerRatio);
  judgeBenchmarks(judge, model.benchmarks);
}
