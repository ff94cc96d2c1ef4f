import type { CompiledApi, CompiledCatalog } from '../compiled.ts';
import type { Draft } from './draft.ts';
import type { Imported } from './imported.ts';
import { saidMore } from './said-more.ts';

/** The entries and names that the catalog below has. */
export type Known = Pick<CompiledCatalog, 'api' | 'apiAliases'>;

/**
 * Gives an entry the id of the catalog where the catalog knows its name: as the id itself, or as another name of one entry.
 * An id goes to one entry only; what the catalog calls the same and the file prices apart stays apart.
 */
export function adoptIds(drafts: readonly Draft[], known: Known): Draft[] {
  const taken = new Set(drafts.flatMap(({ entry }) => (entry ? [idOf(entry)] : [])));
  const adopted = new Map<string, string>();
  for (const { entry } of drafts) {
    if (!entry || adopted.has(idOf(entry)) || Object.hasOwn(known.api, idOf(entry))) continue;
    const id = meaningOf(`${entry.provider}/${entry.aliases[0]}`, known);
    if (id === undefined || taken.has(id)) continue;
    taken.add(id);
    adopted.set(idOf(entry), id);
  }
  return drafts.map(({ account, entry }) => {
    const { outcome } = account;
    if (outcome && 'id' in outcome) account.outcome = { ...outcome, id: adopted.get(outcome.id) ?? outcome.id };
    if (!entry) return { account };
    const id = adopted.get(idOf(entry)) ?? idOf(entry);
    if (!Object.hasOwn(known.api, id)) return { account, entry };
    const replacing = withId(entry, id, known.api[id]!);
    const more = saidMore(known.api[id]!, replacing);
    if (more.length > 0) {
      const message = `replaces ${id}, of which the catalog has also: ${more.join(', ')}`;
      account.remark('saidMore', account.line, message, true);
    }
    return { account, entry: replacing };
  });
}

const idOf = ({ provider, model }: Imported): string => `${provider}/${model}`;

/** The one entry that a name of the catalog means at all times; a moving name is not the name of an entry. */
function meaningOf(name: string, { apiAliases }: Known): string | undefined {
  const meanings = Object.hasOwn(apiAliases, name) ? apiAliases[name]! : [];
  const [only] = meanings.length === 1 ? meanings : [];
  return only && only.from === undefined && only.to === undefined ? only.entry : undefined;
}

const withId = (entry: Imported, id: string, { model, aliases = [] }: CompiledApi): Imported => ({
  ...entry,
  model: id.slice(id.indexOf('/') + 1),
  family: model,
  replaces: aliases,
});
