import type { Draft } from './draft.ts';
import { isId } from './entry-id.ts';
import type { Imported } from './imported.ts';

/** Gives each entry its id; of several with the same one the first is entered, under all of their names, and the others are named. */
export function settleIds(drafts: readonly Draft[]): Draft[] {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    if (!draft.entry) continue;
    const id = `${draft.entry.provider}/${draft.entry.model}`;
    groups.set(id, [...(groups.get(id) ?? []), draft]);
  }
  const settled = new Map<Draft, Draft>();
  for (const [id, group] of groups) for (const draft of group) settled.set(draft, settle(id, draft, group));
  return drafts.map(draft => settled.get(draft) ?? draft);
}

function settle(id: string, { account, entry }: Draft, group: readonly Draft[]): Draft {
  const first = group[0]!;
  if (!isId(entry!.provider) || !isId(entry!.model)) {
    account.list('looksWrong', `\`${id}\` cannot be the id of an entry`);
    return { account };
  }
  if (account === first.account) {
    account.outcome = {
      as: 'entry',
      id,
      replaces: entry!.replaces !== undefined,
      free: entry!.periods.some(period => period.free),
    };
    const names = group.filter(other => isSame(other, first)).flatMap(other => other.entry!.aliases);
    return { account, entry: { ...entry!, aliases: [...new Set(names)] } };
  }
  if (isSame({ account, entry }, first)) account.outcome = { as: 'same', id };
  else {
    account.list('looksWrong', 'the same id as an entry before it');
    const differs = hasSamePrices(entry!, first.entry!) ? 'another context window or shutdown' : 'other prices';
    const message = `becomes ${id} like \`${first.account.from}\`, with ${differs}; that one is entered`;
    account.remark('sameId', account.line, message, false);
  }
  return { account };
}

const hasSamePrices = (a: Imported, b: Imported): boolean => JSON.stringify(a.periods) === JSON.stringify(b.periods);

const isSame = ({ entry: a }: Draft, { entry: b }: Draft): boolean =>
  hasSamePrices(a!, b!) && a!.contextWindow === b!.contextWindow && a!.shutdown === b!.shutdown;
