import { Bytes } from './bytes.ts';

/** Value types and the empty block type, as the binary format of WebAssembly 2.0 numbers them. */
export const TYPE = { i32: 0x7f, f64: 0x7c, v128: 0x7b, none: 0x40 } as const;

const PLAIN = { loop: 0x03, end: 0x0b, call: 0x10, i32add: 0x6a, i32ltU: 0x49 } as const;

/** Instructions on two float64s at a time, or on all 128 bits. */
const VECTOR = {
  splat: 20,
  lt: 73,
  le: 75,
  ge: 76,
  and: 78,
  bitselect: 82,
  anyTrue: 83,
  ceil: 116,
  abs: 236,
  plus: 240,
  minus: 241,
  times: 242,
  per: 243,
  pmin: 246,
  pmax: 247,
} as const;

export type Vector = keyof typeof VECTOR;

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

  /** The float64 of one of the two lanes. */
  lane(index: 0 | 1): this {
    this.bytes.byte(0xfd).unsigned(33).byte(index);
    return this;
  }

  withLane(index: 0 | 1): this {
    this.bytes.byte(0xfd).unsigned(34).byte(index);
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

  store(offset: number): this {
    this.bytes.byte(0xfd).unsigned(11).unsigned(4).unsigned(offset);
    return this;
  }
}
