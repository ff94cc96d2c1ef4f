import type { Cells, Constants } from './cells.ts';
import type { Places } from './placing.ts';
import type { TurnTable } from './turn-table.ts';

/** Bytes of a page of WebAssembly. */
const PAGE = 65_536;

/** Lanes filled with one number before the first run. */
export interface Filled {
  readonly at: number;
  readonly value: number;
}

/** The initial memory of a run: what is filled, and the tables of the loops. */
export interface MemoryPlan {
  readonly pages: number;
  readonly filled: readonly Filled[];
  readonly tables: { readonly at: number; readonly bytes: Uint8Array };
}

/** Gives out memory: first the lanes of rows, then those of constants, then the tables. */
export class MemoryMap {
  readonly block: number;
  private readonly places: Places;
  private readonly constants: Constants;
  private readonly filled: Filled[] = [];
  private readonly filledAt = new Map<number, number>();
  private next: number;

  constructor(places: Places, constants: Constants, block: number) {
    this.places = places;
    this.constants = constants;
    this.block = block;
    this.next = places.size * block * 8;
  }

  /** Where the lanes of an atom stand; none where no other loop reads it. */
  addressOf(atom: number): number | undefined {
    const place = this.places.of(atom);
    return place === undefined ? undefined : place * this.block * 8;
  }

  /** Lanes that all hold one constant. */
  constantLanes(cell: number): number {
    const known = this.filledAt.get(cell);
    if (known !== undefined) return known;
    const at = this.fill(cell);
    this.filledAt.set(cell, at);
    return at;
  }

  /** Lanes of a row that does not move. */
  constantRow(cells: Cells): number {
    if (cells.length === 1) return this.constantLanes(cells[0]!);
    return Array.from(cells, cell => this.fill(cell))[0]!;
  }

  /** Puts the tables after everything else. */
  finished(tables: readonly TurnTable[]): MemoryPlan {
    const at = this.next;
    for (const table of tables) {
      table.at = this.next;
      this.next += table.size;
    }
    const bytes = new Uint8Array(this.next - at);
    const view = new DataView(bytes.buffer);
    for (const table of tables) table.writeTo(view, table.at - at);
    return { pages: Math.max(1, Math.ceil(this.next / PAGE)), filled: this.filled, tables: { at, bytes } };
  }

  private fill(cell: number): number {
    const at = this.next;
    this.filled.push({ at, value: this.constants.value(cell) });
    this.next += this.block * 8;
    return at;
  }
}
