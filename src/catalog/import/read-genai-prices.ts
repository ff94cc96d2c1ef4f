import type { Branch, Items, Tree } from '../../input/tree.ts';
import { EntryAccount } from './account.ts';
import { type Draft, notAMap, textOf, wholeAmount } from './draft.ts';
import { familyOf, isDeclaredFree, providerId, slug } from './entry-id.ts';
import { type Match, readMatch } from './genai-match.ts';
import { readPeriods } from './genai-prices-of.ts';
import type { Imported } from './imported.ts';

const NOT_PRICES = /^(id|name|description|prices_checked|removed|collapse)$/;

/** genai-prices' `data.json`: a list of providers, each with `models`. */
export const readGenaiPrices = (tree: Items): Draft[] =>
  tree.items.flatMap((item, i) => {
    const provider = item.kind === 'map' ? textOf(item.entries.get('id')?.value) : undefined;
    const models = item.kind === 'map' ? item.entries.get('models')?.value : undefined;
    if (provider === undefined || models?.kind !== 'list') return [notAMap(`[${i}]`, item)];
    return readProvider(
      provider,
      models,
      item.kind === 'map' ? textOf(item.entries.get('price_comments')?.value) : undefined,
    );
  });

function readProvider(provider: string, models: Items, comment: string | undefined): Draft[] {
  const matches = models.items.map(item =>
    item.kind === 'map' ? readMatch(item.entries.get('match')?.value) : undefined,
  );
  const meant = meaningOf(matches);
  return models.items.map((item, i) =>
    item.kind === 'map'
      ? readModel({ provider, comment }, item, matches[i], name => meant(name) === i)
      : notAMap(`${provider}/[${i}]`, item),
  );
}

/** The model that a name means: the first whose clause holds. Only clauses that are more than a list of names need to be tried. */
function meaningOf(matches: readonly (Match | undefined)[]): (name: string) => number {
  const named = new Map<string, number>();
  const patterned: number[] = [];
  matches.forEach((match, i) => {
    if (match?.patterns.length) patterned.push(i);
    for (const name of match?.names ?? []) if (!named.has(name)) named.set(name, i);
  });
  return name => {
    const byName = named.get(name) ?? matches.length;
    return patterned.find(i => i < byName && matches[i]!.means(name)) ?? byName;
  };
}

function readModel(
  { provider, comment }: { readonly provider: string; readonly comment: string | undefined },
  node: Branch,
  match: Match | undefined,
  isMeant: (name: string) => boolean,
): Draft {
  const text = (field: string) => textOf(node.entries.get(field)?.value);
  const id = text('id') ?? '';
  const account = new EntryAccount(`${provider}/${id}`, node.mark.line);
  let contextWindow: string | undefined;
  let prices: Tree | undefined;
  for (const { field, value } of account.open(node)) {
    if (field === 'prices') prices = value;
    else if (field === 'context_window') contextWindow = wholeAmount(account, field, value, 'tok');
    else if (field === 'deprecated' || field === 'price_comments') account.record(field, 'mapped', value);
    else if (field === 'match') recordMatch(account, match, value);
    else if (NOT_PRICES.test(field)) account.record(field, 'notAPrice', value);
    else account.unknown(field, value);
  }
  const periods = readPeriods(account, prices, isDeclaredFree(id));
  if (account.outcome || id === '') {
    if (!account.outcome) account.list('looksWrong', 'no `id` is stated');
    return { account };
  }
  const entry: Imported = {
    provider: providerId('genai-prices', provider),
    model: slug(id),
    family: familyOf(id),
    name: text('name') ?? id,
    // what the provider's prices leave out matters as much as what a model's do
    note: text('price_comments') ?? comment,
    contextWindow,
    deprecated: text('deprecated') === 'true',
    aliases: [id, ...(match?.names ?? []).filter(isMeant)],
    periods,
  };
  return { account, entry };
}

/** Names become aliases; clauses that stand for many names have no counterpart, and are counted as such. */
function recordMatch(account: EntryAccount, match: Match | undefined, node: Tree): void {
  if (!match) account.unknown('match', node);
  else if (match.patterns.length === 0) account.record('match', 'mapped', node);
  else
    account.fields.push({
      field: 'match',
      use: 'noCounterpart',
      what: 'names by pattern',
      value: match.patterns.join(', ').slice(0, 80),
      line: node.mark.line,
    });
}
