import type { Place } from '../quantity/source.ts';
import type { TypedColumn } from './column-type.ts';
import { groupReader, readCube, readHistograms } from './cube/cube.ts';
import {
  cubeQuery,
  duplicatesQuery,
  exampleQuery,
  histogramQuery,
  sizeDimensions,
  withoutDuplicates,
} from './cube/cube-query.ts';
import { type Flaw, flawCode } from './cube/flaws.ts';
import { type Dimension, requestsView, type View } from './cube/requests-view.ts';
import { resolutionOf, widthQuery } from './cube/resolution.ts';
import { byShape, shapeQuery } from './cube/shape-query.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { Cell, Engine } from './engine.ts';
import type { Columns, Mapping, Resolution } from './mapping/mapping.ts';
import type { Log } from './profile/log.ts';
import type { Period } from './profile/period.ts';
import { shapesOf } from './profile/shapes.ts';

/** A source that is open: what to ask it, and in which words. */
export interface OpenSource {
  readonly engine: Engine;
  readonly dialect: Dialect;
  /** What follows FROM. */
  readonly from: string;
  readonly columns: readonly TypedColumn[];
  readonly mapping: Mapping;
  /** Where it lies, as may be shown. */
  readonly shown: string;
  /** Columns that its requests are grouped by. */
  readonly labels: readonly Columns[];
  /** Its sums by day, where they stand beside it. */
  readonly rollUp?: OpenSource | undefined;
  /** Keeps the rows of a query where they are read faster than at the source, whose texts take long to read, and gives what follows FROM. Throws EngineFault. */
  readonly kept?: ((query: string) => Promise<string>) | undefined;
  /** Lines of its files that are no rows, after the cube was asked for, which found so many unreadable rows. Throws EngineFault. */
  readonly broken?: (unreadable: bigint) => Promise<BrokenLines | undefined>;
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

export interface LogWishes {
  /** Minutes east of UTC. */
  readonly offset: number;
  /** Milliseconds since 1970 between which requests are looked at; `until` is excluded. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  /** Nothing can have happened after this (milliseconds since 1970). */
  readonly latest: number;
  /** Whether ids that stand there twice are looked for. */
  readonly checksIds: boolean;
  /** Whether requests are told apart by their sizes, as one more label behind the others. */
  readonly shapes: boolean;
  /** Told what is being asked now. */
  readonly told: (what: string) => void;
}

/** One row with a flaw, to be shown; its times and counts as far as they could be read. */
export interface Example {
  readonly flaw: Flaw;
  readonly atMillis: number | undefined;
  readonly id: string | undefined;
  readonly model: string;
  readonly counts: Readonly<Record<'input' | 'cached' | 'output' | 'reasoning', string>>;
}

/**
 * Asks a source for its cube. Where ids stand there twice, one row of each counts.
 *
 * @throws EngineFault
 */
export async function askLog(
  { engine, dialect, from, columns, mapping, shown, labels, rollUp, kept, broken }: OpenSource,
  wishes: LogWishes,
): Promise<{ readonly log: Log; readonly examples: readonly Example[]; readonly broken: BrokenLines | undefined }> {
  const requests = (flawless: boolean) =>
    requestsView(from, columns, mapping, dialect, { ...wishes, labels, flawless });
  const read = requests(false);
  const asked = (what: string, sql: string) => {
    wishes.told(`${shown}: ${what}`);
    return engine.rows(sql);
  };
  if (kept) wishes.told(`${shown}: reading`);
  const whole = kept ? { ...read, sql: `SELECT * FROM ${await kept(read.sql)}` } : read;
  /** A query as it would be asked of the source. */
  const atSource = (sql: string) => sql.replaceAll(whole.sql, () => read.sql);
  const resolution = await resolutionFrom(from, columns, mapping, dialect, asked);
  const looks = wishes.checksIds && whole.hasId && !mapping.uniqueIds;
  const duplicates = looks ? twice(await asked('request ids', duplicatesQuery(whole, dialect))) : undefined;
  const once = (rows: View) => (duplicates && duplicates.surplus > 0n ? withoutDuplicates(rows, dialect) : rows);
  const single = resolution === 'request';
  const shapes = wishes.shapes && single ? shapesOf(await asked('shapes', shapeQuery(once(whole)))) : undefined;
  const viewed = (rows: View) => (shapes ? byShape(once(rows), shapes, dialect) : once(rows));
  const view = viewed(whole);
  const groups = (dimensions: readonly Dimension[]) => groupReader(dimensions, mapping.providerIs);
  const cube = cubeQuery(view, dialect, wishes.offset);
  const { rows, flaws } = readCube(await asked('hours', cube), view, dialect, groups(view.dimensions));
  const histograms = single ? histogramQuery(view, dialect) : undefined;
  // where the cube has no flaw none is looked for again: it takes every column
  const sizes = single && flaws.length === 0 && !kept ? histogramQuery(viewed(requests(true)), dialect) : histograms;
  const log: Log = {
    source: shown,
    mapping: mapping.name,
    caution: mapping.caution,
    resolution,
    bounds: boundsOf(wishes),
    countsRequests: view.hasRequests,
    untold: [
      ...(view.dimensions.includes('failed') ? [] : (['failures'] as const)),
      ...(view.dimensions.includes('batch') || view.dimensions.includes('tier') ? [] : (['batch'] as const)),
    ],
    rows,
    histograms: sizes ? readHistograms(await asked('sizes', sizes), groups(sizeDimensions(view))) : [],
    flaws,
    duplicates,
    asked: {
      requests: lasting(read.sql, wishes),
      cube: lasting(atSource(cube), wishes),
      histograms: lasting(histograms && atSource(histograms), wishes),
    },
    ...(rollUp && rows.length > 0
      ? {
          rollUp: await daysOf(
            rollUp,
            wishes,
            rows.reduce((last, { hour }) => Math.max(last, hour), 0),
          ),
        }
      : {}),
  };
  const examples: Example[] = [];
  for (const { flaw } of flaws) {
    const [cells] = await asked('an example', exampleQuery(view, dialect, flawCode(flaw)));
    if (cells) examples.push(exampleOf(flaw, cells));
  }
  const unreadable = flaws.find(({ flaw }) => flaw === 'unreadable')?.rows ?? 0n;
  return { log, examples, broken: await broken?.(unreadable) };
}

/** The hours from one moment to another in the time zone, as far as they were asked for. */
const boundsOf = ({ since, until, offset }: LogWishes): Partial<Period> => {
  const hour = (millis: number) => Math.floor((millis + offset * 60_000) / HOUR);
  return {
    ...(since === undefined ? {} : { first: hour(since) }),
    ...(until === undefined ? {} : { last: hour(until) - 1 }),
  };
};

/** How much of a roll-up is looked at: growth of long ago says little of today. */
const ROLL_UP_DAYS = 120;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** `last`: the last hour of the requests. */
async function daysOf(source: OpenSource, wishes: LogWishes, last: number): Promise<Log> {
  const since = last * HOUR - ROLL_UP_DAYS * DAY;
  const { log } = await askLog(source, { ...wishes, since, checksIds: false, shapes: false });
  return log;
}

/** A query as it is shown: tomorrow's would be the same. */
const lasting = <Q extends string | undefined>(sql: Q, { latest }: LogWishes) =>
  sql?.replaceAll(`at_ms > ${latest}`, 'at_ms > :latest') as Q;

/** What a row stands for: as the mapping says, or as long as its longest row where the times say it. */
async function resolutionFrom(
  from: string,
  columns: readonly TypedColumn[],
  mapping: Mapping,
  dialect: Dialect,
  asked: (what: string, sql: string) => Promise<readonly (readonly Cell[])[]>,
): Promise<Resolution> {
  const width = widthQuery(from, columns, mapping, dialect);
  if (width === undefined) return mapping.resolution;
  const [cells] = await asked('lengths of time', width);
  const widest = cells?.[0];
  return widest === null || widest === undefined ? mapping.resolution : resolutionOf(Number(widest));
}

function twice([cells]: readonly (readonly Cell[])[]) {
  return { ids: BigInt(cells?.[0] ?? 0), surplus: BigInt(cells?.[1] ?? 0) };
}

function exampleOf(flaw: Flaw, [at, id, model, input, cached, output, reasoning]: readonly Cell[]): Example {
  return {
    flaw,
    atMillis: at === null || at === undefined ? undefined : Number(at),
    id: id ?? undefined,
    model: model ?? '',
    counts: { input: input ?? '', cached: cached ?? '', output: output ?? '', reasoning: reasoning ?? '' },
  };
}
