import { Bytes } from './bytes.ts';
import { Instructions, TYPE } from './instructions.ts';

/** One function that takes the end of the lanes in bytes and returns nothing. */
export interface Routine {
  /** Locals after the parameter: first whole numbers, then vectors. */
  readonly wholes: number;
  readonly vectors: number;
  readonly code: Instructions;
}

/** A function that returns nothing, by name where it is exported. */
export interface WasmFunction extends Routine {
  readonly name?: string;
  readonly parameters: readonly ('i32' | 'f64')[];
}

const FUNCTION = { type: 0x60, external: 0x00, memory: 0x02 } as const;

/** A module that imports its memory, and exports `run`, which calls all routines in turn. */
export function wasmModule(routines: readonly Routine[], pages: number): Uint8Array {
  const all = [...routines, caller(routines.length)];
  return moduleOf(
    all.map((routine, i) => ({
      ...routine,
      parameters: ['i32'],
      ...(i === routines.length && { name: 'run' }),
    })),
    pages,
  );
}

/** A module of some functions over a memory that it imports as `e.memory`. */
export function moduleOf(functions: readonly WasmFunction[], pages: number): Uint8Array {
  const bytes = new Bytes();
  for (const b of [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]) bytes.byte(b);
  const section = (id: number, parts: readonly Bytes[]): void => {
    const content = new Bytes().unsigned(parts.length);
    for (const part of parts) content.all(part);
    bytes.byte(id).sized(content);
  };
  const types = [...new Set(functions.map(f => f.parameters.join()))];
  section(1, types.map(type));
  section(2, [new Bytes().text('e').text('memory').byte(FUNCTION.memory).byte(0).unsigned(pages)]);
  section(
    3,
    functions.map(f => new Bytes().unsigned(types.indexOf(f.parameters.join()))),
  );
  section(
    7,
    functions.flatMap(({ name }, i) =>
      name === undefined ? [] : [new Bytes().text(name).byte(FUNCTION.external).unsigned(i)],
    ),
  );
  section(10, functions.map(body));
  return bytes.taken();
}

function type(parameters: string): Bytes {
  const own = parameters.split(',') as (keyof typeof TYPE)[];
  const bytes = new Bytes().byte(FUNCTION.type).unsigned(own.length);
  for (const name of own) bytes.byte(TYPE[name]);
  return bytes.unsigned(0);
}

function caller(count: number): Routine {
  const code = new Instructions();
  for (let i = 0; i < count; i++) code.get(0).call(i);
  return { wholes: 0, vectors: 0, code: code.end() };
}

function body({ wholes, vectors, code }: Routine): Bytes {
  const locals = new Bytes().unsigned(2);
  locals.unsigned(wholes).byte(TYPE.i32).unsigned(vectors).byte(TYPE.v128);
  return new Bytes().sized(locals.all(code.bytes));
}
