import type { CompiledModel, Figure } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { type Expected, type Judge, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import { judgeParts } from './model-parts.ts';
import { magnitudeOf, numberOf } from './number.ts';
import { said } from './unusual.ts';
import { written } from './written.ts';

/** `70b` of `llama-3.1-70b`, `a3b` of `qwen3-30b-a3b`; not `8x7b`. */
const sizeInName = (id: string, pattern: RegExp): number | undefined => {
  const digits = pattern.exec(id)?.[1];
  return digits === undefined ? undefined : Number(digits) * 1e9;
};

/** Parameters against the layers they fill, the experts among them, and the name. */
export function judgeWeights(judge: Judge, id: string, model: CompiledModel): void {
  const n = (figure: Figure | undefined) => numberOf(figure, FIELDS.count);
  const all = magnitudeOf(model.parameters, FIELDS.parameters);
  const active = magnitudeOf(model.activeParameters, FIELDS.parameters);
  judge.limit(['parameters'], 'parameters', all, LIMITS.parameters);
  judge.limit(['activeParameters'], 'activeParameters', active, LIMITS.parameters);
  if (!all || !active) return;
  const compare = (field: 'parameters' | 'activeParameters', value: number, says: string, expected: Expected) =>
    judge.expect(RELATION, [field], says, value, expected, said(model[field]));

  const [layers, hidden] = [n(model.layers), n(model.hidden)];
  const { experts } = model;
  if (layers && hidden) {
    const square = layers * hidden * hidden;
    const shape = `layers x hidden² (${layers} x ${hidden}²)`;
    const activeTimes = active.likely / square;
    compare(
      'activeParameters',
      activeTimes,
      `activeParameters (${active.text}) is ${written(activeTimes)} times ${shape}`,
      { low: 5, high: 40, why: 'times' },
    );
    const times = all.likely / square;
    const high = experts ? 700 : 40;
    compare('parameters', times, `parameters (${all.text}) is ${written(times)} times ${shape}`, {
      low: 5,
      high,
      why: 'times',
    });
  }
  const share = active.likely / all.likely;
  const says = `activeParameters (${active.text}) is ${written(share)} of parameters (${all.text})`;
  const [total, chosen] = [n(experts?.total), n(experts?.active)];
  judge.limit(['activeParameters'], 'activeParameters', active, {
    low: 0,
    high: all.high * 1.001,
    unit: 'param',
    why: 'as parameters are',
  });
  // attention, embeddings and shared experts are always active
  const routed =
    total && chosen ? { low: (chosen / total) * 0.85, high: Math.min(1, (chosen / total) * 1.5 + 0.15) } : undefined;
  compare('activeParameters', share, says, routed ?? { low: 0.999, high: 1.001, why: 'of a model without experts' });

  const named = sizeInName(id, /(?<![a-z0-9.])(\d+(?:\.\d+)?)b(?![a-z0-9])/);
  const namedActive = sizeInName(id, /(?<![a-z0-9])a(\d+(?:\.\d+)?)b(?![a-z0-9])/);
  if (named && !experts)
    compare('parameters', all.likely / named, `parameters are ${all.text}`, {
      low: 0.7,
      high: 1.5,
      why: `times ${named / 1e9}B, its name`,
    });
  if (namedActive)
    compare('activeParameters', active.likely / namedActive, `activeParameters are ${active.text}`, {
      low: 0.6,
      high: 1.7,
      why: `times ${namedActive / 1e9}B, its name`,
    });
  judgeParts(judge, model, all.likely);
}
