import { Bytes } from './bytes.ts';

/** Value types and the empty block type, as the binary format of WebAssembly 2.0 numbers them. */
export const TYPE = { i32: 0x7f, f64: 0x7c, v128: 0x7b, none: 0x40 } as const;

const PLAIN = { loop: 0x03, end: 0x0b, call: 0x10, i32add: 0x6a, i32ltU: 0x49 } as const;

/** Instructions on two float64s at a time, or on all 128 bits. */
const VECTOR = {
  splatWhole: 17,
  splat: 20,
  lt: 73,
  gt: 74,
  le: 75,
  ge: 76,
  not: 77,
  and: 78,
  or: 80,
  xor: 81,
  bitselect: 82,
  anyTrue: 83,
  ceil: 116,
  /** Four whole numbers of 32 bits; those that shift take the places from the stack. */
  shiftWholes: 171,
  spreadSign: 172,
  addWholes: 174,
  subtractWholes: 177,
  largerWholes: 184,
  /** Two whole numbers of 64 bits. */
  shiftUp: 203,
  shiftDown: 205,
  abs: 236,
  root: 239,
  plus: 240,
  minus: 241,
  times: 242,
  per: 243,
  pmin: 246,
  pmax: 247,
  /** Two float64s cut to whole numbers of 32 bits, then zeros. */
  toWhole: 252,
  /** The first two of four whole numbers of 32 bits. */
  fromWhole: 254,
  /** The same, of numbers that have no sign. */
  fromUnsigned: 255,
} as const;

type Vector = keyof typeof VECTOR;

/** Code of one function, instruction by instruction. */
export class Instructions {
  readonly bytes = new Bytes();

  get(local: number): this {
    this.bytes.byte(0x20).unsigned(local);
    return this;
  }

  set(local: number): this {
    this.bytes.byte(0x21).unsigned(local);
    return this;
  }

  tee(local: number): this {
    this.bytes.byte(0x22).unsigned(local);
    return this;
  }

  whole(value: number): this {
    this.bytes.byte(0x41).signed(value);
    return this;
  }

  float(value: number): this {
    this.bytes.byte(0x44).float(value);
    return this;
  }

  add(): this {
    this.bytes.byte(PLAIN.i32add);
    return this;
  }

  /** Repeats what `body` writes as long as it leaves a number other than 0. */
  loop(body: () => void): this {
    this.bytes.byte(PLAIN.loop).byte(TYPE.none);
    body();
    this.bytes.byte(0x0d).unsigned(0).byte(PLAIN.end);
    return this;
  }

  isBelow(): this {
    this.bytes.byte(PLAIN.i32ltU);
    return this;
  }

  call(index: number): this {
    this.bytes.byte(PLAIN.call).unsigned(index);
    return this;
  }

  end(): this {
    this.bytes.byte(PLAIN.end);
    return this;
  }

  vector(name: Vector): this {
    this.bytes.byte(0xfd).unsigned(VECTOR[name]);
    return this;
  }

  /** Of the 32 bytes of two vectors, those with these 16 numbers. */
  shuffle(places: readonly number[]): this {
    this.bytes.byte(0xfd).unsigned(13);
    for (const place of places) this.bytes.byte(place);
    return this;
  }

  /** One of the four whole numbers of 32 bits. */
  wholeOf(lane: 0 | 1 | 2 | 3): this {
    this.bytes.byte(0xfd).unsigned(27).byte(lane);
    return this;
  }

  loadAddress(offset: number): this {
    this.bytes.byte(0x28).unsigned(2).unsigned(offset);
    return this;
  }

  load(offset: number): this {
    this.bytes.byte(0xfd).unsigned(0).unsigned(4).unsigned(offset);
    return this;
  }

  /** One float64, in both lanes. */
  loadSplat(offset: number): this {
    this.bytes.byte(0xfd).unsigned(10).unsigned(3).unsigned(offset);
    return this;
  }

  /** One float64, in the first lane. */
  loadFirst(offset: number): this {
    this.bytes.byte(0xfd).unsigned(93).unsigned(3).unsigned(offset);
    return this;
  }

  /** One float64 into the second lane of a vector. */
  loadSecond(offset: number): this {
    this.bytes.byte(0xfd).unsigned(87).unsigned(3).unsigned(offset).byte(1);
    return this;
  }

  store(offset: number): this {
    this.bytes.byte(0xfd).unsigned(11).unsigned(4).unsigned(offset);
    return this;
  }
}
