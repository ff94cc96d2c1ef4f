import type { Tree } from '../../input/tree.ts';
import { EntryAccount } from './account.ts';
import type { PriceCollector } from './collect-prices.ts';
import type { Imported } from './imported.ts';
import { movePoint } from './price-text.ts';

/** One entry of a price file as far as its reader got: the account of its fields, and the entry unless it was listed. */
export interface Draft {
  readonly account: EntryAccount;
  readonly entry?: Imported | undefined;
}

/** An entry that is no map at all. */
export function notAMap(from: string, node: Tree): Draft {
  const account = new EntryAccount(from, node.mark.line);
  account.list('looksWrong', 'not a map of fields');
  return { account };
}

export const textOf = (node: Tree | undefined): string | undefined => (node?.kind === 'text' ? node.text : undefined);

/** A whole number above 0 as an amount in tokens, requests and the like; a field that is none is recorded as wrong. */
export function wholeAmount(account: EntryAccount, field: string, node: Tree, unit: string): string | undefined {
  const record = account.record(field, 'notAPrice', node);
  const text = textOf(node);
  if (text === undefined || text === 'null' || text === '0') return undefined;
  const number = movePoint(text, 0);
  if (number !== undefined && /^[1-9]\d{0,14}$/.test(number)) {
    record.use = 'mapped';
    return `${number} ${unit}`;
  }
  record.use = 'wrong';
  account.remark('notANumber', node.mark.line, `not a whole number of ${unit}`, false, field, text.slice(0, 80));
  return undefined;
}

/** Why a period without a price of input and of output cannot be entered; undefined for one that can. */
export function unpriced(
  period: ReturnType<PriceCollector['period']>,
  collector: PriceCollector,
): readonly ['noPrice' | 'looksWrong' | 'noCounterpart', string] | undefined {
  if (period.free || (period.base.input !== undefined && period.base.output !== undefined)) return undefined;
  if (collector.isBad) return ['looksWrong', 'its price is negative or not a number'];
  if (collector.hasZero) return ['looksWrong', 'a price of 0 that is not declared free'];
  const has = Object.keys(period.base);
  if (has.length === 0) return ['noPrice', 'no price per token is stated'];
  const missing = period.base.output === undefined ? 'output' : 'input';
  return ['noCounterpart', `no price of ${missing} tokens`];
}
