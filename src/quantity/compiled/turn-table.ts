import type { Cells, Constants } from './cells.ts';
import { DistinctRows } from './distinct-rows.ts';

/** Addresses that differ from each other by the same number of bytes in every turn share a column; each has its offset. */
export interface Addressed {
  readonly column: number;
  /** The address in the first turn. */
  readonly first: number;
}

/** What a loop reads anew in each turn: constants, and addresses of lanes. One line per turn. */
export class TurnTable {
  readonly count: number;
  /** Where the table stands in memory. */
  at = 0;
  private readonly constants: Constants;
  private readonly constantRows = new DistinctRows();
  /** Addresses less the one of the first turn. */
  private readonly strides = new DistinctRows();
  /** The lowest address of the first turn, by column. */
  private readonly lowest: number[] = [];

  constructor(count: number, constants: Constants) {
    this.count = count;
    this.constants = constants;
  }

  constantColumn(cells: Cells): number {
    return this.constantRows.indexOf(cells);
  }

  addressColumn(addresses: Int32Array): Addressed {
    const first = addresses[0]!;
    const column = this.strides.indexOf(addresses.map(at => at - first));
    this.lowest[column] = Math.min(this.lowest[column] ?? first, first);
    return { column, first };
  }

  /** How far an address is above the one in its column; known once the column has all of its addresses. */
  offsetOf({ column, first }: Addressed): number {
    return first - this.lowest[column]!;
  }

  get addressColumns(): number {
    return this.strides.all.length;
  }

  get constantColumns(): number {
    return this.constantRows.all.length;
  }

  constantOffset(column: number): number {
    return column * 8;
  }

  addressOffset(column: number): number {
    return this.constantColumns * 8 + column * 4;
  }

  /** Bytes of one line; never 0, since a loop counts its turns by its lines. */
  get stride(): number {
    return Math.max(8, this.constantColumns * 8 + Math.ceil(this.addressColumns / 2) * 8);
  }

  get size(): number {
    return this.stride * this.count;
  }

  writeTo(image: DataView, from: number): void {
    for (let turn = 0; turn < this.count; turn++) {
      const line = from + turn * this.stride;
      this.constantRows.all.forEach((cells, c) => {
        image.setFloat64(line + this.constantOffset(c), this.constants.value(cells[turn]!), true);
      });
      this.strides.all.forEach((strides, c) => {
        image.setInt32(line + this.addressOffset(c), this.lowest[c]! + strides[turn]!, true);
      });
    }
  }
}
