import type { ClickHouseClient } from '@clickhouse/client';
import { type Cell, EngineFault } from '../engine.ts';
import type { Settings } from './clickhouse-settings.ts';
import { cellsOf } from './tab-separated.ts';

export type Rows = readonly (readonly Cell[])[];

/** Seconds after which a question that does not end is left to the server. */
const LEFT_ALONE = 5;
/** Milliseconds between two looks at whether it is gone. */
const BETWEEN_LOOKS = 100;

/** The questions of one run, which can be ended on the server by their names. */
export class Questions {
  readonly #client: ClickHouseClient;
  readonly #run: string;
  readonly #running = new Map<string, AbortController>();
  readonly #stopped = new Set<string>();
  #asked = 0;

  constructor(client: ClickHouseClient, run: string) {
    this.#client = client;
    this.#run = run;
  }

  /**
   * The server holds an answer back until it is whole, so that an error in its middle is an error.
   *
   * @param seconds Until a silent server is given up.
   * @throws EngineFault where it was stopped or is silent, else an error of the driver.
   */
  async rows(sql: string, sent: Settings, seconds: number): Promise<Rows> {
    this.#asked += 1;
    const id = `${this.#run}-${this.#asked}`;
    const abort = new AbortController();
    this.#running.set(id, abort);
    const waiting = setTimeout(() => abort.abort(), seconds * 1000);
    try {
      const answer = await this.#client.query({
        query: sql,
        format: 'TabSeparated',
        query_id: id,
        abort_signal: abort.signal,
        clickhouse_settings: { ...sent, wait_end_of_query: 1 },
      });
      const rows: (readonly Cell[])[] = [];
      for await (const lines of answer.stream()) for (const line of lines) rows.push(cellsOf(line.text));
      return rows;
    } catch (error) {
      if (this.#stopped.has(id)) throw new EngineFault('stopped', 'stopped');
      if (!abort.signal.aborted) throw error;
      throw new EngineFault('not reached', `no answer within ${seconds} s; check the server and the network`);
    } finally {
      clearTimeout(waiting);
      this.#running.delete(id);
    }
  }

  /** Ends what runs, and waits until it is gone on the server. */
  async stop(): Promise<void> {
    await Promise.all(
      [...this.#running].map(async ([id, abort]) => {
        this.#stopped.add(id);
        const gone = this.#ended(id);
        // the server also ends what nobody waits for any more
        abort.abort();
        await gone;
      }),
    );
  }

  async #ended(id: string): Promise<void> {
    const given = AbortSignal.timeout(LEFT_ALONE * 1000);
    const said = async (query: string) =>
      (await this.#client.query({ query, format: 'TabSeparated', abort_signal: given })).text();
    while (!given.aborted) {
      try {
        await said(`KILL QUERY WHERE query_id = '${id}' ASYNC`);
        const left = await said(`SELECT count() FROM system.processes WHERE query_id = '${id}'`);
        if (left.trim() === '0') return;
      } catch {
        // the server may not let this user see or end questions
      }
      await new Promise(resolve => setTimeout(resolve, BETWEEN_LOOKS));
    }
  }
}
