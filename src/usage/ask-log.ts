import { groupReader, readCube, readHistograms } from './cube/cube.ts';
import {
  cubeQuery,
  duplicatesQuery,
  exampleQuery,
  histogramQuery,
  sizeDimensions,
  sumsQuery,
  withoutDuplicates,
} from './cube/cube-query.ts';
import { type Flaw, flawCode } from './cube/flaws.ts';
import { type Dimension, requestsView, type View } from './cube/requests-view.ts';
import { resolutionOf, widthQuery } from './cube/resolution.ts';
import { byShape, shapeQuery } from './cube/shape-query.ts';
import { type Part, united } from './cube/united.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { Cell } from './engine.ts';
import type { Resolution } from './mapping/mapping.ts';
import { type BrokenLines, brokenIn, type OpenPart, type OpenSource, partsOf } from './open-source.ts';
import type { Log } from './profile/log.ts';
import type { Period } from './profile/period.ts';
import { shapesOf } from './profile/shapes.ts';

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
  source: OpenSource,
  wishes: LogWishes,
): Promise<{ readonly log: Log; readonly examples: readonly Example[]; readonly broken: BrokenLines | undefined }> {
  const { engine, dialect, mapping, shown, rollUp } = source;
  const parts = partsOf(source);
  const viewsOf = (flawless: boolean) =>
    parts.map(
      ({ from, columns, mapping: own, labels }): Part => ({
        view: requestsView(from, columns, own, dialect, { ...wishes, labels, flawless }),
        providerIs: own.providerIs,
      }),
    ) as [Part, ...Part[]];
  const written = viewsOf(false);
  const read = united(written, dialect);
  const asked = (what: string, sql: string) => {
    wishes.told(`${shown}: ${what}`);
    return engine.rows(sql);
  };
  const stored = await keptParts(parts, written, () => wishes.told(`${shown}: reading`));
  const whole = united(stored, dialect);
  /** A query as it would be asked of the source. */
  const atSource = (sql: string) => sql.replaceAll(whole.sql, () => read.sql);
  const resolution = parts.length > 1 ? 'request' : await resolutionFrom(source, dialect, asked);
  const twins = parts.length > 1 && !whole.hasId ? await twinsAmong(parts, stored, dialect, asked) : [];
  const looks = wishes.checksIds && whole.hasId && parts.some(part => !part.mapping.uniqueIds);
  const duplicates = looks ? twice(await asked('request ids', duplicatesQuery(whole, dialect))) : undefined;
  const once = (rows: View) => (duplicates && duplicates.surplus > 0n ? withoutDuplicates(rows, dialect) : rows);
  const single = resolution === 'request';
  const shapes = wishes.shapes && single ? shapesOf(await asked('shapes', shapeQuery(once(whole)))) : undefined;
  const viewed = (rows: View) => (shapes ? byShape(once(rows), shapes, dialect) : once(rows));
  const view = viewed(whole);
  const groups = (dimensions: readonly Dimension[]) =>
    groupReader(dimensions, parts.length > 1 ? undefined : mapping.providerIs);
  const cube = cubeQuery(view, dialect, wishes.offset);
  const { rows, flaws } = readCube(await asked('hours', cube), view, dialect, groups(view.dimensions));
  const histograms = single ? histogramQuery(view, dialect) : undefined;
  // where the cube has no flaw none is looked for again: it takes every column
  const sizes =
    single && flaws.length === 0 && !parts.some(({ kept }) => kept)
      ? histogramQuery(viewed(united(viewsOf(true), dialect)), dialect)
      : histograms;
  const log: Log = {
    source: shown,
    mapping: distinct(parts.map(part => part.mapping.name)).join(', '),
    caution: distinct(parts.flatMap(part => part.mapping.caution ?? [])).join('; ') || undefined,
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
    twins,
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
  return { log, examples, broken: await brokenIn(parts, unreadable) };
}

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** Parts whose rows are kept where they are read faster, as far as they can be. */
async function keptParts(
  parts: readonly OpenPart[],
  written: readonly [Part, ...Part[]],
  told: () => void,
): Promise<[Part, ...Part[]]> {
  if (parts.some(({ kept }) => kept)) told();
  const found: Part[] = [];
  for (const [i, part] of written.entries()) {
    const { kept } = parts[i]!;
    const sql = kept && `SELECT * FROM ${await kept(part.view.sql)}`;
    found.push(sql ? { ...part, view: { ...part.view, sql } } : part);
  }
  return found as [Part, ...Part[]];
}

/** Parts with the same sums as one before them, by what they are shown as. */
async function twinsAmong(
  parts: readonly OpenPart[],
  kept: readonly Part[],
  dialect: Dialect,
  asked: (what: string, sql: string) => Promise<readonly (readonly Cell[])[]>,
): Promise<NonNullable<Log['twins']>> {
  const seen = new Map<string, string>();
  const twins: [string, string][] = [];
  for (const [i, { view }] of kept.entries()) {
    const { shown } = parts[i]!;
    const [cells = []] = await asked(`sums of ${shown}`, sumsQuery(view, dialect));
    const before = seen.get(cells.join(' '));
    if (before !== undefined && cells[0] !== '0') twins.push([shown, before]);
    else seen.set(cells.join(' '), shown);
  }
  return twins;
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
  { from, columns, mapping }: OpenPart,
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
