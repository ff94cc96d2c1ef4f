import { Bytes } from './bytes.ts';
import { Instructions, TYPE } from './instructions.ts';

/** One function that takes the end of the lanes in bytes and returns nothing. */
export interface Routine {
  /** Locals after the parameter: first whole numbers, then vectors. */
  readonly wholes: number;
  readonly vectors: number;
  readonly code: Instructions;
}

const FUNCTION = { type: 0x60, external: 0x00, memory: 0x02 } as const;

/** The number of the imported function that takes a twelfth root. */
export const ROOT = 0;

/** A module that imports its memory and the twelfth root, and exports `run`, which calls all routines in turn. */
export function wasmModule(routines: readonly Routine[], pages: number): Uint8Array {
  const bytes = new Bytes();
  for (const b of [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]) bytes.byte(b);
  const section = (id: number, count: number, parts: readonly Bytes[]): void => {
    const body = new Bytes().unsigned(count);
    for (const part of parts) body.all(part);
    bytes.byte(id).sized(body);
  };
  const all = [...routines, caller(routines.length)];
  section(1, 2, [
    new Bytes().byte(FUNCTION.type).unsigned(1).byte(TYPE.f64).unsigned(1).byte(TYPE.f64),
    new Bytes().byte(FUNCTION.type).unsigned(1).byte(TYPE.i32).unsigned(0),
  ]);
  section(2, 2, [
    new Bytes().text('e').text('root').byte(FUNCTION.external).unsigned(0),
    new Bytes().text('e').text('memory').byte(FUNCTION.memory).byte(0).unsigned(pages),
  ]);
  section(
    3,
    all.length,
    all.map(() => new Bytes().unsigned(1)),
  );
  section(7, 1, [
    new Bytes()
      .text('run')
      .byte(FUNCTION.external)
      .unsigned(ROOT + all.length),
  ]);
  section(10, all.length, all.map(body));
  return bytes.taken();
}

function caller(count: number): Routine {
  const code = new Instructions();
  for (let i = 0; i < count; i++) code.get(0).call(ROOT + 1 + i);
  return { wholes: 0, vectors: 0, code: code.end() };
}

function body({ wholes, vectors, code }: Routine): Bytes {
  const locals = new Bytes().unsigned(2);
  locals.unsigned(wholes).byte(TYPE.i32).unsigned(vectors).byte(TYPE.v128);
  return new Bytes().sized(locals.all(code.bytes));
}
