import { readPath } from '../../input/path.ts';
import type { Report } from '../report.ts';

/** `anthropic/claude-sonnet-4-6 input: 2.4 USD/Mtok instead of 3 USD/Mtok (prices/api/…)`, one for each figure in use that a folder of own prices replaced. */
export const overriddenSentences = ({ catalog }: Report): string[] =>
  (catalog.overridden ?? []).map(({ figure, was, of, is, by }) => {
    const before = was === null ? 'which the catalog does not have' : `instead of ${was}${of ? ` of ${of}` : ''}`;
    return `${named(figure)}: ${is}, ${before} (${by})`;
  });

/** Which folders lie on top of the catalog, and whether any of it is in use; undefined without one. */
export function ownPricesSentence({ catalog }: Report): string | undefined {
  const { overlays, overridden } = catalog;
  if (!overlays?.length) return undefined;
  const folders = overlays.map(({ name, entries }) => `${name} (${entries} ${entries === 1 ? 'file' : 'files'})`);
  const use = overridden?.length ? '' : '; no figure in use differs from the catalog';
  return `Own prices on top of the catalog: ${folders.join(', then ')}${use}`;
}

/** A path of the catalog without its first two parts: `anthropic/claude-sonnet-4-6 batch.input`. */
function named(path: string): string {
  const [catalog, kind, entry, ...rest] = readPath(path)?.segments ?? [];
  if (catalog !== 'catalog' || kind === undefined || entry === undefined) return path;
  return [kind === 'contracts' ? `contract ${entry}` : entry, rest.join('.')].filter(Boolean).join(' ');
}
