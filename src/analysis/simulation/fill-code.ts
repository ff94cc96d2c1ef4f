import { Instructions } from '../../quantity/compiled/instructions.ts';
import { moduleOf, type WasmFunction } from '../../quantity/compiled/wasm-module.ts';
import { SIDE } from './octave-table.ts';
import { WIDTH } from './quintic.ts';
import { LEAST, type Push, quinticCode } from './quintic-code.ts';

/** Parameters that all take: where values go, where the run of points stands, what they all differ by, where values end. */
const [OUT, RUN, START, END] = [0, 1, 2, 3];
const COMMON = ['i32', 'i32', 'i32', 'i32'] as const;
const OWN = COMMON.length;

/** Bytes 8 to 15, twice. */
const UPPER = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];

/** Quantiles at (bits + 0.5) / 2^32 in bulk: of two ends, of a triangle, of a table. */
export const fillModule = (): Uint8Array => moduleOf([affine(), triangle(), curve()], 1);

/** `first`, `scale`: first + scale × bits. */
function affine(): WasmFunction {
  const code = new Instructions();
  const [first, scale, bits, start] = locals(OWN + 2, 4) as [number, number, number, number];
  code.get(OWN).vector('splat').set(first);
  code
    .get(OWN + 1)
    .vector('splat')
    .set(scale);
  fourByFour(code, bits, start, push => {
    code.get(first).get(scale);
    push(bits).vector('fromUnsigned').vector('times').vector('plus');
  });
  return { name: 'affine', parameters: [...COMMON, 'f64', 'f64'], wholes: 0, vectors: 4, code };
}

/** `low`, `likely`, `high`: as `triangleAt` in marginal.ts. */
function triangle(): WasmFunction {
  const code = new Instructions();
  const [low, likely, high, width, left, right] = locals(OWN + 3, 6) as Six;
  const [half, one, unit] = locals(OWN + 9, 3) as Three;
  const [bits, start, u, below, isLeft, side] = locals(OWN + 12, 6) as Six;
  spread(code, [low, likely, high]);
  code.get(high).get(low).vector('minus').set(width);
  code.get(likely).get(low).vector('minus').set(left);
  code.get(high).get(likely).vector('minus').set(right);
  code.float(0.5).vector('splat').set(half).float(1).vector('splat').set(one);
  code
    .float(2 ** -32)
    .vector('splat')
    .set(unit);
  fourByFour(code, bits, start, push => {
    push(bits).vector('fromUnsigned').get(half).vector('plus').get(unit).vector('times').tee(u);
    code.get(width).vector('times').tee(below).get(left).vector('lt').set(isLeft);
    code.get(below).get(left).vector('times');
    code.get(one).get(u).vector('minus').get(width).vector('times').get(right).vector('times');
    code.get(isLeft).vector('bitselect').vector('root').set(side);
    code.get(likely).get(low).get(side).vector('plus').vector('pmin');
    code.get(likely).get(high).get(side).vector('minus').vector('pmax');
    code.get(isLeft).vector('bitselect');
  });
  return { name: 'triangle', parameters: [...COMMON, 'f64', 'f64', 'f64'], wholes: 0, vectors: 15, code };
}

/** `low`, `high`, `table`: the quantiles of a table, kept within the ends. */
function curve(): WasmFunction {
  const code = new Instructions();
  const [a, b, low, high, table, width] = locals(OWN + 3, 6) as Six;
  const [bits, start, tail, side, least, d] = locals(OWN + 9, 6) as Six;
  spread(code, [low, high]);
  code
    .get(OWN + 2)
    .whole(-LEAST * WIDTH * 8)
    .add()
    .vector('splatWhole')
    .set(table);
  code
    .whole(SIDE * 8)
    .vector('splatWhole')
    .set(width);
  code.whole(LEAST).vector('splatWhole').set(least);
  const sideAndTail = () => {
    // the sign says the side; the other bits, or their complement, are the tail number
    code.get(bits).whole(31).vector('spreadSign').tee(side).get(bits).vector('xor').set(tail);
    code.get(side).get(width).vector('and').get(table).vector('addWholes').set(side);
  };
  const pair = (push: Push) => {
    code.get(high).get(low);
    quinticCode(push, { tail, side, least, a, b, d });
    code.vector('pmax').vector('pmin');
  };
  fourByFour(code, bits, start, pair, sideAndTail);
  return { name: 'curve', parameters: [...COMMON, 'f64', 'f64', 'i32'], wholes: 2, vectors: 10, code };
}

/** The first parameters of its own, in both lanes. */
function spread(code: Instructions, into: readonly number[]): void {
  into.forEach((local, i) => {
    code
      .get(OWN + i)
      .vector('splat')
      .set(local);
  });
}

/** Writes values from `OUT` to `END`, four a turn; `pair` leaves two on the stack. */
function fourByFour(
  code: Instructions,
  bits: number,
  start: number,
  pair: (push: Push) => void,
  before: () => void = () => undefined,
): void {
  code.get(START).vector('splatWhole').set(start);
  code.loop(() => {
    code.get(RUN).load(0).get(start).vector('xor').set(bits);
    before();
    code.get(OUT);
    pair(local => code.get(local));
    code.store(0).get(OUT);
    pair(local => code.get(local).get(local).shuffle(UPPER));
    code.store(16);
    code.get(RUN).whole(16).add().set(RUN);
    code.get(OUT).whole(32).add().tee(OUT).get(END).isBelow();
  });
  code.end();
}

type Three = [number, number, number];
type Six = [...Three, ...Three];
const locals = (first: number, count: number): readonly number[] => Array.from({ length: count }, (_, i) => first + i);
