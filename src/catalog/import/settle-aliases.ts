import { badCharacters } from '../../input/characters.ts';
import type { Known } from './adopt-ids.ts';
import type { Draft } from './draft.ts';
import type { Imported } from './imported.ts';

/**
 * Keeps the aliases that can be entered on top of the catalog: none that is an entry of its own, and each for one entry only.
 * A name that the catalog has for an entry which is not replaced stays there, and is named.
 */
export function settleAliases(drafts: readonly Draft[], known: Known): Draft[] {
  const entries = drafts.flatMap(({ account, entry }) => (entry ? [{ account, entry, names: [] as string[] }] : []));
  const ids = new Set(entries.map(({ entry }) => `${entry.provider}/${entry.model}`));
  const taken = new Set(ids);
  const longest = Math.max(0, ...entries.map(({ entry }) => entry.aliases.length));
  // the best names of all entries first, so that an entry's own name is not lost to a lesser name of another
  for (let rank = 0; rank < longest; rank++) {
    for (const { account, entry, names } of entries) {
      const alias = entry.aliases[rank];
      const full = `${entry.provider}/${alias}`;
      if (alias === undefined || taken.has(full) || !isSayable(alias)) continue;
      taken.add(full);
      const holder = holderOf(full, known, ids);
      if (holder === undefined) names.push(alias);
      else account.remark('nameTaken', account.line, `the name ${full} stays with ${holder} of the catalog`, false);
    }
  }
  const settled = new Map<Imported, Imported>(
    entries.map(({ entry, names }) => {
      const kept = entry.replaces?.filter(({ id }) => !taken.has(`${entry.provider}/${id}`));
      return [entry, { ...entry, aliases: names, replaces: kept }];
    }),
  );
  return drafts.map(({ account, entry }) => ({ account, entry: entry && settled.get(entry) }));
}

/** The entry of the catalog that keeps a name: its own id, or one of its aliases, unless an entry of the file replaces it. */
function holderOf(full: string, { api, apiAliases }: Known, ids: ReadonlySet<string>): string | undefined {
  if (Object.hasOwn(api, full)) return full;
  const meanings = Object.hasOwn(apiAliases, full) ? apiAliases[full]! : [];
  return meanings.find(({ entry }) => !ids.has(entry))?.entry;
}

const isSayable = (alias: string): boolean =>
  alias !== '' && alias.length <= 200 && !/\s/.test(alias) && badCharacters(alias, 1).length === 0;
