import type { CompiledModel, Figure } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { type Expected, type Judge, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import { magnitudeOf, numberOf } from './number.ts';
import { said } from './unusual.ts';
import { written } from './written.ts';

/** The parts of a model that are written: experts, feed-forward widths, vocabulary, windows, compressed attention; and the parameters they make. */
export function judgeParts(judge: Judge, model: CompiledModel, parameters: number): void {
  const { experts, slidingWindow } = model;
  const layers = numberOf(model.layers, FIELDS.count) ?? 0;
  const hidden = numberOf(model.hidden, FIELDS.count) ?? 0;
  /** Checks a part, and hands back its number. `of`: what it is usually compared with. */
  const part = (path: readonly string[], figure: Figure | undefined, limit: Expected, usual: Expected, of = 1) => {
    const found = magnitudeOf(figure, limit.unit === 'tok' ? FIELDS.tokens : FIELDS.count);
    if (!found) return 0;
    const what = path.join('.');
    judge.limit(path, what, found, limit);
    judge.expect(
      RELATION,
      path,
      `${what} is ${found.text}`,
      found.likely,
      { ...usual, low: usual.low * of, high: usual.high * of },
      said(figure),
    );
    return found.likely;
  };
  const total = part(['experts', 'total'], experts?.total, LIMITS.experts, { low: 8, high: 1024 });
  part(['experts', 'active'], experts?.active, LIMITS.experts, { low: 1, high: 32 });
  const shared = part(['experts', 'shared'], experts?.shared, LIMITS.experts, { low: 1, high: 8 });
  const byWidth = `by hidden (${hidden})`;
  const ffn = part(['ffn'], model.ffn, LIMITS.ffn, { low: 0.9, high: 7, why: byWidth }, hidden);
  const expertFfn = part(['expertFfn'], model.expertFfn, LIMITS.ffn, { low: 0.12, high: 4, why: byWidth }, hidden);
  const vocabulary = part(['vocabulary'], model.vocabulary, LIMITS.vocabulary, { low: 28_000, high: 280_000 });
  const those = { low: 1, high: layers || LIMITS.layers.high, why: `of ${layers} layers` };
  const dense = part(['denseLayers'], model.denseLayers, those, { low: 1, high: 9 });
  const some = { low: 0.3, high: 1, why: `of ${layers} layers` };
  part(['slidingWindow', 'layers'], slidingWindow?.layers, those, some, layers);
  part(['slidingWindow', 'window'], slidingWindow?.window, LIMITS.window, { low: 100, high: 9000, unit: 'tok' });
  const window = numberOf(slidingWindow?.window, FIELDS.tokens);
  if (window && !Number.isInteger(Math.log2(window)))
    judge.refuse(
      ['slidingWindow', 'window'],
      `a window of ${window} tok`,
      'a power of two',
      said(slidingWindow?.window),
    );
  part(['linearLayers'], model.linearLayers, those, some, layers);
  part(['kvLoraRank'], model.kvLoraRank, LIMITS.rank, { low: 128, high: 1100 });
  part(['ropeHeadDim'], model.ropeHeadDim, LIMITS.headDim, { low: 32, high: 256 });

  // SwiGLU: three matrices of hidden x width in every layer; attention beside them; tokens in and out
  const wide = experts ? dense : layers;
  const routed = experts ? (total + shared) * expertFfn : 0;
  const feed = 3 * hidden * ((layers - wide) * routed + wide * ffn);
  if (!(experts ? expertFfn : ffn) || !feed) return;
  const heads = numberOf(model.heads, FIELDS.count) ?? 0;
  const headDim = numberOf(model.headDim, FIELDS.count) ?? 128;
  const counted = feed + 2.4 * layers * hidden * heads * headDim + 2 * vocabulary * hidden;
  const path = experts ? 'expertFfn' : 'ffn';
  const says = `the shape makes ${written(counted)} parameters, and parameters is ${written(parameters)}`;
  judge.expect(RELATION, [path], says, parameters / counted, { low: 0.7, high: 1.5, why: 'times' }, said(model[path]));
}
