import { readAmount, type Wanted } from '../../quantity/amount.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import type { CompiledModel, Figure } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import type { Finding } from './finding.ts';

/** Bytes of a value at 16 bits. */
const BYTES = 2;

/** Layers, heads and KV bytes against each other, unless the entry says why they differ. */
export function checkModel(model: CompiledModel): readonly Finding[] {
  const findings: Finding[] = [];
  const report = (field: string, message: string, hint?: string) =>
    void findings.push({ code: 'E465', path: [field], message, ...(hint ? { hint } : {}) });
  const heads = number(model.heads);
  const kvHeads = number(model.kvHeads);
  const { experts } = model;
  if (heads && kvHeads && !heads.mod(kvHeads).isZero())
    report('kvHeads', `${heads} heads cannot share ${kvHeads} KV heads evenly`);
  if (experts && number(experts.active)!.gt(number(experts.total)!))
    report('experts', 'more experts are active than there are');
  if (model.unusual !== undefined) return findings;
  const keeping = number(model.layers)!
    .minus(number(model.slidingWindow?.layers) ?? 0)
    .minus(number(model.linearLayers) ?? 0);
  if (keeping.lt(0)) report('layers', '`slidingWindow` and `linearLayers` name more layers than there are');
  const perLayer = valuesPerLayer(model);
  if (perLayer === 'unknown') return findings;
  if ('missing' in perLayer)
    report('attention', `\`${perLayer.missing}\` is needed with \`attention: ${model.attention}\``);
  else {
    const expected = keeping.times(perLayer.values).times(BYTES);
    const stated = number(model.kvBytesPerToken, FIELDS.kvBytesPerToken)!;
    if (!stated.eq(expected))
      report(
        'kvBytesPerToken',
        `${keeping} layers x ${perLayer.text} x ${BYTES} B are ${expected} B/tok, not ${stated}`,
        'correct the figure that is wrong, or say with `unusual: "..."` why they differ',
      );
  }
  return findings;
}

/** Values kept per token and layer, with their arithmetic. */
function valuesPerLayer(model: CompiledModel): { values: Decimal; text: string } | { missing: string } | 'unknown' {
  if (model.attention === 'mla') {
    const [rank, rope] = [number(model.kvLoraRank), number(model.ropeHeadDim)];
    if (!rank || !rope) return { missing: rank ? 'ropeHeadDim' : 'kvLoraRank' };
    return { values: rank.plus(rope), text: `(${rank} + ${rope})` };
  }
  const [kvHeads, headDim] = [number(model.kvHeads), number(model.headDim)];
  if (kvHeads && headDim) return { values: kvHeads.times(headDim).times(2), text: `2 x ${kvHeads} x ${headDim}` };
  return model.attention === undefined ? 'unknown' : { missing: kvHeads ? 'headDim' : 'kvHeads' };
}

function number(figure: Figure | undefined, wanted: Wanted = FIELDS.count): Decimal | undefined {
  if (figure === undefined) return undefined;
  const reading = readAmount(typeof figure === 'string' ? figure : figure.value, wanted);
  return reading.ok ? reading.amount.likely : undefined;
}
