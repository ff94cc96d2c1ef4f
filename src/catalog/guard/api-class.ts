import type { CompiledApi } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { type Expected, type Judge, RELATION } from './judge.ts';
import { numberOf } from './number.ts';

/** Parameters in billions that a name tells: `qwen3-30b-a3b`. */
const NAMED_SIZE = /(?<![a-z0-9.])(\d+(?:\.\d+)?)b(?![a-z0-9])/;
/** Words in the name of a model that is one of the smaller ones of its family. */
const NAMED_SMALL = /(?:^|[-_.])(?:nano|micro|mini|lite|small|tiny|edge|flash|haiku|nemo|air)(?:$|[-_.])/;

const OF_A_SMALL_ONE: Expected = { low: 0, high: 30, unit: 'USD/Mtok', why: 'for a model that calls itself small' };
/** USD/Mtok of output for each billion of parameters. */
const PER_BILLION = 1.2;
const LEAST_FOR_A_SIZE = 4;

/** Output against the size that the name of the model tells: it holds where a whole entry is a thousand times off, and nobody else hosts the model. */
export function judgeClass(judge: Judge, id: string, api: CompiledApi): void {
  const names = `${api.model} ${id.slice(id.indexOf('/') + 1)}`.split(' ');
  const size = names.map(name => Number(NAMED_SIZE.exec(name)?.[1])).find(Number.isFinite);
  const small = names.some(name => NAMED_SMALL.test(name));
  api.prices.forEach(({ prices, unusual }, i) => {
    const output = numberOf(prices.output, FIELDS.tokenPrice);
    const says = `output is ${prices.output}`;
    const path = ['prices', i, 'output'];
    if (small) judge.expect(RELATION, path, says, output, OF_A_SMALL_ONE, unusual);
    if (!size) return;
    const high = Math.max(LEAST_FOR_A_SIZE, size * PER_BILLION);
    const expected = { low: 0, high, unit: 'USD/Mtok', why: `for a model of ${size}B parameters, as its name says` };
    judge.expect(RELATION, path, says, output, expected, unusual);
  });
}
