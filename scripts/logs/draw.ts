import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { arrivals, type Part } from './arrivals.ts';
import { checkTasks } from './check-tasks.ts';
import { contentTexts } from './content.ts';
import { writeCells } from './drawing-table.ts';
import { LogsFault, REQUESTS_FOLDER, TRUTH_FILE, wholeFolder } from './folder.ts';
import { INVOICE_FILE, invoiceCsv, invoiceLines, millionthsOff } from './invoice.ts';
import { LANE_COLUMNS, laneRows, lanesOf } from './lanes.ts';
import { DEFAULTS, type DrawOptions } from './options.ts';
import { dayName, dayStart, period as periodOf } from './period.ts';
import { chanceMacro, LONGEST_INPUT, LONGEST_OUTPUT, requestSql, TASK_COLUMNS, taskRows } from './request-sql.ts';
import { shape } from './shapes.ts';
import { type Adding, lengthsSql, MINUTES_SQL, SUMS_SQL, tally } from './tally.ts';
import { type Truth, truthOf, truthText } from './truth.ts';
import { copySql } from './written-columns.ts';

export interface Watch {
  /** Called after each file with the rows written so far. */
  readonly onRows?: (rows: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Draws logs into a folder: in `requests/` a file for each day, or several where a day is large; beside it `truth.json`, and `invoice.csv` if asked for.
 * The same options give the same rows. The folder appears whole or not at all.
 * @throws LogsFault where the folder has other files in it, or `watch.signal` says to stop
 */
export async function drawLogs(
  given: Pick<DrawOptions, 'rows' | 'seed'> & Partial<DrawOptions>,
  folder: string,
  watch: Watch = {},
): Promise<Truth> {
  const options: DrawOptions = { ...DEFAULTS, ...given };
  const period = periodOf(options.start, options.days, options.timeZone);
  const tasks = options.tasks ?? shape(options.shape);
  checkTasks(tasks);
  const lanes = lanesOf(tasks);
  for (const discount of Object.values(options.discounts)) millionthsOff(discount);
  return wholeFolder(folder, async into => {
    await mkdir(join(into, REQUESTS_FOLDER));
    const counted = tally({
      ...{ tasks: tasks.length, lanes: lanes.length, days: period.days, firstMinute: period.from / 60_000 },
      longest: { input: LONGEST_INPUT, output: LONGEST_OUTPUT },
    });
    const files: string[] = [];
    let rows = 0;
    const parts = arrivals(tasks, options, period);
    await inTurns(parts, tables(options, tasks, lanes), watch.signal, async (connection, part) => {
      const file = `${REQUESTS_FOLDER}/${fileName(part, dayName(period, part.day), options.format)}`;
      await writeCells(connection, part);
      const micro = (day: number) => BigInt(dayStart(period, day)) * 1000n;
      const request = requestSql(micro(0), micro(part.day + 1));
      await connection.run(`CREATE OR REPLACE TEMP TABLE request AS ${request}`);
      await connection.run(copySql(options, join(into, file)));
      await addTo(counted, connection, part);
      files.push(file);
      rows += part.rows;
      watch.onRows?.(rows);
    });
    const invoice = options.invoice ? invoiceLines(counted, lanes, period, options.discounts) : undefined;
    if (invoice) await writeFile(join(into, INVOICE_FILE), invoiceCsv(invoice));
    const truth = truthOf({ options, tasks, lanes, period, files: files.sort(), tally: counted, invoice });
    await writeFile(join(into, TRUTH_FILE), truthText(truth));
    return truth;
  });
}

const tables = (
  { seed, convention }: DrawOptions,
  tasks: Parameters<typeof taskRows>[0],
  lanes: Parameters<typeof laneRows>[0],
) => [
  chanceMacro(seed),
  `CREATE TABLE task AS FROM (VALUES ${taskRows(tasks)}) AS task(${TASK_COLUMNS})`,
  `CREATE TABLE lane AS FROM (VALUES ${laneRows(lanes, convention)}) AS lane(${LANE_COLUMNS})`,
  `CREATE TABLE content AS SELECT [${contentTexts(seed).map(text => `'${text.replaceAll("'", "''")}'`)}] AS texts`,
];

const fileName = ({ part, parts }: Part, day: string, format: DrawOptions['format']) =>
  `${day}${parts > 1 ? `-${String(part + 1).padStart(String(parts).length, '0')}` : ''}.${format}`;

async function addTo(counted: Adding, connection: DuckDBConnection, part: Part): Promise<void> {
  counted.addSums(part, (await connection.runAndReadAll(SUMS_SQL)).getRows());
  counted.addMinutes((await connection.runAndReadAll(MINUTES_SQL)).getColumns());
  for (const of of ['input', 'output'] as const)
    counted.addLengths(of, (await connection.runAndReadAll(lengthsSql(of))).getColumns());
}

/** Works through the parts on every core. Each has an engine to itself, of one thread, which alone keeps the rows in their order. */
async function inTurns(
  parts: Generator<Part>,
  setUp: readonly string[],
  signal: AbortSignal | undefined,
  work: (connection: DuckDBConnection, part: Part) => Promise<void>,
): Promise<void> {
  const worker = async () => {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    const stop = () => connection.interrupt();
    signal?.addEventListener('abort', stop);
    try {
      for (const sql of setUp) await connection.run(sql);
      for (const part of parts) {
        if (signal?.aborted) break;
        await work(connection, part);
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      connection.closeSync();
      instance.closeSync();
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(WORKERS, availableParallelism()) }, worker));
  if (signal?.aborted) throw new LogsFault('stopped');
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

/** Node.js waits for at most four engines at once. */
const WORKERS = 4;
