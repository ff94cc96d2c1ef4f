/** Seeded draws (mulberry32, public domain): the same seed gives the same problem on any machine. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (seed * 0x9e3779b1) >>> 0;
  }

  /** From 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(p: number): boolean {
    return this.next() < p;
  }

  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)]!;
  }

  /** With so many significant digits, as people write numbers. */
  number(low: number, high: number, digits = 3): number {
    return Number((low + (high - low) * this.next()).toPrecision(digits));
  }

  /** Now and then something, else nothing. */
  maybe<T>(p: number, some: () => T, none: T): T {
    return this.chance(p) ? some() : none;
  }
}
