import type { Place } from '../quantity/source.ts';
import type { TypedColumn } from './column-type.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { Engine } from './engine.ts';
import type { Columns, Mapping } from './mapping/mapping.ts';

/** The rows of a log that have one form. */
export interface OpenPart {
  /** What follows FROM. */
  readonly from: string;
  readonly columns: readonly TypedColumn[];
  /** Of JSON, of which only what is mapped is read: what the first documents have. */
  readonly seen?: readonly TypedColumn[] | undefined;
  readonly mapping: Mapping;
  /** Where it lies, as may be shown. */
  readonly shown: string;
  /** Columns that its requests are grouped by. */
  readonly labels: readonly Columns[];
  /** Whether it is pages of an answer, of which none is the last. */
  readonly goesOn?: boolean;
  /** Keeps the rows of a query where they are read faster than at the source, whose texts take long to read, and gives what follows FROM. Throws EngineFault. */
  readonly kept?: ((query: string) => Promise<string>) | undefined;
  /** Lines of its files that are no rows, after the cube was asked for, which found so many unreadable rows. Throws EngineFault. */
  readonly broken?: (unreadable: bigint) => Promise<BrokenLines | undefined>;
}

/** A source that is open: what to ask it, and in which words. */
export interface OpenSource extends OpenPart {
  readonly engine: Engine;
  readonly dialect: Dialect;
  /** Where those of its rows lie that it tells of itself, where it has others, too. */
  readonly part?: string;
  /** More of its rows, which have other forms: each a request, too. */
  readonly also?: readonly OpenPart[];
  /** Its sums by day, where they stand beside it. */
  readonly rollUp?: OpenSource | undefined;
}

/** Lines of files that are no rows. */
export interface BrokenLines {
  /** Those that are in no count. */
  readonly leftOut: bigint;
  /** Whether there are more than were counted. */
  readonly more: boolean;
  /** One of them. */
  readonly at: Place | undefined;
}

/** All rows of a source, by their forms. */
export const partsOf = (source: OpenSource): readonly [OpenPart, ...OpenPart[]] => [
  { ...source, shown: source.part ?? source.shown },
  ...(source.also ?? []),
];

/** Lines of all parts that are no rows. */
export async function brokenIn(parts: readonly OpenPart[], unreadable: bigint): Promise<BrokenLines | undefined> {
  let all: BrokenLines | undefined;
  for (const { broken } of parts) {
    const found = await broken?.(unreadable);
    if (!found) continue;
    all = {
      leftOut: (all?.leftOut ?? 0n) + found.leftOut,
      more: found.more || (all?.more ?? false),
      at: all?.at ?? found.at,
    };
  }
  return all;
}
