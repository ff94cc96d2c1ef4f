import { InputFault, type Problem } from '../../../input/problem.ts';
import type { Mapping } from '../../../usage/mapping/mapping.ts';
import { readMapping } from '../../../usage/mapping/read-mapping.ts';
import { KNOWN_LOGS } from '../../../usage/sources/known-logs.ts';
import { OutputFault, UsageFault } from '../../exit.ts';
import { readInput } from '../../input.ts';
import { statusOf } from '../../status-of.ts';
import type { ProfileOptions } from '../profile.ts';
import { isDatabase } from './opened.ts';

/** What the flags say together, before anything is asked. Throws UsageFault, and OutputFault where somebody's scenario would be overwritten. */
export function checkWishes(sources: readonly string[], { from, to, table, output, format }: ProfileOptions): void {
  // it may hold answers to the questions that were open
  if (format === 'scenario' && output !== undefined && statusOf(output)?.isFile())
    throw new OutputFault(`\`${output}\` exists already; a scenario is never overwritten`);
  if (sources.includes('-'))
    throw new UsageFault('a log is asked several times and cannot be read from `-`', 'write it into a file first');
  const scheme = sources
    .map(source => /^([a-z][a-z0-9+.-]*):\/\//i.exec(source)?.[1])
    .find((found, i) => found && !isDatabase(sources[i]!));
  if (scheme !== undefined)
    throw new UsageFault(
      `\`${scheme}://\` is no address of a database that tco reads`,
      'postgres://, clickhouse:// and files of DuckDB (.duckdb) are',
    );
  if (from !== undefined && to !== undefined && from > to) throw new UsageFault(`--from ${from} lies after --to ${to}`);
  if (table !== undefined && !sources.some(isDatabase))
    throw new UsageFault(`--table \`${table}\` names a table of a database, and there is none among the sources`);
}

/** The mapping that is named: a known log's, or one in a file. */
export async function mappingOf(
  wanted: string | undefined,
): Promise<{ mapping?: Mapping; problems: readonly Problem[] }> {
  if (wanted === undefined) return { problems: [] };
  const log = KNOWN_LOGS.find(({ id }) => id === wanted);
  if (log) return { mapping: log.mapping, problems: [] };
  if (!statusOf(wanted))
    throw new UsageFault(
      `--mapping \`${wanted}\` is neither a known log nor a file`,
      `known logs: ${KNOWN_LOGS.map(({ id }) => id).join(', ')}`,
    );
  const { text, file } = await readInput(wanted);
  const read = readMapping(text, file);
  if (!read.mapping) throw new InputFault(read.problems);
  return { mapping: read.mapping, problems: read.problems };
}
