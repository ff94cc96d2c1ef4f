import type { TurnTable } from './turn-table.ts';

/** Locals of one routine: first whole numbers, then vectors. */
export class Locals {
  /** The parameter: the end of the lanes, in bytes. */
  readonly end = 0;
  readonly lane = 1;
  /** The line of the table that belongs to the turn. */
  readonly line = 2;
  /** An address that is used twice. */
  readonly address = 3;
  /** The local of each constant that is the same in all turns. */
  readonly constants = new Map<number, number>();
  private readonly results = new Map<string, number>();
  private readonly firstVector: number;
  private count: number;

  constructor(table: TurnTable) {
    this.firstVector = this.addressColumn(table.addressColumns);
    this.count = table.constantColumns;
  }

  addressColumn(column: number): number {
    return this.address + 1 + column;
  }

  constantColumn(column: number): number {
    return this.firstVector + column;
  }

  constant(value: number): number {
    const local = this.constants.get(value) ?? this.vector();
    this.constants.set(value, local);
    return local;
  }

  result(atom: number, v: number): number {
    const key = `${atom} ${v}`;
    const local = this.results.get(key) ?? this.vector();
    this.results.set(key, local);
    return local;
  }

  /** A local of its own for a vector. */
  vector(): number {
    return this.firstVector + this.count++;
  }

  /** How many whole numbers there are beside the parameter. */
  get wholes(): number {
    return this.firstVector - 1;
  }

  get vectors(): number {
    return this.count;
  }
}
