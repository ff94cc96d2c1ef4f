import type { CompiledCatalog } from '../../../catalog/compiled.ts';
import { InputFault } from '../../../input/problem.ts';
import { didYouMean, lookAlikes } from '../../../input/suggest.ts';
import type { CatalogUse } from '../../../report/catalog/catalog-use.ts';
import {
  type FoundEntry,
  findEntries,
  nearIds,
  SHOWN_KINDS,
  type ShownKind,
} from '../../../report/catalog/find-entries.ts';
import { listed } from '../../../report/sentences/words.ts';
import { catalogInUse } from '../../catalog-in-use.ts';
import { EXIT, UsageFault } from '../../exit.ts';
import type { Host } from '../../host.ts';
import type { Format } from '../../options.ts';
import { emit } from '../../output.ts';
import { screenOf } from '../../screen.ts';

/** What commander hands to `tco catalog show`. */
export interface ShowOptions {
  readonly format: Exclude<Format, 'markdown'>;
  readonly kind?: string;
  readonly asOf?: string;
  readonly catalog?: string;
  readonly output?: string;
  readonly color: boolean;
}

/** `tco catalog show`: everything the catalog knows of an id, with dates and sources. */
export async function show(id: string, options: ShowOptions, host: Host): Promise<number> {
  const { json, use } = await catalogInUse(host, options.catalog);
  const kind = kindOf(options.kind);
  const entries = findEntries(json, id.normalize('NFC'), kind);
  if (entries.length === 0) {
    const near = nearIds(json, id, kind).map(name => `\`${name}\``);
    const hints = [near.length > 0 ? `did you mean ${listed(near, 'or')}?` : undefined, lookAlikes(id)].filter(Boolean);
    const hint = hints.join(' ') || 'tco catalog list shows what there is; --search finds words in it';
    throw new InputFault([
      { code: 'E500', severity: 'error', message: `the catalog has no ${kind ? `${kind} ` : ''}\`${id}\``, hint },
    ]);
  }
  emit(await rendered(json, use, entries, options, host), options.output);
  return EXIT.done;
}

async function rendered(
  json: CompiledCatalog,
  use: CatalogUse,
  entries: readonly FoundEntry[],
  { format, output, color, asOf: day = json.date }: ShowOptions,
  host: Host,
): Promise<string> {
  if (format === 'table') {
    const screen = await screenOf(output === undefined ? 1 : undefined, host.env, { color, all: false });
    return (await import('../../../report/catalog/show-page.ts')).renderEntries(json, entries, day, screen, use);
  }
  const formats = await import('../../../report/catalog/show-formats.ts');
  return format === 'json'
    ? formats.renderEntriesJson(json, entries, day, use)
    : formats.renderEntriesCsv(json, entries, day);
}

function kindOf(written: string | undefined): ShownKind | undefined {
  if (written === undefined || SHOWN_KINDS.includes(written as ShownKind)) return written as ShownKind | undefined;
  throw new UsageFault(
    `--kind \`${written}\` is not known`,
    didYouMean(written, SHOWN_KINDS) ?? `known: ${SHOWN_KINDS.join(', ')}`,
  );
}
