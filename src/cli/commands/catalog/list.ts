import { type ListQuestion, listing, UnknownValue } from '../../../report/catalog/list.ts';
import { catalogInUse } from '../../catalog-in-use.ts';
import { EXIT, UsageFault } from '../../exit.ts';
import type { Host } from '../../host.ts';
import type { Format } from '../../options.ts';
import { emit } from '../../output.ts';
import { screenOf } from '../../screen.ts';

/** What commander hands to `tco catalog list`. */
export interface ListOptions extends Omit<ListQuestion, 'kind'> {
  readonly format: Format;
  readonly catalog?: string;
  readonly output?: string;
  readonly color: boolean;
}

/** `tco catalog list`: the entries of one kind with their main figures, narrowed and sorted. */
export async function list(kind: string | undefined, options: ListOptions, host: Host): Promise<number> {
  const { json, catalog, use } = await catalogInUse(host, options.catalog);
  const found = asked(() => listing(json, catalog, { ...options, kind }, use));
  const { format, output, color } = options;
  const screen = await screenOf(output === undefined ? 1 : undefined, host.env, { color, all: false });
  const formats = await import('../../../report/catalog/list-formats.ts');
  const text =
    format === 'json'
      ? formats.renderListJson(found)
      : format === 'csv'
        ? formats.renderListCsv(found)
        : format === 'markdown'
          ? formats.renderListMarkdown(found)
          : (await import('../../../report/catalog/list-table.ts')).renderListTable(found, screen);
  emit(text, output);
  return EXIT.done;
}

/** A question that cannot be answered as it is put is a wrong command line. */
function asked<T>(answer: () => T): T {
  try {
    return answer();
  } catch (fault) {
    if (fault instanceof UnknownValue) throw new UsageFault(fault.message, fault.hint);
    throw fault;
  }
}
